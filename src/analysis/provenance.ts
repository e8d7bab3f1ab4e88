import { extname } from 'node:path';
import { basename } from 'node:path/posix';
import neo4j from 'neo4j-driver';
import { licenceAddress } from '../dataset/licence.ts';
import type { Format } from './command-line.ts';
import type { Query } from './query.ts';
import { type Access, readAll } from './read.ts';
import { jsonOf } from './values.ts';

/** What the rows of one file are, and where they come from. */
export interface Provenance {
  /** The file with the rows. */
  readonly output: string;
  readonly format: Format;
  /** As the command names it: of the library, or a file. */
  readonly query: string;
  readonly header: Partial<Query>;
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly rows: number;
  /** `undefined` where the graph bears no note of what was loaded. */
  readonly dataset: DatasetNote | undefined;
}

/** What a graph says about its data. */
export interface DatasetNote {
  readonly version: string;
  readonly release: string | undefined;
  readonly asOf: string | undefined;
  readonly licence: string;
  readonly attribution: string;
}

const DATASET =
  'MATCH (d:Dataset) RETURN d.version, toString(d.asOf), d.licence, d.attribution, d.release ORDER BY d.name LIMIT 1';

/** Gives `undefined` where the graph bears no note of what was loaded. */
export async function readDatasetNote(access: Access): Promise<DatasetNote | undefined> {
  const [row] = await readAll(access, DATASET, {});
  if (row === undefined) return undefined;
  const [version, asOf, licence, attribution, release] = row.map((value) => (value as string | null) ?? undefined);
  return { version: version ?? '', asOf, licence: licence ?? '', attribution: attribution ?? '', release };
}

/** The name of the file that says where the rows of another come from, as CSV on the Web finds it beside a table. */
export const metadataPath = (output: string): string => `${output}-metadata.json`;

/**
 * The description of a file of rows after the W3C's Metadata Vocabulary for Tabular Data: the rows themselves stay as every
 * reader of CSV expects them.
 */
export function metadataOf(provenance: Provenance, now: Date = new Date()): string {
  const { output, format, header, columns, dataset, rows, parameters } = provenance;
  const described = {
    '@context': 'http://www.w3.org/ns/csvw',
    url: basename(output.replaceAll('\\', '/')),
    'dc:title': header.title ?? provenance.query,
    ...(header.question === undefined ? {} : { 'dc:description': header.question }),
    ...(header.caution === undefined ? {} : { 'rdfs:comment': header.caution }),
    'dc:created': now.toISOString(),
    ...(dataset === undefined ? {} : sourceOf(dataset)),
    'prov:wasGeneratedBy': {
      'schema:name': `npm run cypher -- ${provenance.query}`,
      'schema:text': provenance.text.trim(),
      'schema:object': Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, plain(value)])),
      'schema:numberOfItems': rows,
    },
    ...(format === 'tsv' ? { dialect: { delimiter: '\t' } } : {}),
    ...(extname(output) === '.json' ? {} : { tableSchema: { columns: columns.map((name) => columnOf(name, header)) } }),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

const sourceOf = ({ version, release, asOf, licence, attribution }: DatasetNote): object => ({
  'dc:license': { '@id': licenceAddress(licence) },
  'dc:rights': attribution,
  'dc:source': {
    'schema:name': 'Seven, a knowledge graph of the Group of Seven',
    'schema:version': version,
    ...(release === undefined ? {} : { 'schema:alternateName': `release ${release}` }),
    ...(asOf === undefined ? {} : { 'schema:temporalCoverage': `../${asOf}` }),
  },
});

function columnOf(name: string, { columns = {} }: Partial<Query>): object {
  return {
    name: encodeURIComponent(name),
    titles: name,
    ...(columns[name] ? { 'dc:description': columns[name] } : {}),
  };
}

/** Parameters as they were given: the driver has its own whole numbers. */
function plain(value: unknown): unknown {
  if (neo4j.isInt(value)) return value.inSafeRange() ? value.toNumber() : value.toString();
  return Array.isArray(value) ? value.map(plain) : jsonOf(value);
}
