import type { TestDatabase } from '../support/neo4j.ts';

/** What belongs to no export: the note of what loads have written, and the mark of a database for tests. */
const NOT_FACTS = 'DatasetManifest|SevenGraphTests';

const PROPERTIES = (of: string) => `[name IN keys(${of}) | [name, valueType(${of}[name]), ${of}[name]]]`;

/**
 * Every node and relationship of a graph with labels, ends, and properties with the types they are stored in, each as
 * one line: equal graphs give equal lists.
 */
export async function graphLines(database: TestDatabase): Promise<readonly string[]> {
  const nodes = await database.run({
    text: `MATCH (n) WHERE NOT n:${NOT_FACTS} RETURN labels(n), ${PROPERTIES('n')}`,
    parameters: {},
  });
  const relationships = await database.run({
    text: `MATCH (a)-[r]->(b) RETURN a.slug, type(r), b.slug, ${PROPERTIES('r')}`,
    parameters: {},
  });
  const sorted = (values: unknown) => (values as unknown[]).map(printed).toSorted();
  return [
    ...nodes.map(([labels, properties]) => printed([sorted(labels), sorted(properties)])),
    ...relationships.map(([from, type, to, properties]) => printed([from, type, to, sorted(properties)])),
  ].toSorted();
}

/** Days and instants by what they say: as objects of the driver they hold how they were sent. */
function printed(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    item !== null && typeof item === 'object' && !Array.isArray(item) ? String(item) : item,
  );
}
