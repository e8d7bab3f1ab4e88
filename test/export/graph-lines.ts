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
