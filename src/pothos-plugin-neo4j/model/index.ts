export {
  constraintsOf,
  fullTextName,
  indexesOf,
  type SchemaStatement,
  type Served,
  scriptOf,
} from './cypher.ts';
export * from './define.ts';
export { fold } from './fold.ts';
export * from './foreign.ts';
export { type IncompleteProperty, incompleteIn, type Lacking } from './incomplete.ts';
export { missingIn } from './missing.ts';
export { quoteName } from './quote-name.ts';
export * from './relationship.ts';
export { sortKey } from './sort-key.ts';
