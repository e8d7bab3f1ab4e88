import type { Driver } from 'neo4j-driver';
import { model } from '../../src/model/g7.ts';
import { quoteName } from '../../src/pothos-plugin-neo4j/model/index.ts';

/** What every copy has in common, so that the degree of these nodes grows with the number of copies. */
const shared = ['Member', 'Country', 'Organization', 'Priority', 'Source', 'Office', 'Dataset', 'DatasetManifest'];

const keyLabels = [...new Set(model.nodes.filter(({ key }) => key === 'slug').map(({ keyLabel }) => keyLabel))];
const dates = new Set(
  model.nodes.flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([name, { type, list }]) => (type === 'date' && !list ? [name] : [])),
  ),
);

const YEARS = 60;
const AT_ONCE = 8;

const any = (labels: readonly string[]) => labels.map(quoteName).join('|');

const markOriginals = `MATCH (n:${any(keyLabels)}) CALL (n) { SET n:Original } IN TRANSACTIONS OF 10000 ROWS`;

const copyNodes = `
  MATCH (n:Original) WHERE NOT n:${any(shared)}
  UNWIND range($from, $to) AS k
  CALL (n, k) {
    CREATE (c) SET c = n, c.slug = n.slug + '-copy-' + k, c.year = n.year + k * ${YEARS}, ${[...dates]
      .map((name) => `c.${quoteName(name)} = n.${quoteName(name)} + duration({years: k * ${YEARS}})`)
      .join(', ')}
    SET c:$([label IN labels(n) WHERE label <> 'Original'])
  } IN TRANSACTIONS OF 10000 ROWS`;

const end = (node: string, copy: string) =>
  `OPTIONAL MATCH (${copy}:${any(keyLabels)} {slug: ${node}.slug + '-copy-' + k})`;

const copyRelationships = `
  MATCH (a:Original)-[r]->(b:Original) WHERE NOT (a:${any(shared)} AND b:${any(shared)})
  UNWIND range($from, $to) AS k
  CALL (a, r, b, k) {
    ${end('a', 'ca')} ${end('b', 'cb')}
    WITH r, k, coalesce(ca, a) AS x, coalesce(cb, b) AS y
    CREATE (x)-[s:$(type(r))]->(y) SET s = r{.*, key: r.key + '-copy-' + k}
  } IN TRANSACTIONS OF 10000 ROWS`;

const forgetOriginals = 'MATCH (n:Original) CALL (n) { REMOVE n:Original } IN TRANSACTIONS OF 10000 ROWS';

/** How large a graph is. */
export interface GraphSize {
  readonly nodes: number;
  readonly relationships: number;
}

/**
 * Copies the loaded graph beside itself: events, documents, people and all that is no member, country, organization,
 * priority, source or office, which stay one. Copy k lies 60 k years later. Writes into the database that it is given,
 * and leaves it half done where it fails.
 */
export async function multiply(driver: Driver, database: string | undefined, copies: number): Promise<GraphSize> {
  const run = async (text: string, parameters: Readonly<Record<string, unknown>> = {}) => {
    const session = driver.session({ ...(database ? { database } : {}) });
    try {
      return (await session.run(text, parameters)).records;
    } finally {
      await session.close();
    }
  };
  await run(markOriginals);
  for (const text of [copyNodes, copyRelationships]) {
    for (let from = 1; from <= copies; from += AT_ONCE) {
      const to = Math.min(copies, from + AT_ONCE - 1);
      await run(text, { from: BigInt(from), to: BigInt(to) });
    }
    // What is copied next is looked up by what the first has written, and the planner should know how much that is.
    await run('CALL db.awaitIndexes(600)');
    await run('CALL db.prepareForReplanning(600)');
  }
  await run(forgetOriginals);
  const count = async (pattern: string) => Number((await run(`MATCH ${pattern} RETURN count(*) AS n`))[0]?.get('n'));
  return { nodes: await count('()'), relationships: await count('()-->()') };
}
