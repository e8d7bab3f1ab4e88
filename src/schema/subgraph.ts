import { badUserInput } from '../errors.ts';
import * as nodes from '../model/nodes.ts';
import { boolean, integer, type NodeModel, type RelationshipModel, text } from '../pothos-plugin-neo4j/model/index.ts';
import { cypher, found, knowledge, known, link, type Piece, parameter } from '../pothos-plugin-neo4j/plugin/index.ts';
import { requireWithin } from './bounds.ts';
import { builder } from './builder.ts';
import {
  degreeDescription,
  degreeOf,
  EntityKind,
  followed,
  followedFrom,
  havingLabels,
  labelsOf,
  missingAmong,
  mustExist,
  namesEntity,
  noEntityHas,
  Relation,
  relationsOf,
} from './relations.ts';

const mostSeeds = 200;
/** From more than these no step is taken. */
const mostCenters = 20;
const deepest = 3;
const mostNodes = 200;
const mostPerRelation = 100;
/** Among so many entities there are seldom more; that the rest is cut is told. */
const mostRelationships = 1_000;
/** An entity has relationships of some ten types. */
const mostCounts = 10 * mostSeeds;

const surroundings = knowledge('Subgraph', {
  hasMoreNodes: boolean(
    'Whether entities so near were left out, because `first` or `firstPerRelation` has no room for them.',
  ),
  hasMoreRelationships: boolean(
    'Whether relationships between the entities were left out, because there are too many.',
  ),
});
const place = knowledge('SubgraphNode', {
  distance: integer('The number of steps from the nearest entity that was asked for.'),
  degree: integer(degreeDescription),
  slug: nodes.entity.properties.slug,
});
const counted = knowledge('SubgraphCount', {
  relation: followed.relation,
  direction: followed.direction,
  totalCount: integer(
    'How many such relationships lead to or from the entity in the whole graph, or of the years that were asked for.',
  ),
  includedCount: integer('How many of them join it to an entity of this part; the others were left out.'),
  slug: nodes.entity.properties.slug,
});
const tie = knowledge('SubgraphRelationship', {
  relation: followed.relation,
  sources: followed.sources,
  confidence: followed.confidence,
  key: text('Tells the relationship from every other of its type.'),
});

const SubgraphNode = builder.graphRow(place, {
  description: 'An entity of a part of the graph.',
  fields: (t) => ({
    distance: t.property('distance'),
    degree: t.property('degree'),
    node: t.found(nodes.entity, { description: 'The entity.' }),
  }),
});

const SubgraphCount = builder.graphRow(counted, {
  description: 'How many relationships of one type and direction an entity has, and how many of them are in a part.',
  fields: (t) => ({
    relation: t.property('relation'),
    direction: t.property('direction'),
    totalCount: t.property('totalCount'),
    includedCount: t.property('includedCount'),
    node: t.found(nodes.entity, { description: 'The entity that they lead to or from.' }),
  }),
});

const SubgraphRelationship = builder.graphRow(tie, {
  description: 'A relationship between two entities of a part of the graph.',
  fields: (t) => ({
    relation: t.property('relation'),
    sources: t.reference('sources', { to: nodes.source, by: 'slug', description: 'The sources this link rests on.' }),
    confidence: t.property('confidence'),
    from: t.fromCypher({
      description: 'Where it starts.',
      of: nodes.entity,
      list: false,
      nullable: false,
      body: () => cypher`RETURN ${link}.start AS ${found}, {} AS ${known}`,
    }),
    to: t.found(nodes.entity, { description: 'Where it ends.' }),
  }),
});

