import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { publicError } from '../../src/errors.ts';
import { type FieldMapping, fieldMapping, typeMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { requireWithin } from '../../src/schema/bounds.ts';
import { phrases, portfolioTitles, roleTitles } from '../../src/schema/words.ts';
import { compareRanks, degreeOf, type FoundRow, foundRow, type Known, linksOf, namedIn } from './naive-links.ts';
import { naivePaths } from './naive-paths.ts';
import { naiveSuggestions } from './naive-search.ts';
import { naiveSubgraph, naiveSubgraphCounts, type SubgraphArguments } from './naive-subgraph.ts';
import type { StoredGraph, StoredNode, StoredRelationship, Values } from './stored-graph.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** The input of a field with Cypher of an author. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly graph: StoredGraph;
  readonly target: string;
  readonly args: Arguments;
  /** The node with the field; undefined at the root. */
  readonly self: StoredNode | undefined;
  /** The values that are known with the node, if the field is on a row. */
  readonly link: Known | undefined;
  /** Reads a ranking from the database, since only its index knows it. */
  readonly search: (text: string, types: readonly string[] | null | undefined) => Promise<readonly FoundRow[]>;
  /** Called if the description of the field does not determine the answer, so that other answers are correct too. */
  readonly leaveOpen: () => void;
}

const byWord = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

type Author = (asked: Asked) => readonly FoundRow[] | Promise<readonly FoundRow[]>;

