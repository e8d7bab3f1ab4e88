import { licenceAddress } from '../dataset/licence.ts';
import { type FactType, factTypeOf } from '../model/fact-type.ts';
import type { Property } from '../pothos-plugin-neo4j/model/index.ts';
import { describeOrigin, type Origin } from './origin.ts';
import type { Column } from './tables.ts';
import type { WrittenTable } from './written-table.ts';

const typeNames: Readonly<Record<FactType, string>> = {
  text: 'string',
  integer: 'integer',
  float: 'number',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'datetime',
};

/** The description of a folder of tables after the Data Package standard of Frictionless Data, version 1. */
export function dataPackage(written: readonly WrittenTable[], origin: Origin): string {
  const { version, release, licence } = origin;
  const names = new Set(written.map(({ table }) => table.name));
  const content = {
    profile: 'data-package',
    name: 'seven',
    title: 'The Group of Seven as a knowledge graph',
    description: describeOrigin(origin).join('\n'),
    version: release ?? version,
    ...(licence === undefined
      ? {}
      : {
          // By its SPDX identifier.
          licenses: [{ name: licence.replaceAll(' ', '-'), path: licenceAddress(licence), title: licence }],
        }),
    keywords: ['Group of Seven', 'G7', 'summits', 'compliance'],
    resources: written.map((each) => resourceOf(each, names)),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function resourceOf({ table, path, rows, filled }: WrittenTable, names: ReadonlySet<string>): object {
  const { name, description, key, columns } = table;
  const isCsv = path.endsWith('.csv');
  const references = columns.filter(({ refersTo }) => refersTo !== undefined && names.has(refersTo));
  return {
    name: name.toLowerCase(),
    path,
    title: name,
    description,
    profile: isCsv ? 'tabular-data-resource' : 'data-resource',
    format: isCsv ? 'csv' : 'parquet',
    mediatype: isCsv ? 'text/csv' : 'application/vnd.apache.parquet',
    ...(isCsv ? { encoding: 'utf-8' } : {}),
    rows,
    schema: {
      fields: columns.map((column, index) => ({ ...fieldOf(column), filled: filled[index] })),
      missingValues: [''],
      ...(key === undefined ? {} : { primaryKey: key }),
      ...(references.length === 0 ? {} : { foreignKeys: references.map(foreignKeyOf) }),
    },
  };
}

const foreignKeyOf = ({ name, refersTo }: Column): object => ({
  fields: name,
  reference: { resource: refersTo!.toLowerCase(), fields: 'slug' },
});

function fieldOf({ name, property }: Column): object {
  const { type, list, required, description } = property;
  const constraints = { ...(required ? { required: true } : {}), ...allowedIn(property) };
  return {
    name,
    type: list ? 'array' : typeNames[factTypeOf({ type })],
    description,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** The words of a closed list; the items of an array cannot be limited there. */
function allowedIn({ enumeration, list }: Property): object {
  return enumeration === undefined || list ? {} : { enum: Object.keys(enumeration.values) };
}
