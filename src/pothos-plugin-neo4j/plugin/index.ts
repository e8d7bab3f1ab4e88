import './global-types.ts';
import './mutation-fields.ts';
import './query-fields.ts';
import './schema-builder.ts';

export type { Piece } from '../compiler/cypher.ts';
export type { Visible } from '../compiler/visibility.ts';
export type { ArgumentsIn, CypherOptions, FromCypherOptions, Knowledge } from './cypher.ts';
export { cypher, found, knowledge, known, link, parameter, self, value, visible } from './cypher.ts';
export { decodeGlobalId, encodeGlobalId } from './global-id.ts';
export type {
  ConnectionFromCypherOptions,
  ConnectionPartBuilder,
  GraphFieldBuilder,
  RelatedConnectionOptions,
  RelationOptions,
} from './graph-field-builder.ts';
export { default, GraphPlugin, planStatistics } from './graph-plugin.ts';
export { inTransaction, type TransactionOptions, type Write } from './in-transaction.ts';
export type { KeysOf, MutationOptions, ReferenceOptions } from './mutation-options.ts';
export type { PlanStatistics } from './plan-cache.ts';
export { printGraphSchema } from './print-schema.ts';
export type { DeclaredUnion, RowRef } from './registry.ts';
export { relayOptions } from './relay-options.ts';
export type { GraphTypeOptions } from './type-options.ts';
export type * from './types.ts';
export type { UnionOptions } from './union.ts';