const Subgraph = builder.graphRow(surroundings, {
  description: 'A part of the graph, for drawing: entities, and every relationship between two of them.',
  fields: (t) => ({
    hasMoreNodes: t.property('hasMoreNodes'),
    hasMoreRelationships: t.property('hasMoreRelationships'),
    nodes: t.fromCypher({
      description: 'The entities: the nearest first, and of those the best joined.',
      of: nodes.entity,
      knows: place,
      as: SubgraphNode,
      list: true,
      nullable: false,
      most: mostNodes,
      orderBy: [
        { name: 'distance', direction: 'ASC' },
        { name: 'degree', direction: 'DESC' },
        { name: 'slug', direction: 'ASC' },
      ],
      body: () => cypher`
        UNWIND ${link}.places AS place WITH place, place.node AS node
        RETURN node AS ${found}, {distance: place.distance, degree: ${degreeOf(cypher`node`)}, slug: node.slug} AS ${known}`,
    }),
    counts: t.fromCypher({
      description:
        'Of each entity that was asked for, and of each relation: how many relationships there are, and how many of them this part holds.',
      of: nodes.entity,
      knows: counted,
      as: SubgraphCount,
      list: true,
      nullable: false,
      most: mostCounts,
      orderBy: [
        { name: 'slug', direction: 'ASC' },
        { name: 'totalCount', direction: 'DESC' },
        { name: 'relation', direction: 'ASC' },
        { name: 'direction', direction: 'ASC' },
      ],
      body: () => cypher`
        WITH [place IN ${link}.places | place.node] AS included
        UNWIND [place IN ${link}.places WHERE place.distance = 0 | place.node] AS node
        MATCH (node)-[r]-(other:${nodes.entity})
        WHERE type(r) IN ${link}.types ${withinYears(cypher`other`, cypher`${link}.fromYear`, cypher`${link}.toYear`)}
        WITH node, type(r) AS relation, ${followedFrom(cypher`node`)} AS direction, count(*) AS total,
          sum(CASE WHEN other IN included THEN 1 ELSE 0 END) AS within
        RETURN node AS ${found}, {relation: relation, direction: direction, totalCount: total, includedCount: within,
          slug: node.slug} AS ${known}`,
    }),
    relationships: t.fromCypher({
      description: `The relationships between them, ${mostRelationships} at most.`,
      of: nodes.entity,
      knows: tie,
      as: SubgraphRelationship,
      list: true,
      nullable: false,
      most: mostRelationships,
      orderBy: [
        { name: 'relation', direction: 'ASC' },
        { name: 'key', direction: 'ASC' },
      ],
      body: () => cypher`
        UNWIND ${link}.ties AS r
        WITH r, startNode(r) AS start, endNode(r) AS end
        RETURN end AS ${found}, {relation: type(r), sources: coalesce(r.sources, []), confidence: r.confidence,
          key: coalesce(r.key, ''), start: start} AS ${known}`,
    }),
  }),
});

interface Question {
  readonly slugs: readonly string[];
  readonly depth: number;
  readonly first: number;
  readonly firstPerRelation?: number | null | undefined;
  readonly relations?: readonly string[] | null | undefined;
  readonly avoid?: readonly string[] | null | undefined;
  readonly fromYear?: number | null | undefined;
  readonly toYear?: number | null | undefined;
}

/** A condition on an entity: that its year is not outside some years, or that it has none. */
function withinYears(node: Piece, from: Piece, to: Piece): Piece {
  const year = cypher`coalesce(${node}.year, ${node}.date.year)`;
  return cypher`AND NOT coalesce(${year} < ${from}, false) AND NOT coalesce(${year} > ${to}, false)`;
}

/** The condition where years are asked for: else the statement says nothing of them. */
function yearsAsked({ fromYear, toYear }: Question): Piece {
  if (fromYear == null && toYear == null) return cypher``;
  return withinYears(
    cypher`other`,
    cypher`${parameter('integer', fromYear ?? null)}`,
    cypher`${parameter('integer', toYear ?? null)}`,
  );
}

/** What the entities of the last step are joined to: all of it, or of each relation and direction the best joined. */
function nearest({ firstPerRelation }: Question): Piece {
  if (firstPerRelation == null) return cypher`WITH DISTINCT other RETURN other`;
  return cypher`
      WITH DISTINCT node, type(r) AS relation, startNode(r) = node AS isForward, other
      WITH *, ${degreeOf(cypher`other`)} AS degree ORDER BY degree DESC, other.slug
      WITH node, relation, isForward, collect(other)[..${parameter('integer', firstPerRelation)}] AS best
      UNWIND best AS one RETURN DISTINCT one AS other`;
}

/**
 * Adds what is one step further to the places that are known, as long as there is room. Lists are cut by `[..n]`: Neo4j
 * counts the memory of what a row holds again for each row that waits in an `ORDER BY … LIMIT`, though they share it.
 */
function oneStep(
  relations: readonly RelationshipModel[],
  avoided: readonly NodeModel[],
  question: Question,
  distance: number,
): Piece {
  const first = parameter('integer', question.first);
  const free = cypher` WHERE true ${havingLabels(cypher`other`, avoided, false)} ${yearsAsked(question)}`;
  const start = cypher`UNWIND [p IN places WHERE p.distance = ${parameter('integer', distance - 1)} | p.node] AS node
      MATCH (node)-[r:${relations}]-(other:${nodes.entity})${free}`;
  return cypher`
    CALL (places) {
      WITH places, [p IN places | p.node] AS known
      CALL (places) { ${start}
      ${nearest(question)} }
      WITH other, known WHERE NOT other IN known
      WITH other ORDER BY ${degreeOf(cypher`other`)} DESC, other.slug
      RETURN collect({node: other, distance: ${parameter('integer', distance)}}) AS further
    }
    CALL (places) {
      WITH places, [p IN places | p.node] AS known
      ${start}
      WITH DISTINCT other, known WHERE NOT other IN known
      RETURN count(*) AS near
    }
    WITH more OR near > size(further) OR size(places) + size(further) > ${first} AS more,
      (places + further)[..${first}] AS places`;
}

