import { isModelled } from './catalog.ts';
import { type ExistingGraph, relationshipId } from './existing.ts';
import { type GraphData, type GraphNode, type GraphRelationship, keyOf, slugOf, type Value } from './graph-data.ts';
import { compare } from './problem.ts';

/** What a property was and is to be; `undefined` where it is not there. */
export interface PropertyChange {
  readonly name: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

export interface Change<T> {
  readonly before: T;
  readonly after: T;
  readonly properties: readonly PropertyChange[];
}

export interface Changes<T> {
  readonly created: readonly T[];
  readonly changed: readonly Change<T>[];
  readonly removed: readonly T[];
}

/** A record that is removed under one slug, and is there under another from now on. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** What a load does to a graph: all of it, and nothing else. */
export interface Difference {
  /** Which of the nodes that are removed have another slug from now on. */
  readonly renamed: readonly Rename[];
  readonly nodes: Changes<GraphNode>;
  readonly relationships: Changes<GraphRelationship>;
}

/** The names of what an earlier load put into the graph. Only that can be removed by a later one. */
export interface Manifest {
  readonly slugs: ReadonlySet<string>;
  /** By type and key, as `relationshipId` makes it. */
  readonly relationships: ReadonlySet<string>;
}

/** The manifest of what some data put into a graph. */
export function manifestOf({ nodes, relationships }: GraphData): Manifest {
  return { slugs: new Set(nodes.map(slugOf)), relationships: new Set(relationships.map(idOf)) };
}

export const idOf = (relationship: GraphRelationship): string => relationshipId(relationship.type, keyOf(relationship));

/** Compares what is to be with what is there. */
export function differenceOf(wanted: GraphData, existing: ExistingGraph, owned: Manifest): Difference {
  const manifest = manifestOf(wanted);
  const removed = gone(owned.slugs, manifest.slugs, existing.nodes);
  return {
    renamed: renamesAmong(removed, wanted.nodes),
    nodes: {
      ...compareAll(wanted.nodes, slugOf, existing.nodes, (before, after) => equal(modelled(before), modelled(after))),
      removed,
    },
    relationships: {
      ...compareAll(wanted.relationships, idOf, existing.relationships, sameEnds),
      removed: gone(owned.relationships, manifest.relationships, existing.relationships),
    },
  };
}

export function isEmpty({ nodes, relationships }: Difference): boolean {
  return [nodes, relationships].every(
    ({ created, changed, removed }) => created.length + changed.length + removed.length === 0,
  );
}

export const sameEnds = (a: GraphRelationship, b: GraphRelationship): boolean => a.from === b.from && a.to === b.to;

/** The labels of a node that the model declares, in one order. */
const modelled = ({ labels }: GraphNode): readonly string[] => labels.filter(isModelled).toSorted(compare);

function compareAll<T extends GraphNode | GraphRelationship>(
  wanted: readonly T[],
  nameOf: (item: T) => string,
  existing: ReadonlyMap<string, T>,
  isSame: (before: T, after: T) => boolean,
): Omit<Changes<T>, 'removed'> {
  const created: T[] = [];
  const changed: Change<T>[] = [];
  for (const after of wanted) {
    const before = existing.get(nameOf(after));
    if (!before) {
      created.push(after);
      continue;
    }
    const properties = propertyChanges(before.properties, after.properties);
    if (properties.length > 0 || !isSame(before, after)) changed.push({ before, after, properties });
  }
  return { created, changed };
}

function renamesAmong(removed: readonly GraphNode[], wanted: readonly GraphNode[]): readonly Rename[] {
  const current = new Map(
    wanted.flatMap((node) =>
      ((node.properties['formerSlugs'] ?? []) as string[]).map((former) => [former, slugOf(node)]),
    ),
  );
  return removed.map(slugOf).flatMap((from) => {
    const to = current.get(from);
    return to === undefined ? [] : [{ from, to }];
  });
}

function gone<T>(owned: ReadonlySet<string>, wanted: ReadonlySet<string>, existing: ReadonlyMap<string, T>): T[] {
  return [...owned]
    .filter((name) => !wanted.has(name))
    .map((name) => existing.get(name))
    .filter((item) => item !== undefined);
}

type Values = Readonly<Record<string, Value>>;

function propertyChanges(before: Values, after: Values): readonly PropertyChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compare);
  return names
    .filter((name) => !equal(before[name], after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}

function equal(a: Value | undefined, b: Value | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