/** The expected rows of the fields, by the name of their `knowledge` or of the field. */
const authors: Readonly<Record<string, Author>> = {
  'Neighborhood.neighbors': ({ self, args }) => {
    const { relations, direction, types } = args as never as NeighborArguments;
    return linksOf(self!, relations, direction)
      .filter(({ other }) => namedIn(types, other) !== false)
      .map(({ relationship: r, direction: way, other }) => {
        const { key } = r.properties;
        return foundRow(other, 'Neighborhood', {
          ...followed(r.type, way, r.properties),
          degree: degreeOf(other),
          ...dateOf(other),
          ...(key !== undefined && { key: `${r.type} ${String(key)}` }),
        });
      });
  },
  'NeighborCount.neighborCounts': ({ self }) => {
    const counts = new Map<string, { relation: string; direction: string; count: number }>();
    for (const { relationship, direction } of linksOf(self!, undefined, 'ANY')) {
      const count = counts.get(`${relationship.type} ${direction}`) ?? {
        relation: relationship.type,
        direction,
        count: 0,
      };
      count.count += 1;
      counts.set(`${relationship.type} ${direction}`, count);
    }
    return [...counts.values()]
      .sort((one, other) => other.count - one.count || compareRanks(one, other))
      .map((count) => foundRow(self!, 'NeighborCount', count));
  },
  'Distance.ancestors': (asked) => lineage(asked, 'OUTGOING'),
  'Distance.descendants': (asked) => lineage(asked, 'INCOMING'),
  'KindCount.counts': ({ schema, graph, self }) =>
    Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && typeMapping(type)?.node?.key === 'slug')
      .map(({ name }) => name)
      .sort()
      .map((kind) => {
        const count = graph.nodes.filter(({ labels }) => labels.has(kind)).length;
        return foundRow(self!, 'KindCount', { kind, count });
      }),
  'RelationWords.relations': ({ graph, self }) =>
    Object.entries(phrases)
      .sort(byWord)
      .map(([relation, [phrase, inversePhrase]]) => {
        const count = graph.relationships.filter(({ type }) => type === relation).length;
        return foundRow(self!, 'RelationWords', { relation, phrase, inversePhrase, count });
      }),
  'ParticipationRoleWords.participationRoles': ({ graph, self }) =>
    Object.entries(roleTitles)
      .sort(byWord)
      .map(([role, title]) => {
        const count = graph.relationships.filter(
          ({ type, properties }) => type === 'ATTENDS' && properties['role'] === role,
        ).length;
        return foundRow(self!, 'ParticipationRoleWords', { role, title, count });
      }),
  'PortfolioWords.portfolios': ({ graph, self }) =>
    Object.entries(portfolioTitles)
      .sort(byWord)
      .map(([portfolio, title]) => {
        const count = graph.nodes.filter(({ properties }) => {
          const { portfolios } = properties;
          return Array.isArray(portfolios) && portfolios.includes(portfolio);
        }).length;
        return foundRow(self!, 'PortfolioWords', { portfolio, title, count });
      }),
  'Path.path': (asked) => {
    const question = asked.args as never as PathArguments;
    const { ways } = naivePaths(asked.graph, { ...question, first: 1, shortestOnly: true });
    requireAll(asked, [question.from, question.to]);
    return ways;
  },
  'Path.paths': (asked) => {
    const { graph, args, leaveOpen } = asked;
    const question = args as never as PathArguments & { first: number; shortestOnly: boolean };
    requireWithin('first', question.first, 0, 50);
    const { ways, isKnown } = naivePaths(graph, question);
    requireAll(asked, [question.from, question.to]);
    if (!isKnown) leaveOpen();
    return ways;
  },
  'PathStep.nodes': ({ link }) => link!.nodes!.map((node, position) => foundRow(node, 'PathStep', { position })),
  'PathStep.steps': ({ link }) =>
    link!.steps!.map(({ relationship, direction, other }, position) =>
      foundRow(other, 'PathStep', { position, ...followed(relationship.type, direction, relationship.properties) }),
    ),
  'Subgraph.subgraph': (asked) => {
    const question = asked.args as never as SubgraphArguments;
    return naiveSubgraph(asked.graph, question, () => requireAll(asked, question.slugs));
  },
  'SubgraphNode.nodes': ({ link }) =>
    link!.nodes!.map((node, place) => {
      const slug = String(node.properties['slug']);
      return foundRow(node, 'SubgraphNode', { distance: link!.distances![place]!, degree: degreeOf(node), slug });
    }),
  'SubgraphCount.counts': ({ link }) => naiveSubgraphCounts(link!),
  'Location.location': ({ self }) => locationOf(self!),
  'SubgraphRelationship.relationships': ({ link }) =>
    link!.ties!.map((r) => {
      const { direction: _, ...known } = followed(r.type, '', r.properties);
      return foundRow(r.to, 'SubgraphRelationship', known, { start: r.from });
    }),
  'Nothing.from': ({ link }) => [foundRow(link!.start!, 'Nothing', {})],
  'AlsoOrdered.alsoOrdered': ({ self }) => {
    const isIn = ({ type }: StoredRelationship) => type === 'CONTAINS';
    const orders = new Set(self!.in.filter(isIn).map(({ from }) => from));
    const counts = new Map<StoredNode, number>();
    for (const order of orders) {
      const contents = new Set(order.out.filter(isIn).map(({ to }) => to));
      for (const other of contents) if (other !== self) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    return [...counts].map(([other, count]) => foundRow(other, 'AlsoOrdered', { orders: count }));
  },
  'Above.above': ({ self }) =>
    categoriesAbove(self!).map((other, index) => foundRow(other, 'Above', { distance: index + 1 })),
  'Nothing.top': ({ self }) =>
    categoriesAbove(self!)
      .slice(-1)
      .map((other) => foundRow(other, 'Nothing', {})),
  'SearchHit.search': ({ args, search }) => {
    const { text, types } = args as never as { text: string; types?: readonly string[] | null };
    return search(text, types);
  },
  'Suggestion.suggest': ({ graph, args, leaveOpen }) => {
    const question = args as never as Parameters<typeof naiveSuggestions>[1];
    requireWithin('first', question.first, 0, 20);
    return naiveSuggestions(graph, question, leaveOpen);
  },
};

