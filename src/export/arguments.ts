import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { suggestion } from '../dataset/suggest.ts';
import { OperatorError } from '../errors.ts';
import type { Filter } from './filter.ts';
import { type Format, formats, isFolderFormat } from './format.ts';

export const usage = `Usage: npm run export -- [options] [folder or file]

Writes the graph, or the part of it that is asked for.
  --format csv|tables|parquet|graphml|jsonld
                               csv (the default) for Neo4j's own tools, tables (CSV with plain headers) and parquet for
                               pandas, R and DuckDB, graphml for Gephi and yEd, jsonld for linked data
  --label LABEL                nodes with this label and the relationships among them; may be repeated
  --relationship TYPE          relationships of this type and, unless labels are named, the nodes they join; may be
                               repeated
  --around SLUG                what can be reached from this record, with its sources; may be repeated
  --depth N                    in at most so many steps (2)
  -o, --output PATH            the folder or file, as it may also stand behind the options
  --force                      replaces an earlier export

The output is export/csv, export/tables, export/parquet, export/seven.graphml or export/seven.jsonld unless another is
named; - is standard output.
It comes into its place when it is complete. Values are written as they are. What others keep in the graph, under
labels, relationship types and properties that the model does not have, is left out.

  npm run export -- --label Event --label Person --format graphml
  npm run export -- --around summit-2025-kananaskis --depth 1 --format jsonld -`;

export interface Arguments {
  readonly help: boolean;
  readonly format: Format;
  readonly filter: Filter;
  /** A full path, or `-` for standard output. */
  readonly output: string;
  readonly force: boolean;
}

const defaults: Readonly<Record<Format, string>> = {
  csv: 'export/csv',
  tables: 'export/tables',
  parquet: 'export/parquet',
  graphml: 'export/seven.graphml',
  jsonld: 'export/seven.jsonld',
};

const MOST_STEPS = 20;

/** Reads what was written behind the command. Throws an OperatorError that says what is allowed. */
export function readArguments(written: readonly string[]): Arguments {
  const { values, positionals } = parse(written);
  const outputs = [...(values.output === undefined ? [] : [values.output]), ...positionals];
  if (outputs.length > 1) throw mistake('Name one folder or file at most.');
  const format = formats.find((known) => known === values.format);
  if (!format) {
    throw mistake(`There is no format "${values.format}"${suggestion(values.format, formats) || '.'}`);
  }
  const { label: labels, relationship: types, around } = values;
  if (values.depth !== undefined && around.length === 0) throw mistake('--depth needs --around.');
  const depth = Number(values.depth ?? 2);
  if (!/^\d+$/.test(values.depth ?? '2') || depth > MOST_STEPS) {
    throw mistake(`--depth is "${values.depth}", but must be a whole number from 0 to ${MOST_STEPS}.`);
  }
  const named = outputs[0] ?? defaults[format];
  if (named === '-' && isFolderFormat(format)) throw mistake(`${format} is several files: name a folder.`);
  const output = named === '-' ? named : resolve(named);
  return { help: values.help, format, filter: { labels, types, around, depth }, output, force: values.force };
}

function parse(written: readonly string[]) {
  const names = { type: 'string', multiple: true, default: [] as string[] } as const;
  try {
    return parseArgs({
      args: [...written],
      options: {
        format: { type: 'string', default: 'csv' },
        label: names,
        relationship: names,
        around: names,
        depth: { type: 'string' },
        output: { type: 'string', short: 'o' },
        force: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw mistake((error as Error).message);
  }
}

const mistake = (message: string): OperatorError => new OperatorError(`${message}\n\n${usage}`);
