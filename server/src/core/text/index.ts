export * from './edits';
export * from './lines';
export * from './releases';
export * from './span';
export * from './uri';
