import type { GraphQLError } from 'graphql';
import { publicError } from '../errors.ts';
import { model } from '../model/g7.ts';
import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import { confidence } from '../model/vocabularies.ts';
import {
  enumeration,
  isA,
  listOf,
  type NodeModel,
  oneOf,
  optional,
  type RelationshipModel,
  text,
} from '../pothos-plugin-neo4j/model/index.ts';
import {
  cypher,
  found,
  type GraphFieldBuilder,
  known,
  type Piece,
  parameter,
  value,
} from '../pothos-plugin-neo4j/plugin/index.ts';
import { builder } from './builder.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

/** Relationships that lead away from the subject: whence a fact is known, and how a commitment was kept. */
const asides: readonly RelationshipModel[] = [
  relationships.sourcedFrom,
  relationships.assesses,
  relationships.scores,
  relationships.resultOf,
  relationships.resultFor,
];

/** The relations that are left out where nothing is said. */
export const asideNames: ReadonlySet<string> = new Set(asides.map(({ type }) => type));

const usual = model.relationships.filter((relationship) => !asides.includes(relationship));

const kinds: readonly NodeModel[] = model.nodes.filter((node) => !node.abstract && isA(node, nodes.entity));
const screaming = (name: string): string => name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toUpperCase();
const byKind = new Map(kinds.map((kind) => [screaming(kind.label), kind]));

export const relationWords = enumeration(
  'Relation',
  'A relationship of the graph, by its type.',
  Object.fromEntries(model.relationships.map(({ type, description }) => [type, description])),
);
export const kindWords = enumeration(
  'EntityKind',
  'What an entity is.',
  Object.fromEntries([...byKind].map(([word, { description }]) => [word, description])),
);
const directionWords = enumeration('TraversalDirection', 'Which way a relationship is followed.', {
  OUTGOING: 'From its start to its end.',
  INCOMING: 'From its end to its start.',
  ANY: 'Both ways.',
});
const followedWords = enumeration('FollowedDirection', 'Which way a relationship was followed.', {
  OUTGOING: 'From its start to its end.',
  INCOMING: 'From its end to its start.',
});

/** For an argument that names entities by slug: it takes those that they had before, too. */
export const namesEntity = { extensions: { graph: { keyOf: nodes.entity } } };

/** Finds those of some slugs that no entity has. */
export const missingAmong = (slugs: readonly string[]): Piece => cypher`
  UNWIND ${parameter('text', [...new Set(slugs)])} AS slug
  WITH slug WHERE NOT EXISTS { MATCH (:${nodes.entity} {slug: slug}) } RETURN slug AS ${value}`;

/** What is said of slugs that no entity has. */
export function noEntityHas(slugs: readonly string[]): GraphQLError {
  const named = slugs.map((slug) => `'${slug}'`).join(', ');
  return publicError('NOT_FOUND', `No entity has the ${slugs.length === 1 ? 'slug' : 'slugs'} ${named}.`, { slugs });
}

/** What an argument `mustExist` does. */
export const mustExist =
  'Whether it is an error, `NOT_FOUND`, that no entity has a slug that is named; else nothing is found from there.';

export const Relation = builder.graphEnum(relationWords);
export const EntityKind = builder.graphEnum(kindWords);
export const TraversalDirection = builder.graphEnum(directionWords);

/** What is known of a relationship that was followed. */
export const followed = {
  relation: oneOf(relationWords, 'The relationship.'),
  direction: oneOf(followedWords),
  sources: listOf(text('The slugs of the sources it rests on.')),
  confidence: optional(oneOf(confidence)),
};

/** The fields of whatever says how an entity was reached. */
export function followedFields(
  t: GraphFieldBuilder<Types, { readonly type: string; readonly properties: typeof followed }>,
) {
  return {
    relation: t.property('relation'),
    direction: t.property('direction'),
    sources: t.reference('sources', { to: nodes.source, by: 'slug', description: 'The sources this link rests on.' }),
    confidence: t.property('confidence'),
  };
}

/**
 * The relationships that a client names, each once and in the order of the model, else those that lead along the subject. An
 * empty list names none. Named a thousand times they would be a statement that takes long to plan, and in each order another one.
 */
export function relationsOf(names: readonly string[] | null | undefined): readonly RelationshipModel[] {
  if (!names) return usual;
  const named = new Set(names);
  return model.relationships.filter(({ type }) => named.has(type));
}

/** The arrow of a pattern that follows some relationships one way, or both ways, with the relationship named `r`. */
export const arrows = {
  OUTGOING: (relations: readonly RelationshipModel[]): Piece => cypher`-[r:${relations}]->`,
  INCOMING: (relations: readonly RelationshipModel[]): Piece => cypher`<-[r:${relations}]-`,
  ANY: (relations: readonly RelationshipModel[]): Piece => cypher`-[r:${relations}]-`,
} as const;

/** Which way the relationship `r` was followed that led away from a node. */
export const followedFrom = (node: Piece): Piece =>
  cypher`CASE WHEN startNode(r) = ${node} THEN 'OUTGOING' ELSE 'INCOMING' END`;

/** How well an entity is joined, which the database knows without looking at what it is joined to. */
export const degreeOf = (node: Piece): Piece => cypher`COUNT { (${node})--() }`;
export const degreeDescription =
  'How well it is joined: the number of all its relationships, those to sources and assessments among them.';

/** The labels that a client names, each once and in the order of the model. */
export function labelsOf(names: readonly string[] | null | undefined): readonly NodeModel[] {
  return kindsOf(names ?? []).map((name) => byKind.get(name)!);
}

/** Kinds that a client names, each once and in the order of the model. */
export function kindsOf(names: readonly string[]): readonly string[] {
  const named = new Set(names);
  return [...byKind.keys()].filter((name) => named.has(name));
}

/** A condition on a node, or nothing: that it has one of some labels, or none of them. */
export function havingLabels(variable: Piece, labels: readonly NodeModel[], has: boolean): Piece {
  if (labels.length === 0) return cypher``;
  return has ? cypher`AND ${variable}:${labels}` : cypher`AND NOT ${variable}:${labels}`;
}

/** Finds nothing. */
export const nowhere: Piece = cypher`UNWIND [] AS nothing RETURN nothing AS ${found}, {} AS ${known}`;
