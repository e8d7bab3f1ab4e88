import type { Transaction } from 'neo4j-driver';
import { keyLabels } from './catalog.ts';
import { type Difference, idOf, type Manifest } from './difference.ts';
import { slugOf } from './graph-data.ts';
import { ATTRIBUTION, LICENCE } from './licence.ts';
import type { Dataset } from './read.ts';
import { type KnownState, releaseOf } from './releases.ts';

/** The name of the one `Dataset` node, and of the manifest beside it. */
export const datasetName = 'seven';

/** What a load leaves in the graph about itself. */
export interface Stamp {
  /** `undefined` where nothing has been loaded yet. */
  readonly version: string | undefined;
  /** The digest of the files that it was loaded from. */
  readonly inputs: string | undefined;
  /** Digests of the files of earlier loads, which later ones replaced. */
  readonly superseded: readonly string[];
  /** The states of the data that were known beside the files that it was loaded from. */
  readonly states: readonly KnownState[];
  /** Where a load has marked the data as being written, that mark. */
  readonly mark: number | undefined;
}

/** How many loads the graph remembers. */
const HISTORY_LENGTH = 200;

const READ = `OPTIONAL MATCH (d:Dataset {name: $name}) OPTIONAL MATCH (m:DatasetManifest {name: $name})
  RETURN d.version AS version, d.inputs AS inputs, coalesce(m.history, []) AS history,
  coalesce(m.states, []) AS states, coalesce(m.stateVersions, []) AS stateVersions,
  CASE WHEN d.readableFrom > timestamp() THEN d.readableFrom END AS mark`;

export async function readStamp(transaction: Pick<Transaction, 'run'>): Promise<Stamp> {
  const { records } = await transaction.run(READ, { name: datasetName });
  const inputs = (records[0]?.get('inputs') as string | null) ?? undefined;
  const history = (records[0]?.get('history') as string[] | null) ?? [];
  const states = (records[0]?.get('states') as string[] | null) ?? [];
  const versions = (records[0]?.get('stateVersions') as string[] | null) ?? [];
  return {
    version: (records[0]?.get('version') as string | null) ?? undefined,
    inputs,
    superseded: history.filter((digest) => digest !== inputs),
    states: states.map((name, index) => ({ name, version: versions[index] ?? '' })),
    mark: (records[0]?.get('mark') as number | null) ?? undefined,
  };
}

/**
 * Makes every other load wait until this transaction ends. The lock is on the manifest, not on the stamp, which is
 * marked from outside of this transaction when it commits.
 */
export async function lockStamp(transaction: Transaction): Promise<Stamp> {
  await transaction.run('MERGE (m:DatasetManifest {name: $name}) SET m.name = $name', { name: datasetName });
  return readStamp(transaction);
}

/** Notes which files the data were read from, and the release that they are, which can have its name since. */
export async function writeInputs(
  transaction: Transaction,
  { version, inputs }: Pick<Dataset, 'version' | 'inputs'>,
): Promise<void> {
  await transaction.run(`MATCH (d:Dataset {name: $name}) SET d.inputs = $inputs, ${RELEASE}`, {
    name: datasetName,
    inputs,
    ...releaseParameters(version),
  });
}

const RELEASE = 'd.release = $release, d.releasedDate = date($releasedDate)';

function releaseParameters(version: string): { release: string | null; releasedDate: string | null } {
  const release = releaseOf(version);
  return { release: release?.name ?? null, releasedDate: release?.date ?? null };
}

/** Notes which files these replace, and which states are known, so that a process that has older ones can tell. */
export async function writeHistory(
  transaction: Transaction,
  { inputs: replaced, superseded }: Stamp,
  { inputs, states }: Pick<Stamp, 'states'> & { readonly inputs: string },
): Promise<void> {
  const earlier = [...superseded, ...(replaced === undefined ? [] : [replaced])].filter((digest) => digest !== inputs);
  await transaction.run(
    `MATCH (m:DatasetManifest {name: $name})
     SET m.history = $history, m.states = $states, m.stateVersions = $stateVersions`,
    {
      name: datasetName,
      history: [...earlier, inputs].slice(-HISTORY_LENGTH),
      states: states.map(({ name }) => name),
      stateVersions: states.map(({ version }) => version),
    },
  );
}

/** Notes what the graph now holds. */
export async function writeStamp(
  transaction: Transaction,
  { version, inputs, asOf }: Pick<Dataset, 'version' | 'inputs' | 'asOf'>,
): Promise<void> {
  await transaction.run(
    `MERGE (d:Dataset {name: $name})
     SET d += {version: $version, inputs: $inputs, asOf: date($asOf), loadedAt: datetime(), licence: $licence,
               attribution: $attribution}, ${RELEASE}`,
    {
      ...{ name: datasetName, version, inputs, asOf: asOf ?? null, licence: LICENCE, attribution: ATTRIBUTION },
      ...releaseParameters(version),
    },
  );
}

/**
 * The names of everything that loads have put into the graph. They stand in a node of their own, so that what analysts
 * add to the graph needs no mark, and neither do the facts.
 */
export async function readManifest(transaction: Transaction): Promise<Manifest> {
  const { records } = await transaction.run(
    'OPTIONAL MATCH (m:DatasetManifest {name: $name}) RETURN m.slugs AS slugs, m.relationships AS relationships',
    { name: datasetName },
  );
  return {
    slugs: new Set((records[0]?.get('slugs') as string[] | null) ?? []),
    relationships: new Set((records[0]?.get('relationships') as string[] | null) ?? []),
  };
}

export async function writeManifest(transaction: Transaction, manifest: Manifest): Promise<void> {
  await transaction.run(
    'MATCH (m:DatasetManifest {name: $name}) SET m.slugs = $slugs, m.relationships = $relationships',
    { name: datasetName, slugs: [...manifest.slugs], relationships: [...manifest.relationships] },
  );
}

/** Where removed nodes hang together with what the facts do not own, the names and numbers of those relationships. */
export async function foreignTies(
  transaction: Transaction,
  { nodes, relationships }: Difference,
): Promise<readonly string[]> {
  const own = [...relationships.removed, ...relationships.changed.map(({ before }) => before)].map(idOf);
  const slugs = nodes.removed.map(slugOf);
  const ties: string[] = [];
  for (const label of slugs.length > 0 ? keyLabels : []) {
    const { records } = await transaction.run(
      `UNWIND $slugs AS slug MATCH (n:${label} {slug: slug})-[r]-() WHERE NOT type(r) + ' ' + coalesce(r.key, '') IN $own
       RETURN slug, type(r) AS type, count(*) AS number ORDER BY slug, type`,
      { slugs, own },
    );
    for (const row of records) {
      ties.push(`${row.get('number')} ${row.get('type')} of ${row.get('slug')} that the facts do not own`);
    }
  }
  return ties;
}