function surroundingsOf(question: Question): Piece {
  const { slugs, depth, relations: named, avoid, fromYear = null, toYear = null } = question;
  const relations = relationsOf(named);
  if (relations.length === 0) throw badUserInput("'relations' is empty. Name some, or leave it out for all.");
  const steps = Array.from({ length: depth }, (_, index) => oneStep(relations, labelsOf(avoid), question, index + 1));
  return cypher`
    MATCH (seed:${nodes.entity}) WHERE seed.slug IN ${parameter('text', [...new Set(slugs)])}
    WITH seed ORDER BY seed.slug
    WITH collect({node: seed, distance: ${parameter('integer', 0)}}) AS places, false AS more
    ${steps.reduce((all, step) => cypher`${all}${step}`, cypher``)}
    WITH more, places, [p IN places | p.node] AS known WHERE size(places) > 0
    CALL (known) {
      UNWIND known AS node MATCH (node)-[r:${relations}]->(other) WHERE other IN known
      WITH r ORDER BY type(r), r.key
      WITH collect(r) AS between
      RETURN between[..${parameter('integer', mostRelationships)}] AS ties,
        size(between) > ${parameter('integer', mostRelationships)} AS moreTies
    }
    RETURN places[0].node AS ${found}, {places: places, ties: ties, hasMoreNodes: more, hasMoreRelationships: moreTies,
      fromYear: ${parameter('integer', fromYear)}, toYear: ${parameter('integer', toYear)}, types: ${parameter(
        'text',
        relations.map(({ type }) => type),
      )}} AS ${known}`;
}

builder.queryFields((t) => ({
  subgraph: t.fromCypher({
    description:
      'Some entities and what lies around them, with the relationships in between. Null where there is none.',
    of: nodes.entity,
    knows: surroundings,
    as: Subgraph,
    list: false,
    visits: ({ depth }) => 10_000 * (1 + depth),
    args: {
      slugs: t.arg.stringList({
        required: true,
        description: `The slugs of the entities: 1 to ${mostCenters}, or with \`depth: 0\` to ${mostSeeds}.`,
        ...namesEntity,
      }),
      depth: t.arg.int({
        required: true,
        defaultValue: 1,
        description: `How many steps around them: 0 to ${deepest}.`,
      }),
      relations: t.arg({
        type: [Relation],
        required: false,
        description: 'Only along these; all but sources and assessments where nothing is said.',
      }),
      mustExist: t.arg.boolean({ required: true, defaultValue: false, description: mustExist }),
      avoid: t.arg({ type: [EntityKind], required: false, description: 'Without entities of these kinds.' }),
      fromYear: t.arg.int({
        required: false,
        description: 'Without what is of an earlier year, as meetings, commitments and documents can be.',
      }),
      toYear: t.arg.int({ required: false, description: 'Without what is of a later year.' }),
      first: t.arg.int({
        required: true,
        defaultValue: 100,
        description: `How many entities at most, those of \`slugs\` and then the nearest, of those the best joined: 1 to ${mostNodes}, and no fewer than \`slugs\` names.`,
      }),
      firstPerRelation: t.arg.int({
        required: false,
        description: `At each step, only so many entities for each relation and direction of an entity, the best joined: 1 to ${mostPerRelation}. All where nothing is said; \`counts\` tells how many were left out.`,
      }),
    },
    missing: { isAsked: (asked) => asked.mustExist, body: ({ slugs }) => missingAmong(slugs), error: noEntityHas },
    body: (question) => {
      requireWithin('depth', question.depth, 0, deepest);
      requireWithin('first', question.first, 1, mostNodes);
      if (question.firstPerRelation != null) {
        requireWithin('firstPerRelation', question.firstPerRelation, 1, mostPerRelation);
      }
      const most = question.depth === 0 ? mostSeeds : mostCenters;
      if (question.slugs.length === 0 || question.slugs.length > most) {
        const hint = most < mostSeeds ? `, or with 'depth: 0' to ${mostSeeds}` : '';
        throw badUserInput(`'slugs' names ${question.slugs.length} entities. Name 1 to ${most}${hint}.`);
      }
      const named = new Set(question.slugs).size;
      if (named > question.first) {
        throw badUserInput(
          `'first' is ${question.first}, and 'slugs' names ${named} entities. Make 'first' ${named} or more, or name fewer.`,
        );
      }
      return surroundingsOf(question as Question);
    },
  }),
}));
