export * from './edits';
export * from './lines';
export * from './patterns';
export * from './process-text';
export * from './releases';
export * from './span';
export * from './uri';
export * from './utf8';
