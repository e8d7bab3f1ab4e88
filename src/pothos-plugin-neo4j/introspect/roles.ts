import { byCodePoint, type Observation, type ObservedKind, sum } from './observation.ts';

/** What each label is good for: it says what a node is, or it comes with labels that do. */
export interface Roles {
  /** The labels that say what a node is. */
  readonly concrete: readonly string[];
  /** The other labels, each with the concrete labels of the nodes that carry it. */
  readonly others: ReadonlyMap<string, readonly string[]>;
  /** The concrete labels of a kind; several where nodes carry several that stand alone elsewhere. */
  readonly of: (kind: Pick<ObservedKind, 'labels'>) => readonly string[];
}

/**
 * Chooses the labels that say what a node is, as few as can be. A label that stands alone on some node is one. Of nodes
 * whose labels are none of those so far, it is the rarest.
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

/** How many of the nodes of one label carry another, and how many there are. */
export function carried(
  { kinds }: Observation,
  label: string,
  of: string,
): { readonly count: number; readonly all: number } {
  const own = kinds.filter(({ labels }) => labels.includes(of));
  const both = own.filter(({ labels }) => labels.includes(label));
  return { count: sum(both.map(({ count }) => count)), all: sum(own.map(({ count }) => count)) };
}

/** Whether every node of one label carries another. */
export function isCarriedByAll(observation: Observation, label: string, of: string): boolean {
  const { count, all } = carried(observation, label, of);
  return count === all;
}
