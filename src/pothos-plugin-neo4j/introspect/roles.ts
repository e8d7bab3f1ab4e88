import { byCodePoint, type Observation, type ObservedKind, sum } from './observation.ts';

/** Which labels are concrete and which are abstract. A concrete label says what kind of node a node is. */
export interface Roles {
  /** The concrete labels. */
  readonly concrete: readonly string[];
  /** The abstract labels, each with the concrete labels of the nodes that carry it. */
  readonly others: ReadonlyMap<string, readonly string[]>;
  /** The concrete labels of nodes with these labels. There can be several. */
  readonly of: (kind: Pick<ObservedKind, 'labels'>) => readonly string[];
}

/**
 * Chooses as few concrete labels as possible. A label that is the only one of some node is concrete. For nodes that have no
 * concrete label yet, the rarest of their labels becomes one.
 */
export function rolesOf({ kinds, labels }: Observation): Roles {
  const counts = new Map(labels.map(({ label, count }) => [label, count]));
  const concrete = new Set<string>();
  const byLabels = [...kinds].sort(
    (one, other) =>
      one.labels.length - other.labels.length || byCodePoint(one.labels.join('\n'), other.labels.join('\n')),
  );
  for (const { labels: own } of byLabels) {
    if (own.some((label) => concrete.has(label))) continue;
    const [rarest] = [...own].sort(
      (one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0) || byCodePoint(one, other),
    );
    if (rarest !== undefined) concrete.add(rarest);
  }
  const of: Roles['of'] = ({ labels: own }) => own.filter((label) => concrete.has(label));
  const others = new Map<string, readonly string[]>();
  for (const { label } of labels) {
    if (concrete.has(label)) continue;
    const carriers = kinds.filter(({ labels: own }) => own.includes(label)).flatMap(of);
    others.set(label, [...new Set(carriers)].sort(byCodePoint));
  }
  return { concrete: [...concrete].sort(byCodePoint), others, of };
}

/** How many nodes with the label `of` carry `label` too (`count`), and how many nodes with `of` there are (`all`). */
export function carried(
  { kinds }: Observation,
  label: string,
  of: string,
): { readonly count: number; readonly all: number } {
  const own = kinds.filter(({ labels }) => labels.includes(of));
  const both = own.filter(({ labels }) => labels.includes(label));
  return { count: sum(both.map(({ count }) => count)), all: sum(own.map(({ count }) => count)) };
}

/** Whether every node with the label `of` carries `label` too. */
export function isCarriedByAll(observation: Observation, label: string, of: string): boolean {
  const { count, all } = carried(observation, label, of);
  return count === all;
}
