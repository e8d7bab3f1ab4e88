export {
  constraintsOf,
  fullTextName,
  indexesOf,
  type SchemaStatement,
  scriptOf,
} from './cypher.ts';
export * from './define.ts';
export { fold } from './fold.ts';
export { sortKey } from './sort-key.ts';
