import neo4j from 'neo4j-driver';
import { OperatorError } from '../errors.ts';
import { firstOf, late } from '../first-of.ts';
import { unlessGone } from '../unless-gone.ts';
import { readFactFiles } from './files.ts';
import { digestInputs } from './inputs.ts';
import { type LoadOptions, loadDataset } from './load.ts';
import { type FilesAtHand, whyOlder } from './older.ts';
import { type Dataset, defaultFolder, readDataset } from './read.ts';
import { knownStates } from './releases.ts';
import { NotAllowed } from './rights.ts';
import { datasetName, readStamp, type Stamp } from './stamp.ts';

/**
 * Whether a program that reads the graph loads the facts first. `auto`: into an empty graph, and into a Neo4j of the
 * product's own; what stands in a Neo4j of somebody else is used as it is. `always`: wherever others are; `never`: nowhere.
 */
export type LoadPolicy = 'auto' | 'always' | 'never';

export interface EnsureOptions extends Omit<LoadOptions, 'mayReplace'> {
  readonly policy: LoadPolicy;
  /** Whether the product itself has started this Neo4j, so that it holds nobody else's facts. */
  readonly isOwn: boolean;
  /** How long Neo4j may take to say what it holds, in milliseconds; the default is 30 s. */
  readonly readingMs?: number | undefined;
}

/** A Neo4j that has just started takes a second, on a machine that has much to do some seconds. */
const READING_MS = 30_000;

/** What a graph holds before anything is loaded. */
export interface Holdings extends Stamp {
  /** Whether there is no node at all, apart from what loads note for themselves. */
  readonly isEmpty: boolean;
}

export interface Decision {
  readonly load: boolean;
  /** For a person: what was found, what is done about it, and what else could be. */
  readonly line: string;
}

/**
 * Loads the facts where the policy wants it, and says what the graph holds. Older facts never replace newer ones. It
 * reads in a session that cannot write until it is decided that facts are loaded.
 */
export async function ensureFacts(
  options: EnsureOptions,
): Promise<{ readonly version: string | undefined; readonly loaded: boolean }> {
  const { policy, isOwn, folder = defaultFolder, report, ...rest } = options;
  const { holdings, decision, dataset } = await lookAt(options);
  report(decision.line);
  if (!decision.load) return { version: holdings.version, loaded: false };
  // Another process may have loaded these while this one waited, or others: which of them are newer nobody can tell.
  const mayReplace = (stamp: Stamp) => stamp.inputs === holdings.inputs;
  try {
    const { version, changed } = await loadDataset({ ...rest, folder, dataset, report, mayReplace });
    return { version, loaded: changed };
  } catch (error) {
    if (policy !== 'auto' || isOwn || !(error instanceof NotAllowed)) throw error;
    report(`${error.message}\nThis user may only read: ${ONCE_LOADED}`);
    return { version: undefined, loaded: false };
  }
}

/** What `ensureFacts` would find and do. Reads, and changes nothing. */
export async function foretellFacts(options: Omit<EnsureOptions, 'report'>): Promise<Decision> {
  return (await lookAt(options)).decision;
}

interface Finding {
  readonly holdings: Holdings;
  readonly decision: Decision;
  /** The facts at hand, where they had to be parsed to decide. */
  readonly dataset?: Dataset | undefined;
}

async function lookAt(options: Omit<EnsureOptions, 'report'>): Promise<Finding> {
  const { folder = defaultFolder, states = knownStates() } = options;
  const files = { inputs: await digestInputs(await readFactFiles(folder, [])), states };
  const holdings = await readHoldings(options);
  const decision = decide(holdings, files, options);
  if (!decision.load || holdings.version === undefined) return { holdings, decision };
  // A state is known by its data.
  const dataset = options.dataset ?? (await readDataset(folder));
  return { holdings, decision: decide(holdings, { ...files, version: dataset.version }, options), dataset };
}

const ONCE_LOADED =
  "the server is ready once somebody else has loaded facts, with 'npm run load' and a user that may write.";

/** What to do about a graph. */
export function decide(
  holdings: Holdings,
  files: FilesAtHand,
  { policy, isOwn }: Pick<EnsureOptions, 'policy' | 'isOwn'>,
): Decision {
  const { version, inputs: held, isEmpty } = holdings;
  const keep = (line: string): Decision => ({ load: false, line });
  const load = (line: string): Decision => ({ load: true, line });
  const mayLoad = policy === 'always' || (policy === 'auto' && isOwn);
  if (version === undefined) {
    if (policy === 'never')
      return keep("There are no facts in the graph yet, and LOAD_FACTS is 'never'. Load them: npm run load.");
    if (isEmpty || mayLoad) return load('There are no facts in the graph yet: loading them.');
    return keep(
      'The graph holds no facts, and other data. To load the facts beside them: npm run load, or LOAD_FACTS=always.',
    );
  }
  const holds = `The graph holds version ${version} of the facts`;
  if (held === files.inputs) return keep(`The facts are loaded: version ${version}.`);
  const older = whyOlder(holdings, files);
  if (older !== undefined) return keep(`${holds}, ${older}: it stays. To go back: npm run load.`);
  if (mayLoad) return load(`${holds}, and the files have changed since: loading them.`);
  return keep(`${holds}, loaded from other files than these: it is used as it is. To load these: npm run load.`);
}

/** Rejects with an OperatorError where the database has gone silent, or takes too long. */
async function readHoldings({
  driver,
  databaseName,
  signal,
  readingMs = READING_MS,
}: Pick<EnsureOptions, 'driver' | 'databaseName' | 'signal' | 'readingMs'>): Promise<Holdings> {
  signal?.throwIfAborted();
  const session = driver.session({
    defaultAccessMode: neo4j.session.READ,
    ...(databaseName === undefined ? {} : { database: databaseName }),
  });
  const reading = session
    .executeRead(
      async (transaction) => {
        const stamp = await readStamp(transaction);
        const { records } = await transaction.run(
          'RETURN NOT EXISTS { MATCH (n) WHERE NOT n:Dataset AND NOT n:DatasetManifest } AS isEmpty',
        );
        return { ...stamp, isEmpty: records[0]?.get('isEmpty') === true };
      },
      { timeout: readingMs },
    )
    .finally(() => session.close());
  const read = await firstOf(signal === undefined ? reading : unlessGone(reading, signal), readingMs);
  signal?.throwIfAborted();
  if (read !== undefined && read !== late) return read;
  throw new OperatorError(
    `Neo4j has not said within ${readingMs / 1_000} s which facts it holds. See whether it hangs or has too much to do: its log ` +
      'and SHOW TRANSACTIONS tell. Then start again.',
  );
}

type RunStatement = (statement: {
  text: string;
  parameters: Record<string, never>;
}) => Promise<readonly (readonly unknown[])[]>;

const VERSION = `MATCH (d:Dataset {name: '${datasetName}'}) WHERE d.version IS NOT NULL RETURN d.version`;

/** The version of the data that the graph holds; `undefined` where it holds none. One round trip, which only reads. */
export async function readVersion(run: RunStatement): Promise<string | undefined> {
  const [row] = await run({ text: VERSION, parameters: {} });
  return row === undefined ? undefined : String(row[0]);
}

/** Rejects where the graph holds no facts: a server has nothing to serve yet. One round trip, which only reads. */
export async function requireFacts(run: RunStatement): Promise<void> {
  if ((await readVersion(run)) !== undefined) return;
  throw new OperatorError('The graph holds no facts yet. Load them: npm run load.');
}
