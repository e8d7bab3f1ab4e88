import type { z } from 'zod';
import { complain } from './complaint.ts';
import type { Fields, RecordFormat } from './format.ts';
import type { FactFile, Path } from './parse.ts';
import type { Position, Problem } from './problem.ts';
import { collections, schemaOf } from './schema.ts';
import { suggestion } from './suggest.ts';

/** One record of the facts: what was written, with defaults filled in. */
export interface FactRecord {
  readonly format: RecordFormat;
  readonly slug: string;
  readonly values: Fields;
  /** The record that this one is written inside of. */
  readonly around: FactRecord | undefined;
  /** Where a value of this record stands. */
  readonly locate: (...path: PropertyKey[]) => Position;
}

/**
 * Checks the values of a file and gives its records: each before those it contains. Mistakes become problems; of a
 * record with mistakes comes what is sound, so that what it names can be checked all the same.
 */
export function recordsOf(file: FactFile, problems: Problem[]): readonly FactRecord[] {
  const name = /^[^/.]+/.exec(file.name)?.[0] ?? '';
  const collection = collections[name];
  if (!collection) {
    const known = Object.keys(collections);
    const hint = suggestion(name, known) || `: it is one of ${known.join(', ')}.`;
    problems.push({ ...file.locate([]), message: `"${name}" is not the name of a collection of facts${hint}` });
    return [];
  }
  const written = Array.isArray(file.value) ? file.value : [file.value];
  return written.flatMap((value: unknown, index) => {
    const path = Array.isArray(file.value) ? [index] : [];
    const format = collection.formatOf(value);
    const result = collection.schema.safeParse(value, { error: complain });
    if (result.success) return unfold(format, result.data as Fields, undefined, file, path);
    for (const issue of result.error.issues) problems.push(...problemsOf(issue, file, path));
    return unfold(format, salvage(format, value), undefined, file, path);
  });
}

interface Issue {
  readonly code: string;
  readonly path: Path;
  readonly message: string;
  readonly keys?: readonly string[];
}

/** The places of what zod has found wrong: of an unknown key, that of the key. */
export function problemsOf(issue: Issue, file: FactFile, start: Path): Problem[] {
  const path = [...start, ...issue.path];
  if (issue.code !== 'unrecognized_keys') return [{ ...file.locate(path), message: issue.message }];
  const messages = issue.message.split('\n');
  return issue.keys!.map((key, index) => ({ ...file.locateKey([...path, key]), message: messages[index]! }));
}

function unfold(
  format: RecordFormat,
  values: Fields,
  around: FactRecord | undefined,
  file: FactFile,
  path: Path,
): readonly FactRecord[] {
  const record: FactRecord = {
    format,
    slug: String(values['slug'] ?? `${file.name} ${path.join('.')}`),
    values,
    around,
    locate: (...inside) => file.locate([...path, ...inside]),
  };
  const inside = Object.entries(format.children).flatMap(([name, child]) =>
    entriesOf(values[name] as readonly Fields[]).flatMap(([index, nested]) =>
      unfold(child.format, nested, record, file, [...path, name, index]),
    ),
  );
  return [record, ...inside];
}

/** The items of a list with their places; the places of those that could not be salvaged are left out. */
export function entriesOf<T>(list: readonly (T | undefined)[] | undefined): readonly [number, T][] {
  return [...(list ?? []).entries()].filter((entry): entry is [number, T] => entry[1] !== undefined);
}

/** The fields of a record that are sound. In a list, what is not leaves its place empty. */
function salvage(format: RecordFormat, written: unknown): Fields {
  if (typeof written !== 'object' || written === null) return {};
  const fields = Object.entries(schemaOf(format).shape).map(([name, schema]) => {
    const value = (written as Fields)[name];
    const child = format.children[name];
    if (child) return [name, Array.isArray(value) ? value.map((nested) => salvage(child.format, nested)) : []];
    const whole = (schema as z.ZodType).safeParse(value);
    if (whole.success) return [name, whole.data];
    return [name, Array.isArray(value) ? value.map((item) => salvageItem(schema as z.ZodType, item)) : undefined];
  });
  return Object.fromEntries(fields);
}

function salvageItem(list: z.ZodType, item: unknown): unknown {
  const result = list.safeParse([item]);
  return result.success ? (result.data as unknown[])[0] : undefined;
}
