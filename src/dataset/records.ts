import { complain } from './complaint.ts';
import type { Fields, RecordFormat } from './format.ts';
import type { FactFile, Path } from './parse.ts';
import type { Position, Problem } from './problem.ts';
import { collections } from './schema.ts';
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

/** Checks the values of a file and gives its records: each before those it contains. Mistakes become problems. */
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
    const result = collection.schema.safeParse(value, { error: complain });
    if (result.success) {
      const values = result.data as Fields;
      return unfold(collection.formatOf(values), values, undefined, file, path);
    }
    for (const issue of result.error.issues) problems.push(...problemsOf(issue, file, path));
    return [];
  });
}

interface Issue {
  readonly code: string;
  readonly path: Path;
  readonly message: string;
  readonly keys?: readonly string[];
}

function problemsOf(issue: Issue, file: FactFile, start: Path): Problem[] {
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
    slug: String(values['slug']),
    values,
    around,
    locate: (...inside) => file.locate([...path, ...inside]),
  };
  const inside = Object.entries(format.children).flatMap(([name, child]) =>
    (values[name] as readonly Fields[]).flatMap((nested, index) =>
      unfold(child.format, nested, record, file, [...path, name, index]),
    ),
  );
  return [record, ...inside];
}
