import type { Record as Neo4jRecord, Transaction } from 'neo4j-driver';
import { isModelled, nodeModel, propertiesOf, relationshipModel } from './catalog.ts';
import { type Change, type Difference, sameEnds } from './difference.ts';
import { type GraphNode, type GraphRelationship, keyOf, slugOf, type Value } from './graph-data.ts';
import { toStored } from './stored-value.ts';

const BATCH_SIZE = 2_000;

/** Runs a statement over rows, a batch at a time, and gives what it returns. */
type RunBatches = (text: string, rows: readonly unknown[]) => Promise<readonly Neo4jRecord[]>;

/**
 * Writes a difference: relationships that go, nodes that go, nodes, relationships. `done` hears how many records each
 * statement took care of; it may throw to stop. `ids` are the element ids of the nodes that are there, by slug: a dry run
 * can meet a graph without indexes, where a search by slug would take minutes.
 */
export async function writeDifference(
  transaction: Transaction,
  { nodes, relationships }: Difference,
  ids: ReadonlyMap<string, string>,
  done: (records: number) => void,
): Promise<void> {
  const run: RunBatches = async (text, rows) => {
    const returned: Neo4jRecord[] = [];
    for (let start = 0; start < rows.length; start += BATCH_SIZE) {
      const batch = rows.slice(start, start + BATCH_SIZE);
      returned.push(...(await transaction.run(text, { rows: batch })).records);
      done(batch.length);
    }
    return returned;
  };
  // A relationship cannot be given other ends: it goes, and comes again.
  const moved = relationships.changed.filter(({ before, after }) => !sameEnds(before, after));
  const edited = relationships.changed.filter(({ before, after }) => sameEnds(before, after));

  await removeRelationships(run, [...relationships.removed, ...moved.map(({ before }) => before)]);
  await removeNodes(run, nodes.removed);
  const allIds = new Map([...ids, ...(await createNodes(run, nodes.created))]);
  await changeNodes(run, nodes.changed);
  await createRelationships(run, [...relationships.created, ...moved.map(({ after }) => after)], allIds);
  await changeRelationships(run, edited);
}

function removeRelationships(run: RunBatches, removed: readonly GraphRelationship[]): Promise<void> {
  return each(
    removed,
    ({ type }) => type,
    (type, rows) => run(`UNWIND $rows AS key MATCH ()-[r:${type} {key: key}]->() DELETE r`, rows.map(keyOf)),
  );
}

function removeNodes(run: RunBatches, removed: readonly GraphNode[]): Promise<void> {
  return each(removed, keyLabelOf, (label, rows) =>
    run(`UNWIND $rows AS slug MATCH (n:${label} {slug: slug}) DETACH DELETE n`, rows.map(slugOf)),
  );
}

/** Gives the element ids of the new nodes. CREATE, since that their slugs are free was read in this transaction. */
async function createNodes(
  run: RunBatches,
  created: readonly GraphNode[],
): Promise<readonly (readonly [string, string])[]> {
  const returned = await run(
    'UNWIND $rows AS row CREATE (n:$(row.labels)) SET n = row.properties RETURN n.slug, elementId(n)',
    created.map(({ labels, properties }) => ({ labels, properties: toStored(properties, propertiesOf(labels)) })),
  );
  return returned.map((record) => [String(record.get(0)), String(record.get(1))] as const);
}

function changeNodes(run: RunBatches, changed: readonly Change<GraphNode>[]): Promise<void> {
  const relabel = ({ before, after }: Change<GraphNode>): string => {
    const lost = before.labels.filter((label) => isModelled(label) && !after.labels.includes(label));
    const gained = after.labels.filter((label) => !before.labels.includes(label));
    return [
      lost.length > 0 ? `REMOVE n:${lost.join(':')}` : '',
      gained.length > 0 ? `SET n:${gained.join(':')}` : '',
    ].join(' ');
  };
  return each(
    changed,
    (change) => `MATCH (n:${keyLabelOf(change.after)} {slug: row.slug}) ${relabel(change)} SET n += row.properties`,
    (rest, rows) =>
      run(
        `UNWIND $rows AS row ${rest}`,
        rows.map(({ before, after, properties }) => ({
          slug: slugOf(after),
          properties: toStored(newValues(properties), propertiesOf([...before.labels, ...after.labels])),
        })),
      ),
  );
}

/**
 * One statement for every type: on a Neo4j that has just started, a plan for each type costs more than the writing.
 * CREATE, since MERGE finds a dynamic type by scanning; that the keys are not there yet was read in this transaction.
 */
async function createRelationships(
  run: RunBatches,
  created: readonly GraphRelationship[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  await run(
    `UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.from MATCH (b) WHERE elementId(b) = row.to
     CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties`,
    created.map(({ type, from, to, properties }) => ({
      type,
      from: ids.get(from),
      to: ids.get(to),
      properties: toStored(properties, relationshipModel(type).properties),
    })),
  );
}

function changeRelationships(run: RunBatches, changed: readonly Change<GraphRelationship>[]): Promise<void> {
  return each(
    changed,
    ({ after }) => after.type,
    (type, rows) =>
      run(
        `UNWIND $rows AS row MATCH ()-[r:${type} {key: row.key}]->() SET r += row.properties`,
        rows.map(({ after, properties }) => ({
          key: keyOf(after),
          properties: toStored(newValues(properties), relationshipModel(type).properties),
        })),
      ),
  );
}

/** The label whose constraint finds a node by its slug. */
const keyLabelOf = ({ labels }: GraphNode): string => nodeModel(labels.find(isModelled)!).keyLabel;

function newValues(properties: Change<GraphNode>['properties']): Readonly<Record<string, Value | null>> {
  return Object.fromEntries(properties.map(({ name, after }) => [name, after ?? null]));
}

/** Calls `work` once for each group of items, one after the other. */
async function each<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  work: (group: string, items: readonly T[]) => Promise<unknown>,
): Promise<void> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groupOf(item);
    const members = groups.get(group);
    if (members) members.push(item);
    else groups.set(group, [item]);
  }
  for (const [group, members] of groups) await work(group, members);
}
