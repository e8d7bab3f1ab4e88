import { keyLabels } from '../dataset/catalog.ts';
import { OperatorError } from '../errors.ts';
import { model } from '../model/g7.ts';
import { entity, source } from '../model/nodes.ts';
import { isA } from '../pothos-plugin-neo4j/model/index.ts';
import type { Filter } from './filter.ts';
import type { Neighbourhood, ReadStatement } from './statements.ts';

/** Reads the first value of every row. */
export type ReadColumn = (statement: ReadStatement) => Promise<readonly string[]>;

/**
 * What can be reached from some nodes in a number of steps, in either direction; a matter of one statement
 * a step for each label with a key of its own. Where no types are named, the walk goes from entity to entity and does
 * not pass through sources, on which everything meets: they are added at the end.
 */
export async function walkAround({ around, depth, types }: Filter, read: ReadColumn): Promise<Neighbourhood> {
  const reached = new Set(await existing(around, read));
  const missing = around.filter((slug) => !reached.has(slug));
  if (missing.length > 0) throw new OperatorError(missing.map((slug) => `The graph has no "${slug}".`).join('\n'));

  const walked = types.length > 0 ? types : typesAmongEntities();
  let outermost = [...reached];
  for (let step = 0; step < depth && outermost.length > 0; step += 1) {
    outermost = (await neighbours(outermost, walked, read)).filter((slug) => !reached.has(slug));
    for (const slug of outermost) reached.add(slug);
  }
  if (types.length === 0) {
    for (const slug of await neighbours([...reached], typesToSources(), read)) reached.add(slug);
  }
  const slugs = [...reached];
  return { slugs, labels: await labelsAmong(slugs, read) };
}

const typesToSources = (): readonly string[] =>
  model.relationships.filter(({ to }) => to === source).map(({ type }) => type);

const typesAmongEntities = (): readonly string[] =>
  model.relationships
    .filter(({ from, to }) => to !== source && isA(from, entity) && isA(to, entity))
    .map(({ type }) => type);

const existing = (slugs: readonly string[], read: ReadColumn) =>
  underEachKey(slugs, read, (label) => `UNWIND $slugs AS slug MATCH (n:${label} {slug: slug}) RETURN DISTINCT n.slug`);

const labelsAmong = (slugs: readonly string[], read: ReadColumn) =>
  underEachKey(
    slugs,
    read,
    (label) => `UNWIND $slugs AS slug MATCH (n:${label} {slug: slug}) UNWIND labels(n) AS label RETURN DISTINCT label`,
  );

const neighbours = (slugs: readonly string[], types: readonly string[], read: ReadColumn) =>
  underEachKey(
    slugs,
    read,
    (label) =>
      `UNWIND $slugs AS slug MATCH (:${label} {slug: slug})-[:${types.join('|')}]-(n) WHERE n.slug IS NOT NULL RETURN DISTINCT n.slug`,
  );

async function underEachKey(
  slugs: readonly string[],
  read: ReadColumn,
  textFor: (keyLabel: string) => string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const label of keyLabels) found.push(...(await read({ text: textFor(label), parameters: { slugs } })));
  return found;
}
