import * as nodes from '../model/nodes.ts';
import { integer } from '../pothos-plugin-neo4j/model/index.ts';
import { cypher, found, knowledge, known, link, type Piece } from '../pothos-plugin-neo4j/plugin/index.ts';
import { requireWithin } from './bounds.ts';
import { builder } from './builder.ts';
import {
  asideNames,
  EntityKind,
  followed,
  followedFields,
  followedFrom,
  missingAmong,
  mustExist,
  namesEntity,
  noEntityHas,
  nowhere,
  Relation,
  relationsOf,
  TraversalDirection,
} from './relations.ts';
import { longest, type WaysQuestion, waysOf } from './ways.ts';

const mostPaths = 50;

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
  description: 'A way from one entity to another, along relationships. It visits no entity twice.',
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

/** What a search costs depends on these. */
interface Asked {
  readonly maxLength: number;
  readonly relations?: readonly string[] | null | undefined;
}

/** What the search finds, as rows in its order. */
function pathsOf(names: readonly string[] | null | undefined, question: WaysQuestion): Piece {
  const relations = relationsOf(names);
  if (relations.length === 0) return nowhere;
  return cypher`${waysOf(relations, question)}
    UNWIND range(0, size(ways) - 1) AS position WITH position, ways[position] AS way
    RETURN way.nodes[-1] AS ${found},
      {position: position, length: size(way.steps), nodes: way.nodes, steps: way.steps} AS ${known}`;
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
    mustExist: t.arg.boolean({ required: true, defaultValue: false, description: mustExist }),
    maxLength: t.arg.int({ required: true, defaultValue: 6, description: `The most steps: 1 to ${longest}.` }),
  };
  // Found by measurement, and more where it goes over what nearly everything is joined to.
  const visits = (most: number, { maxLength, relations }: Asked) =>
    (5 + most) * maxLength * 1_000 * (relations?.some((name) => asideNames.has(name)) ? 4 : 1);
  const shared = {
    of: nodes.entity,
    knows: path,
    as: Path,
    orderBy: [{ name: 'position', direction: 'ASC' }],
  } as const;
  const missing = {
    isAsked: (asked: { mustExist: boolean }) => asked.mustExist,
    body: ({ from, to }: { from: string; to: string }) => missingAmong([from, to]),
    error: noEntityHas,
  };
  return {
    path: t.fromCypher({
      ...shared,
      description:
        'The shortest way from one entity to another; of several the first by its slugs. Null where there is none.',
      list: false,
      args,
      missing,
      visits: (asked) => visits(1, asked),
      body: ({ relations, ...question }) => {
        requireWithin('maxLength', question.maxLength, 1, longest);
        return pathsOf(relations, { ...question, first: 1, shortestOnly: true });
      },
    }),
    paths: t.fromCypher({
      ...shared,
      description:
        'The ways from one entity to another that visit no entity twice, by their length and then by the slugs along them; ' +
        'two along the same entities by their relationships.',
      list: true,
      missing,
      most: ({ first }) => first,
      visits: (asked) => visits(asked.first, asked),
      args: {
        ...args,
        first: t.arg.int({ required: true, defaultValue: 10, description: `How many at most: 0 to ${mostPaths}.` }),
        shortestOnly: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Only those of the least length.',
        }),
      },
      body: ({ relations, ...question }) => {
        requireWithin('first', question.first, 0, mostPaths);
        requireWithin('maxLength', question.maxLength, 1, longest);
        return pathsOf(relations, question);
      },
    }),
  };
});
