export * from './edits';
export * from './lines';
export * from './span';
export * from './uri';
