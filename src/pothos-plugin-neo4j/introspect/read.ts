import { quoteName } from '../model/quote-name.ts';
import type { Ask } from './ask.ts';
import { keyRank } from './key-rank.ts';
import {
  byCodePoint,
  mergedHolders,
  type Observation,
  type ObservedKind,
  type ObservedLabel,
  type ObservedRule,
  sum,
} from './observation.ts';
import { readRelationships } from './read-relationships.ts';
import { readRules } from './read-rules.ts';
import { HolderRows, propertyRows } from './rows.ts';

/** How many properties of a label are tested for unique values, if no constraint names a key. */
const TRIED_KEYS = 6;

/**
 * Reads a database. Labels and types with more than `sample` nodes or relationships are read by a random sample of about
 * that size, the others whole. If the whole graph is not larger than `sample`, a few statements read everything.
 */
export async function readDatabase(ask: Ask, sample: number): Promise<Observation> {
  const rules = await readRules(ask);
  const relationships = await readRelationships(ask, sample);
  const [{ count: total }] = (await ask('MATCH (n) RETURN count(n) AS count')) as [{ count: number }];
  const nodes = total <= sample ? await readAll(ask, rules) : await readByLabel(ask, rules, sample);
  const isWhole = nodes.kinds.every((kind) => kind.isWhole);
  const labelled = sum(nodes.kinds.map(({ count }) => count));
  return { ...nodes, relationships, rules, unlabelled: isWhole ? total - labelled : undefined, sample };
}

type ReadNodes = Pick<Observation, 'kinds' | 'labels'>;

async function readAll(ask: Ask, rules: readonly ObservedRule[]): Promise<ReadNodes> {
  const rows = await ask(
    `MATCH (n) WHERE size(labels(n)) > 0 WITH n, labels(n) AS labels ${propertyRows('n', 'labels')}`,
  );
  const kinds = kindsOf(rows, true);
  const differing = await ask(
    `MATCH (n) UNWIND labels(n) AS label UNWIND keys(n) AS key
     RETURN label, key, count(n[key]) = count(DISTINCT n[key]) AS isDistinct`,
  );
  const names = [...new Set(kinds.flatMap(({ labels }) => labels))].sort(byCodePoint);
  const labels = names.map((label): ObservedLabel => {
    const { count, properties } = mergedHolders(kinds.filter((kind) => kind.labels.includes(label)));
    const always = new Set([...properties].filter(([, types]) => sum(types.values()) === count).map(([name]) => name));
    const unique = uniqueOf(rules, label);
    const tried = differing.filter((row) => row.label === label && always.has(row.key) && !unique.has(row.key));
    const those = (isDistinct: boolean) =>
      new Set<string>(tried.flatMap((row) => (row.isDistinct === isDistinct ? [row.key] : [])));
    return { label, count, always, distinct: those(true), repeated: those(false) };
  });
  return { kinds, labels };
}

async function readByLabel(ask: Ask, rules: readonly ObservedRule[], sample: number): Promise<ReadNodes> {
  const counts = await countLabels(ask);
  const kinds = await readKinds(ask, counts, sample);
  const labels: ObservedLabel[] = [];
  for (const [label, count] of counts) labels.push(await readLabel(ask, { label, count }, kinds, rules));
  return { kinds, labels };
}

const uniqueOf = (rules: readonly ObservedRule[], label: string): ReadonlySet<string> => {
  const own = rules.filter(({ on, kind, names }) => on === 'node' && kind === 'unique' && names.includes(label));
  return new Set(own.flatMap(({ properties }) => (properties.length === 1 ? properties : [])));
};

// biome-ignore lint/suspicious/noExplicitAny: rows have the columns of their statement.
function kindsOf(rows: readonly any[], isWhole: boolean): readonly ObservedKind[] {
  const holders = new HolderRows<readonly string[]>();
  for (const row of rows) holders.add([...row.labels].sort(byCodePoint), row);
  return holders.all().map(({ of, ...found }) => ({ labels: of, isWhole, ...found }));
}

/** The labels that nodes carry, the rarest first. */
async function countLabels(ask: Ask): Promise<readonly (readonly [label: string, count: number])[]> {
  const rows = await ask('CALL db.labels() YIELD label RETURN label');
  const counted: [string, number][] = [];
  for (const { label } of rows) {
    const [row] = await ask(`MATCH (n:${quoteName(label)}) RETURN count(n) AS count`);
    if (row.count > 0) counted.push([label, row.count]);
  }
  return counted.sort(([one, few], [other, many]) => few - many || byCodePoint(one, other));
}

/** Reads each node once, by its rarest label. */
async function readKinds(
  ask: Ask,
  counts: readonly (readonly [label: string, count: number])[],
  sample: number,
): Promise<readonly ObservedKind[]> {
  const kinds: ObservedKind[] = [];
  const read: string[] = [];
  for (const [label, count] of counts) {
    const isWhole = count <= sample;
    const chosen = isWhole ? '' : 'rand() < $share AND ';
    const rows = await ask(
      `MATCH (n:${quoteName(label)}) WHERE ${chosen}none(label IN labels(n) WHERE label IN $read)
       WITH n, labels(n) AS labels ${propertyRows('n', 'labels')}`,
      { read, share: sample / count },
    );
    kinds.push(...kindsOf(rows, isWhole));
    read.push(label);
  }
  return kinds;
}

async function readLabel(
  ask: Ask,
  { label, count }: { readonly label: string; readonly count: number },
  kinds: readonly ObservedKind[],
  rules: readonly ObservedRule[],
): Promise<ObservedLabel> {
  const own = kinds.filter(({ labels }) => labels.includes(label));
  const { count: read, properties } = mergedHolders(own);
  const ruled = rules.filter(({ on, names, kind }) => on === 'node' && names.includes(label) && kind !== 'other');
  if (own.every(({ isWhole }) => isWhole)) {
    const unique = uniqueOf(rules, label);
    const always = [...properties].filter(([, types]) => sum(types.values()) === read).map(([name]) => name);
    const tried = always.filter((name) => !unique.has(name));
    return { label, count, always: new Set(always), ...(await tryKeys(ask, label, tried)) };
  }
  // An index counts the nodes that have a property without reading them.
  const always = new Set<string>();
  for (const { properties: indexed, kind } of ruled) {
    const [name] = indexed;
    if (name === undefined || indexed.length !== 1) continue;
    if (kind === 'exists') always.add(name);
    else {
      const [row] = await ask(
        `MATCH (n:${quoteName(label)}) WHERE n.${quoteName(name)} IS NOT NULL RETURN count(n) AS count`,
      );
      if (row.count === count) always.add(name);
    }
  }
  return { label, count, always, distinct: new Set(), repeated: new Set() };
}

async function tryKeys(
  ask: Ask,
  label: string,
  names: readonly string[],
): Promise<Pick<ObservedLabel, 'distinct' | 'repeated'>> {
  const [distinct, repeated] = [new Set<string>(), new Set<string>()];
  const byRank = [...names].sort(
    (one, other) => keyRank(one, label) - keyRank(other, label) || byCodePoint(one, other),
  );
  for (const name of byRank.slice(0, TRIED_KEYS)) {
    const property = `n.${quoteName(name)}`;
    const [row] = await ask(
      `MATCH (n:${quoteName(label)}) RETURN count(${property}) = count(DISTINCT ${property}) AS isDistinct`,
    );
    (row.isDistinct ? distinct : repeated).add(name);
  }
  return { distinct, repeated };
}
