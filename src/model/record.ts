import {
  relationship as declare,
  listOf,
  type NodeModel,
  oneOf,
  optional,
  type Properties,
  type RelationshipModel,
  type RelationshipOptions,
  text,
} from '../pothos-plugin-neo4j/model/index.ts';
import * as words from './vocabularies.ts';

/** What every relationship that comes from a record carries. */
export const record = {
  key: text('Tells this relationship from every other of its type; loads merge on it.'),
  sources: listOf(text('The slugs of the sources it rests on.')),
  confidence: optional(oneOf(words.confidence)),
};

/** Declares a relationship that comes from records. It joins the same two nodes once at most, unless it says otherwise. */
export const relationship = <
  Type extends string,
  P extends Properties & Pick<typeof record, 'key'>,
  From extends NodeModel,
  To extends NodeModel,
>(
  type: Type,
  options: RelationshipOptions<P, From, To>,
): RelationshipModel<Type, P, From, To> =>
  // The types cannot say that a key of every such P is a key of this one.
  declare(type, { key: 'key', repeats: false, otherEnds: false, ...options } as RelationshipOptions<P, From, To>);
