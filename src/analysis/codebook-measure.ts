import type { GraphData, GraphNode, GraphRelationship, Value } from '../dataset/graph-data.ts';
import type { NodeModel, RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';

/** What the facts hold of one label or type. */
export interface Holding {
  readonly count: number;
  /** The first and the last year of the records that have one. */
  readonly since: number | undefined;
  readonly until: number | undefined;
  /** The publishers of the sources that most records rest on, each with its share. */
  readonly publishers: readonly string[];
  /** Records of high confidence, of those that have any. */
  readonly high: number;
  readonly rated: number;
  /** How many records have a property, and the first year of one of them. */
  filled(property: string): { readonly count: number; readonly since: number | undefined };
}

/** Of a relationship type also how many records start and end one. */
export interface RelationshipHolding extends Holding {
  readonly starts: number;
  readonly ends: number;
}

export interface Measure {
  node(model: NodeModel): Holding;
  relationship(model: RelationshipModel): RelationshipHolding;
}

const MOST_PUBLISHERS = 3;

interface Item {
  readonly properties: Readonly<Record<string, Value>>;
  readonly year: number | undefined;
  readonly sources: readonly string[];
}

/** Counts through the facts once, and answers for each label and type. */
export function measureOf({ nodes, relationships }: GraphData): Measure {
  const bySlug = new Map(nodes.map((node) => [slugIn(node), node]));
  const sourcesOf = new Map<string, string[]>();
  for (const { type, from, to } of relationships) {
    if (type === 'SOURCED_FROM') sourcesOf.set(from, [...(sourcesOf.get(from) ?? []), to]);
  }
  const publisherOf = (slug: string) => String(bySlug.get(slug)?.properties['publisher'] ?? slug);
  const nodeItem = (node: GraphNode): Item => ({
    properties: node.properties,
    year: yearIn(node.properties),
    sources: listIn(node.properties['sources']) ?? sourcesOf.get(slugIn(node)) ?? [],
  });
  const relationshipItem = ({ from, to, properties }: GraphRelationship): Item => ({
    properties,
    year: [properties, bySlug.get(to)?.properties, bySlug.get(from)?.properties]
      .map((each) => each && yearIn(each))
      .find((year) => year !== undefined),
    sources: listIn(properties['sources']) ?? [],
  });
  return {
    node: ({ label }) => holdingOf(nodes.filter(({ labels }) => labels.includes(label)).map(nodeItem), publisherOf),
    relationship: ({ type }) => {
      const own = relationships.filter((each) => each.type === type);
      return {
        ...holdingOf(own.map(relationshipItem), publisherOf),
        starts: new Set(own.map(({ from }) => from)).size,
        ends: new Set(own.map(({ to }) => to)).size,
      };
    },
  };
}

function holdingOf(items: readonly Item[], publisherOf: (slug: string) => string): Holding {
  const rated = items.filter(({ properties }) => properties['confidence'] !== undefined);
  return {
    count: items.length,
    ...spanOf(items),
    publishers: publishersOf(items, publisherOf),
    high: rated.filter(({ properties }) => properties['confidence'] === 'HIGH').length,
    rated: rated.length,
    filled: (property) => {
      const having = items.filter(({ properties }) => isThere(properties[property]));
      return { count: having.length, since: spanOf(having).since };
    },
  };
}

function spanOf(items: readonly Item[]): { readonly since: number | undefined; readonly until: number | undefined } {
  const years = items.flatMap(({ year }) => year ?? []).sort((one, other) => one - other);
  return { since: years[0], until: years.at(-1) };
}

function publishersOf(items: readonly Item[], publisherOf: (slug: string) => string): readonly string[] {
  const counts = new Map<string, number>();
  for (const { sources } of items) {
    for (const publisher of new Set(sources.map(publisherOf))) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .slice(0, MOST_PUBLISHERS)
    .map(([publisher, count]) => `${publisher} (${count} of ${items.length})`);
}

const slugIn = ({ properties }: GraphNode): string => String(properties['slug']);

const listIn = (value: Value | undefined): readonly string[] | undefined =>
  Array.isArray(value) ? value.map(String) : undefined;

const isThere = (value: Value | undefined): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The year that a record is of: its own, or that of its first day. */
function yearIn({ year, startDate, date }: Readonly<Record<string, Value>>): number | undefined {
  const found = Number(year ?? String(startDate ?? date ?? '').slice(0, 4));
  return found > 0 ? found : undefined;
}
