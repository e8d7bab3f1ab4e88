import { integer, type RelationshipModel } from '../model/define.ts';
import * as nodes from '../model/nodes.ts';
import { cypher, found, knowledge, known, link, type Piece, parameter } from '../plugin/cypher.ts';
import { requireWithin } from './bounds.ts';
import { builder } from './builder.ts';
import {
  arrows,
  EntityKind,
  followed,
  followedFields,
  followedFrom,
  labelsOf,
  namesEntity,
  nowhere,
  Relation,
  relationsOf,
  TraversalDirection,
} from './relations.ts';

/** The longest way that is looked for; longer ones say little, and take long to find. */
const longest = 8;
const mostPaths = 50;

const allShortest = cypher`ALL SHORTEST`;
const shortest = cypher`SHORTEST 50`;

const step = knowledge('PathStep', { ...followed, position: integer('The number of the step, from 0 on.') });
const path = knowledge('Path', {
  length: integer('The number of its steps.'),
  position: integer('Its place in the order.'),
});

const PathStep = builder.graphRow(step, {
  description: 'One step of a way: a relationship, and the entity it leads to.',
  fields: (t) => ({
    ...followedFields(t as never),
    node: t.found(nodes.entity, { description: 'Where the step leads.' }),
  }),
});

const Path = builder.graphRow(path, {
  description: 'A way from one entity to another, along relationships.',
  fields: (t) => ({
    length: t.property('length'),
    nodes: t.fromCypher({
      description: 'The entities along it, both ends included.',
      of: nodes.entity,
      knows: step,
      list: true,
      nullable: false,
      most: longest + 1,
      orderBy: [{ name: 'position', direction: 'ASC' }],
      body: () => cypher`
        UNWIND range(0, size(${link}.nodes) - 1) AS place WITH place, ${link}.nodes[place] AS node
        RETURN node AS ${found}, {position: place} AS ${known}`,
    }),
    steps: t.fromCypher({
      description: 'Its steps, in order.',
      of: nodes.entity,
      knows: step,
      as: PathStep,
      list: true,
      nullable: false,
      most: longest,
      orderBy: [{ name: 'position', direction: 'ASC' }],
      body: () => cypher`
        UNWIND range(0, size(${link}.steps) - 1) AS place
        WITH place, ${link}.steps[place] AS r, ${link}.nodes[place] AS before, ${link}.nodes[place + 1] AS after
        RETURN after AS ${found}, {position: place, relation: type(r), sources: coalesce(r.sources, []),
          confidence: r.confidence, direction: ${followedFrom(cypher`before`)}} AS ${known}`,
    }),
  }),
});

interface Question {
  readonly from: string;
  readonly to: string;
  readonly relations?: readonly string[] | null | undefined;
  readonly direction: 'OUTGOING' | 'INCOMING' | 'ANY';
  readonly avoid?: readonly string[] | null | undefined;
  readonly maxLength: number;
}

/** One step, as often as it is allowed; entities of kinds that are avoided stand at the ends alone. */
function stepsOf(relations: readonly RelationshipModel[], { from, to, direction, avoid }: Question): Piece {
  const avoided = labelsOf(avoid);
  const ends = cypher`[${parameter('text', from)}, ${parameter('text', to)}]`;
  const free = avoided.length === 0 ? cypher`` : cypher` AND (y.slug IN ${ends} OR NOT y:${avoided})`;
  return cypher`((x)${arrows[direction](relations)}(y) WHERE y:${nodes.entity}${free}){0,8}`;
}

/** Finds the first ways in order: by their length, then by the slugs along them, then by the relationships. */
function waysOf(question: Question, selectors: readonly Piece[], first: number): Piece {
  const relations = relationsOf(question.relations);
  if (relations.length === 0) return nowhere;
  const { from, to, maxLength } = question;
  const steps = stepsOf(relations, question);
  const [found0, ...others] = selectors.map((selector) => cypher`MATCH way = ${selector} (a)${steps}(b) RETURN way`);
  const all = others.reduce((ways, more) => cypher`${ways} UNION ${more}`, found0!);
  return cypher`
    MATCH (a:${nodes.entity} {slug: ${parameter('text', from)}}), (b:${nodes.entity} {slug: ${parameter('text', to)}})
    CALL (a, b) { ${all} }
    WITH way, length(way) AS length WHERE length <= ${parameter('integer', maxLength)}
    WITH way, length, [node IN nodes(way) | node.slug] AS slugs,
      [r IN relationships(way) | type(r) + ' ' + coalesce(r.key, '')] AS keys
    ORDER BY length, slugs, keys LIMIT ${parameter('integer', first)}
    WITH collect({way: way, length: length}) AS ways UNWIND range(0, size(ways) - 1) AS position
    WITH position, ways[position].length AS length, ways[position].way AS way
    RETURN last(nodes(way)) AS ${found},
      {position: position, length: length, nodes: nodes(way), steps: relationships(way)} AS ${known}`;
}

builder.queryFields((t) => {
  const args = {
    from: t.arg.string({ required: true, description: 'The slug of the entity it starts at.', ...namesEntity }),
    to: t.arg.string({ required: true, description: 'The slug of the entity it ends at.', ...namesEntity }),
    relations: t.arg({
      type: [Relation],
      required: false,
      description: 'Only along these; all but sources and assessments where nothing is said.',
    }),
    direction: t.arg({
      type: TraversalDirection,
      required: true,
      defaultValue: 'ANY',
      description: 'Which way each step follows its relationship.',
    }),
    avoid: t.arg({ type: [EntityKind], required: false, description: 'Not over entities of these kinds.' }),
    maxLength: t.arg.int({ required: true, defaultValue: 6, description: `The most steps: 1 to ${longest}.` }),
  };
  const shared = {
    of: nodes.entity,
    knows: path,
    as: Path,
    orderBy: [{ name: 'position', direction: 'ASC' }],
  } as const;
  return {
    path: t.fromCypher({
      ...shared,
      description:
        'The shortest way from one entity to another; of several the first by its slugs. Null where there is none.',
      list: false,
      args,
      body: (question) => {
        requireWithin('maxLength', question.maxLength, 1, longest);
        return waysOf(question as Question, [allShortest], 1);
      },
    }),
    paths: t.fromCypher({
      ...shared,
      description:
        'The shortest ways from one entity to another, by their length and then by their slugs. All of the least length ' +
        `are considered, and of longer ones as many as make ${mostPaths} in all.`,
      list: true,
      most: ({ first }) => first,
      args: {
        ...args,
        first: t.arg.int({ required: true, defaultValue: 10, description: `How many at most: 0 to ${mostPaths}.` }),
        shortestOnly: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Only those of the least length.',
        }),
      },
      body: ({ first, shortestOnly, ...question }) => {
        requireWithin('first', first, 0, mostPaths);
        requireWithin('maxLength', question.maxLength, 1, longest);
        return waysOf(question as Question, shortestOnly ? [allShortest] : [allShortest, shortest], first);
      },
    }),
  };
});
