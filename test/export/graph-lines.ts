import type { TestDatabase } from '../support/neo4j.ts';

/** What belongs to no export: the note of what loads have written, and the mark of a database for tests. */
const NOT_FACTS = 'DatasetManifest|SevenGraphTests';

const PROPERTIES = (of: string) =>
  `COLLECT { UNWIND keys(${of}) AS name RETURN [name, valueType(${of}[name]), ${of}[name]] ORDER BY name }`;

/**
 * Every node and relationship of a graph with labels, ends, and properties with the types they are stored in, each as
 * one line: equal graphs give equal lists.
 */
export async function graphLines(database: TestDatabase): Promise<readonly string[]> {
  const nodes = await database.run({
    text: `MATCH (n) WHERE NOT n:${NOT_FACTS} RETURN COLLECT { UNWIND labels(n) AS label RETURN label ORDER BY label }, ${PROPERTIES('n')}`,
    parameters: {},
  });
  const relationships = await database.run({
    text: `MATCH (a)-[r]->(b) RETURN a.slug, type(r), b.slug, ${PROPERTIES('r')}`,
    parameters: {},
  });
  return [...nodes, ...relationships].map(printed).toSorted();
}

/** Days and instants by what they say: as objects of the driver they hold how they were sent. */
function printed(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    item !== null && typeof item === 'object' && !Array.isArray(item) ? String(item) : item,
  );
}

/** What stands in one of both alone: five lines of each at most, which are enough to see why. */
export function difference(before: readonly string[], after: readonly string[]) {
  const counted = (lines: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
    return counts;
  };
  const lacking = (from: readonly string[], other: readonly string[]) => {
    const counts = counted(other);
    return from.filter((line) => {
      const left = counts.get(line) ?? 0;
      counts.set(line, left - 1);
      return left < 1;
    });
  };
  return { missing: lacking(before, after).slice(0, 5), further: lacking(after, before).slice(0, 5) };
}
