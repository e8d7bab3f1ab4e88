import type { z } from 'zod';
import { complain } from './complaint.ts';
import type { Fields, RecordFormat } from './format.ts';
import type { FactFile, Path } from './parse.ts';
import type { Position, Problem } from './problem.ts';
import { collectionOf, collections, schemaOf } from './schema.ts';
import { suggestion } from './suggest.ts';
import { namesIn } from './unread.ts';

/** One record of the facts: what was written, with defaults filled in. */
export interface FactRecord {
  readonly format: RecordFormat;
  readonly slug: string;
  readonly values: Fields;
  /** The record that this one is written inside of. */
  readonly around: FactRecord | undefined;
  /** False where some of what was written is left out, because it has mistakes. */
  readonly isWhole: boolean;
  /** Where a value of this record stands. */
  readonly locate: (...path: PropertyKey[]) => Position;
}

/**
 * Checks the values of a file and gives its records: each before those it contains. Mistakes become problems; of a
 * record with mistakes comes what is sound, so that what it names can be checked all the same. `misplaced` gets the slugs
 * and codes that stand under unknown keys.
 */
export function recordsOf(file: FactFile, problems: Problem[], misplaced: string[] = []): readonly FactRecord[] {
  const { name, collection } = collectionOf(file.name);
  if (!collection) {
    const known = Object.keys(collections);
    const hint = suggestion(name, known) || `: it is one of ${known.join(', ')}.`;
    problems.push({ ...file.locate([]), message: `"${name}" is not the name of a collection of facts${hint}` });
    return [];
  }
  const written: readonly unknown[] = Array.isArray(file.value) ? file.value : [file.value];
  // Where a list is empty because its items are indented too little, they are read as records, or as keys, of their own.
  let isSlipped = false;
  return written.flatMap((value, index) => {
    const path = Array.isArray(file.value) ? [index] : [];
    const format = collection.formatOf(value);
    const result = collection.schema.safeParse(value, { error: complain });
    const isBehindSlip = isSlipped;
    isSlipped = false;
    if (result.success) return unfold(format, result.data as Fields, undefined, true, file, path);
    const { issues } = result.error;
    const slips = issues.filter((issue) => isSlip(issue, value));
    isSlipped = slips.length > 0;
    if (!isBehindSlip) {
      for (const issue of isSlipped ? slips : issues) problems.push(...problemsOf(issue, file, path));
    }
    if (isBehindSlip || isSlipped) {
      misplaced.push(...namesIn(value));
      return [];
    }
    misplaced.push(...issues.flatMap((issue) => namesUnderUnknownKeys(issue, value)));
    return unfold(format, salvage(format, value), undefined, false, file, path);
  });
}

/** A key of a list, or of a map, with nothing behind it. */
function isSlip(issue: Issue & { readonly expected?: string }, value: unknown): boolean {
  const isExpected = issue.code === 'invalid_type' && ['array', 'object', 'record'].includes(issue.expected ?? '');
  return isExpected && issue.path.length > 0 && valueAt(value, issue.path) === null;
}

function namesUnderUnknownKeys({ keys = [], path }: Issue, value: unknown): readonly string[] {
  return keys.flatMap((key) => namesIn(valueAt(value, [...path, key])));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, key) => (inside as Readonly<Record<PropertyKey, unknown>> | null)?.[key], value);
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
  isWhole: boolean,
  file: FactFile,
  path: Path,
): readonly FactRecord[] {
  const record: FactRecord = {
    format,
    slug: String(values['slug'] ?? `${file.name} ${path.join('.')}`),
    values,
    around,
    isWhole,
    locate: (...inside) => file.locate([...path, ...inside]),
  };
  const inside = Object.entries(format.children).flatMap(([name, child]) =>
    entriesOf(values[name] as readonly Fields[]).flatMap(([index, nested]) =>
      unfold(child.format, nested, record, isWhole, file, [...path, name, index]),
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
