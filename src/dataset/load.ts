import type { Driver, Transaction } from 'neo4j-driver';
import { announced } from '../announce.ts';
import { findBreaches, judge } from './checks.ts';
import { type Difference, differenceOf, isEmpty, manifestOf } from './difference.ts';
import { readExisting } from './existing.ts';
import { type FilesAtHand, whyOlder } from './older.ts';
import { createSchema, openSession, renewStatistics } from './prepare.ts';
import { progressOf } from './progress.ts';
import { type Dataset, readDataset } from './read.ts';
import { commitBesideReaders, LOAD_OPERATION, takeMarkOff } from './readers.ts';
import { knownStates } from './releases.ts';
import { retryConflicts } from './retry.ts';
import { needingRights } from './rights.ts';
import {
  foreignTies,
  lockStamp,
  readManifest,
  type Stamp,
  writeHistory,
  writeInputs,
  writeManifest,
  writeStamp,
} from './stamp.ts';
import { whyNotWritten } from './why-not-written.ts';
import { writeDifference } from './write.ts';

export interface LoadOptions {
  readonly driver: Driver;
  /** `undefined` is the home database of the user. */
  readonly databaseName: string | undefined;
  /** The folder of facts; the default is the one that comes with the product. */
  readonly folder?: string | undefined;
  /** Those facts, where they are read already. */
  readonly dataset?: Dataset | undefined;
  /** The states of the data that are known beside the facts; the default is those of the product. */
  readonly states?: FilesAtHand['states'] | undefined;
  /** Gets what a person should read while it loads. */
  readonly report: (line: string) => void;
  /** Stops the load; the graph is then as it was. */
  readonly signal?: AbortSignal | undefined;
  /** Asked once no other load can come in between; where it says no, nothing is written. */
  readonly mayReplace?: ((stamp: Stamp) => boolean) | undefined;
}

export interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
}

export interface LoadResult {
  /** The version of the data that the graph now holds. */
  readonly version: string;
  /** False where the graph held exactly this already, and nothing was written. */
  readonly changed: boolean;
  readonly nodes: Counts;
  readonly relationships: Counts;
}

/**
 * Makes a graph hold exactly the facts of a folder, beside what others keep there. All in one transaction: where
 * anything is wrong, or the process ends, the graph stays as it was. Rejects with a `FactsError` or `OperatorError`.
 */
export async function loadDataset(options: LoadOptions): Promise<LoadResult> {
  const { driver, databaseName, report, signal, mayReplace } = options;
  const dataset = options.dataset ?? (await readDataset(options.folder));
  const { version, inputs } = dataset;
  const files = { version, inputs, states: options.states ?? knownStates() };
  signal?.throwIfAborted();
  const prepare = () => createSchema(driver, databaseName);
  await needingRights(() => announced(report, 'Creating constraints and indexes.', prepare));
  const load = async (transaction: Transaction): Promise<LoadResult> => {
    const stamp = await lockStamp(transaction);
    // Whoever set it held the lock until its load was over.
    if (stamp.mark !== undefined) await takeMarkOff(driver, databaseName, stamp.mark);
    if (mayReplace?.(stamp) === false) return { ...untouched, version: stamp.version ?? version };
    const older = whyOlder(stamp, files);
    if (older !== undefined) report(`The graph holds version ${stamp.version} of the facts, ${older}: it goes back.`);
    const { difference, changes } = await change(transaction, stamp, dataset, options);
    if (changes) {
      await writeHistory(transaction, stamp, files);
      const stampLast = () => writeStamp(transaction, dataset);
      await announced(report, 'Committing.', () => commitBesideReaders(driver, databaseName, transaction, stampLast));
      for (const { from, to } of difference.renamed) report(`renamed: ${from} -> ${to}`);
    } else if (stamp.inputs !== inputs) {
      await writeInputs(transaction, dataset);
      await writeHistory(transaction, stamp, files);
      await transaction.commit();
    }
    return { version, changed: changes, ...countsOf(difference) };
  };
  const loading = () => retryConflicts(() => inTransaction(options, load), signal);
  const result = await needingRights(() => worded(loading));
  for (const line of describeResult(result)) report(line);
  if (isLarge(result)) await renewStatistics(driver, databaseName);
  return result;
}