/** The categories above one of a shop, from the nearest to the top. */
function categoriesAbove(category: StoredNode): readonly StoredNode[] {
  const parent = category.out.find(({ type }) => type === 'PARENT_CATEGORY')?.to;
  return parent === undefined ? [] : [parent, ...categoriesAbove(parent)];
}

/** Throws for slugs that no entity has, if the arguments say so. */
function requireAll({ graph, args }: Asked, slugs: readonly string[]): void {
  if (args['mustExist'] !== true) return;
  const isKnown = (slug: string) =>
    graph.nodes.some(({ labels, properties }) => labels.has('Entity') && properties['slug'] === slug);
  const missing = [...new Set(slugs)].filter((slug) => !isKnown(slug));
  if (missing.length === 0) return;
  const named = missing.map((slug) => `'${slug}'`).join(', ');
  throw publicError('NOT_FOUND', `No entity has the ${missing.length === 1 ? 'slug' : 'slugs'} ${named}.`);
}

interface NeighborArguments {
  readonly relations?: readonly string[] | null;
  readonly direction: 'OUTGOING' | 'INCOMING' | 'ANY';
  readonly types?: readonly string[] | null;
}

interface PathArguments {
  readonly from: string;
  readonly to: string;
  readonly relations?: readonly string[] | null;
  readonly direction: 'OUTGOING' | 'INCOMING' | 'ANY';
  readonly avoid?: readonly string[] | null;
  readonly maxLength: number;
}

/** The function for the rows that a field with Cypher of an author finds, in its order. Undefined for a field that is not here. */
export function authorOf(field: GraphQLField<unknown, unknown>): Author | undefined {
  const mapping = fieldMapping(field);
  return mapping && authorOfMapping(mapping, field.name);
}

export function authorOfMapping(mapping: FieldMapping, name: string): Author | undefined {
  if (mapping.kind !== 'rows' && mapping.kind !== 'connection') return undefined;
  return mapping.source && authors[`${mapping.source.knows.type}.${name}`];
}

function followed(relation: string, direction: string, { sources, confidence }: Values): Values {
  return { relation, direction, sources: sources ?? [], ...(confidence !== undefined && { confidence }) };
}

function dateOf({ properties }: StoredNode): Values {
  const date = properties['startDate'] ?? properties['date'];
  return date === undefined ? {} : { date };
}

/** The location of a place, or of the place that contains it. */
function locationOf(event: StoredNode): readonly FoundRow[] {
  const found: FoundRow[] = [];
  let places = linksOf(event, ['TAKES_PLACE_IN'], 'OUTGOING').map(({ other }) => other);
  for (let distance = 0; distance <= 5 && places.length > 0; distance += 1) {
    for (const place of places) {
      const { latitude, longitude } = place.properties;
      if (latitude !== undefined && longitude !== undefined) {
        found.push(foundRow(place, 'Location', { latitude, longitude, distance }));
      }
    }
    places = places.flatMap((place) => linksOf(place, ['LIES_IN'], 'OUTGOING').map(({ other }) => other));
  }
  return found.slice(0, 1);
}

const along: Readonly<Record<string, string>> = { Event: 'BUILDS_ON', Priority: 'BROADER', Commitment: 'FOLLOWS_UP' };

function lineage({ self, args, target }: Asked, direction: 'OUTGOING' | 'INCOMING'): readonly FoundRow[] {
  const { maxDistance } = args as { maxDistance: number };
  requireWithin('maxDistance', maxDistance, 1, 30);
  const distances = new Map([[self!, 0]]);
  for (const [node, distance] of distances) {
    for (const { other } of linksOf(node, [along[target]!], direction)) {
      if (!distances.has(other)) distances.set(other, distance + 1);
    }
  }
  return [...distances]
    .filter(([node, distance]) => node !== self && distance <= maxDistance && node.labels.has(target))
    .map(([node, distance]) => foundRow(node, 'Distance', { distance }));
}
