import { quoteName } from '../model/quote-name.ts';
import { type Ask, inTime } from './ask.ts';
import { byCodePoint, mergedHolders, type ObservedRelationship } from './observation.ts';
import { HolderRows, propertyRows } from './rows.ts';

/** Reads every relationship type that has a relationship. */
export async function readRelationships(ask: Ask, sample: number): Promise<readonly ObservedRelationship[]> {
  const [{ count: total }] = (await ask('MATCH ()-[r]->() RETURN count(r) AS count')) as [{ count: number }];
  const found = total <= sample ? await readAll(ask) : await readByType(ask, sample);
  return [...found].sort((one, other) => byCodePoint(one.type, other.type));
}

type Ends = readonly [from: readonly string[], to: readonly string[]];

async function readAll(ask: Ask): Promise<readonly ObservedRelationship[]> {
  const rows = await ask(
    `MATCH (a)-[r]->(b) WITH r, type(r) AS name, labels(a) AS start, labels(b) AS end ${propertyRows('r', 'name', 'start', 'end')}`,
  );
  const byType = new Map<string, HolderRows<Ends>>();
  for (const row of rows) {
    const holders = byType.get(row.name) ?? new HolderRows<Ends>();
    byType.set(row.name, holders);
    holders.add(endsOf(row), row);
  }
  const several = async (groups: string) => {
    const found = await ask(
      `MATCH (a)-[r]->(b) WITH ${groups}, type(r) AS type, count(*) AS times WHERE times > 1 RETURN DISTINCT type`,
    );
    return new Set(found.map(({ type }) => type));
  };
  const [out, into, repeated] = [await several('a'), await several('b'), await several('a, b')];
  return [...byType].map(([type, holders]) => ({
    ...relationshipOf(type, holders, true),
    isOneOut: !out.has(type),
    isOneIn: !into.has(type),
    repeats: repeated.has(type),
  }));
}

function endsOf({ start, end }: { readonly start: readonly string[]; readonly end: readonly string[] }): Ends {
  return [[...start].sort(byCodePoint), [...end].sort(byCodePoint)];
}

function relationshipOf(type: string, holders: HolderRows<Ends>, isWhole: boolean) {
  const groups = holders.all();
  const merged = mergedHolders(groups);
  const ends = groups.map(({ of: [from, to], count }) => ({ from, to, count }));
  return { type, isWhole, total: merged.count, ...merged, ends };
}

async function readByType(ask: Ask, sample: number): Promise<readonly ObservedRelationship[]> {
  const types = await ask('CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type');
  const found: ObservedRelationship[] = [];
  for (const { type } of types) {
    const [{ count }] = (await ask(`MATCH ()-[r:${quoteName(type)}]->() RETURN count(r) AS count`)) as [
      { count: number },
    ];
    if (count > 0) found.push(await readType(ask, type, count, sample));
  }
  return found;
}

async function readType(ask: Ask, type: string, total: number, sample: number): Promise<ObservedRelationship> {
  const isWhole = total <= sample;
  const quoted = quoteName(type);
  const rows = await ask(
    `MATCH (a)-[r:${quoted}]->(b) ${isWhole ? '' : 'WHERE rand() < $share'}
     WITH r, labels(a) AS start, labels(b) AS end ${propertyRows('r', 'start', 'end')}`,
    { share: sample / total },
  );
  const holders = new HolderRows<Ends>();
  for (const row of rows) holders.add(endsOf(row), row);
  return {
    ...relationshipOf(type, holders, isWhole),
    total,
    isOneOut: await isAtMostOne(ask, quoted, 'out'),
    isOneIn: await isAtMostOne(ask, quoted, 'in'),
    repeats: await hasRepeated(ask, quoted, isWhole ? undefined : sample / total),
  };
}

/** Whether each node has at most one. The database stores the degree of a node, and the search ends at the first with two. */
async function isAtMostOne(ask: Ask, quoted: string, direction: 'in' | 'out'): Promise<boolean | undefined> {
  const pattern = direction === 'out' ? `(n)-[:${quoted}]->()` : `(n)<-[:${quoted}]-()`;
  const rows = await inTime(ask(`MATCH ${pattern} WHERE COUNT { ${pattern} } > 1 RETURN true AS found LIMIT 1`));
  return rows && rows.length === 0;
}

/** Whether some two nodes are joined more than once. If only a share of the nodes is read, the result is true or unknown. */
async function hasRepeated(ask: Ask, quoted: string, share: number | undefined): Promise<boolean | undefined> {
  const chosen = share === undefined ? '' : 'WHERE rand() < $share';
  const rows = await inTime(
    ask(
      `MATCH (n)-[:${quoted}]->() ${chosen} WITH DISTINCT n WHERE COUNT { (n)-[:${quoted}]->() } > 1
       CALL (n) { MATCH (n)-[:${quoted}]->(other) WITH other, count(*) AS times WHERE times > 1 RETURN other LIMIT 1 }
       RETURN true AS found LIMIT 1`,
      { share: share ?? 1 },
    ),
  );
  if (rows === undefined) return undefined;
  if (rows.length > 0) return true;
  return share === undefined ? false : undefined;
}