/**
 * What a load would do now. It does all that the load does, up to the rules, and takes it back: whatever the load would
 * refuse is refused here with the same message, and nothing is written. Constraints that are missing are not created.
 */
export async function previewLoad(options: LoadOptions): Promise<Preview> {
  const dataset = options.dataset ?? (await readDataset(options.folder));
  const preview = async (transaction: Transaction): Promise<Preview> => {
    const stamp = await lockStamp(transaction);
    const { difference, changes } = await change(transaction, stamp, dataset, options);
    return { ...difference, version: dataset.version, changes };
  };
  return needingRights(() => worded(() => inTransaction(options, preview)));
}

export interface Preview extends Difference {
  readonly version: string;
  /** False where the graph holds exactly this already. */
  readonly changes: boolean;
}

interface Outcome {
  readonly difference: Difference;
  readonly changes: boolean;
}

/** Writes in a transaction what is other than the facts, and refuses what breaks a rule then. */
async function change(
  transaction: Transaction,
  stamp: Stamp,
  dataset: Dataset,
  options: LoadOptions,
): Promise<Outcome> {
  const { data, locate } = dataset;
  const { report, signal } = options;
  const existing = await readExisting(transaction);
  const difference = differenceOf(data, existing, await readManifest(transaction));
  if (isEmpty(difference) && stamp.version === dataset.version) return { difference, changes: false };

  const progress = progressOf(difference, report);
  for (const tie of await foreignTies(transaction, difference)) report(`Removed with it: ${tie}.`);
  await writeDifference(transaction, difference, existing.ids, (records) => {
    signal?.throwIfAborted();
    progress(records);
  });
  const breaches = await announced(report, 'Checking the rules of the graph.', () => findBreaches(transaction));
  judge(breaches, locate, report);
  await writeManifest(transaction, manifestOf(data));
  signal?.throwIfAborted();
  return { difference, changes: true };
}

/** Runs `work` in a transaction that ends with it: what was not committed is rolled back. */
async function inTransaction<T>(
  { driver, databaseName, signal }: LoadOptions,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const session = openSession(driver, databaseName);
  const transaction = session.beginTransaction({ metadata: { operation: LOAD_OPERATION } });
  // The server stops a statement whose session goes away.
  const stop = () => void session.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await work(transaction);
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await session.close();
  }
}

/** Says what a failure means that is no fault of the product. */
async function worded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw whyNotWritten(error);
  }
}

const none: Counts = { created: 0, changed: 0, removed: 0 };
const untouched = { changed: false, nodes: none, relationships: none };

function countsOf(difference: Difference): Pick<LoadResult, 'nodes' | 'relationships'> {
  const count = ({ created, changed, removed }: Difference['nodes'] | Difference['relationships']): Counts => ({
    created: created.length,
    changed: changed.length,
    removed: removed.length,
  });
  return { nodes: count(difference.nodes), relationships: count(difference.relationships) };
}

/** Where a few records change, the plans that are in use stay good. */
function isLarge({ nodes, relationships }: LoadResult): boolean {
  return nodes.created + nodes.removed + relationships.created + relationships.removed > 1_000;
}

function describeResult({ version, changed, nodes, relationships }: LoadResult): readonly string[] {
  if (!changed) return [`No change: the graph holds version ${version} of the facts.`];
  const line = (what: string, counts: Counts) =>
    `${what}: ${counts.created} created, ${counts.changed} changed, ${counts.removed} removed.`;
  return [
    line('Nodes', nodes),
    line('Relationships', relationships),
    `The graph holds version ${version} of the facts.`,
  ];
}
