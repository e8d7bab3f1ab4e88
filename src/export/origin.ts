import { licenceAddress } from '../dataset/licence.ts';
import { datasetName } from '../dataset/stamp.ts';
import type { Reader } from './read.ts';

/** What the graph says of its data: it goes with every export, whatever part of the graph that is. */
export interface Origin {
  readonly name: string;
  /** Empty where the graph bears no note of what was loaded. */
  readonly version: string;
  readonly release: string | undefined;
  /** The day to which the facts reach. */
  readonly asOf: string | undefined;
  readonly licence: string | undefined;
  readonly attribution: string | undefined;
}

const ORIGIN = {
  text: `MATCH (d:Dataset) RETURN d.name, d.version, d.release, toString(d.asOf), d.licence, d.attribution
ORDER BY d.name LIMIT 1`,
  parameters: {},
};

export async function readOrigin(reader: Reader): Promise<Origin> {
  for await (const row of reader.rows(ORIGIN)) {
    const [name, version, release, asOf, licence, attribution] = row.map((value) => (value as string) ?? undefined);
    return { name: name ?? datasetName, version: version ?? '', release, asOf, licence, attribution };
  }
  const absent = { release: undefined, asOf: undefined, licence: undefined, attribution: undefined };
  return { name: datasetName, version: '', ...absent };
}

/** Where the data come from and on what terms, in a few lines for a person. */
export function describeOrigin({ version, release, asOf, licence, attribution }: Origin): readonly string[] {
  const named = release === undefined ? `version ${version}` : `release ${release} (version ${version})`;
  return [
    `Seven, the Group of Seven as a knowledge graph: ${named}${asOf === undefined ? '' : `, facts as of ${asOf}`}.`,
    ...(licence === undefined ? [] : [`Licence: ${licence}, ${licenceAddress(licence)}`]),
    ...(attribution === undefined ? [] : [`Attribution: ${attribution}`]),
  ];
}
