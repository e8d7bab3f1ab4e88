import * as nodes from '../model/nodes.ts';
import { fold, isA, type NodeModel } from '../pothos-plugin-neo4j/model/index.ts';
import type { Fields } from './format.ts';
import type { Problem } from './problem.ts';
import type { FactRecord } from './records.ts';

const yearOf = (date: unknown): string => String(date).slice(0, 4);

/** What tells two records of one name apart, by kind. Where a kind is not here, its names differ. */
const contexts: readonly (readonly [NodeModel, (values: Fields, around: FactRecord | undefined) => unknown])[] = [
  [nodes.event, ({ startDate }) => yearOf(startDate)],
  [nodes.document, ({ date }, around) => [date, around?.slug]],
  [nodes.commitment, (_, around) => yearOf(around?.values['date'])],
  [nodes.statement, ({ date, speaker }) => [date, speaker]],
  [nodes.office, ({ of }) => of],
  [nodes.place, ({ kind, country }) => [kind, country]],
  [nodes.source, ({ publisher, via, date }) => [publisher, via, date]],
];

/** Two records of one kind with one name: most often the same, written twice under two slugs. */
export function sameNames(records: readonly FactRecord[]): readonly Problem[] {
  const first = new Map<string, FactRecord>();
  const problems: Problem[] = [];
  for (const record of records) {
    const { format, values, around } = record;
    const name = String(values['name'] ?? values['title'] ?? values['summary'] ?? '');
    if (name === '' || values['namesakeOf'] !== undefined) continue;
    const [, contextOf] = contexts.find(([model]) => isA(format.node, model)) ?? [];
    const identity = JSON.stringify([format.node.label, fold(name), contextOf?.(values, around)]);
    const other = first.get(identity);
    if (!other) first.set(identity, record);
    else if (other.slug !== record.slug) problems.push(refusal(record, other, name));
  }
  return problems;
}

function refusal(record: FactRecord, other: FactRecord, name: string): Problem {
  const field = ['name', 'title', 'summary'].find((key) => record.values[key] !== undefined)!;
  const { file, line } = other.locate('slug');
  return {
    ...record.locate(field),
    message:
      `The ${record.format.node.label} "${other.slug}" at ${file}:${line} is called "${name}" too. ` +
      `If these are two, write "namesakeOf: ${other.slug}" here.`,
  };
}

/** Values that only one record of a kind can have. References say the same of codes. */
export function sameValues(records: readonly FactRecord[]): readonly Problem[] {
  const first = new Map<string, FactRecord>();
  return records.flatMap((record) =>
    record.format.node.unique.flatMap((field): readonly Problem[] => {
      const value = record.values[field];
      if (field === 'code' || value === undefined) return [];
      const identity = JSON.stringify([record.format.node.label, field, value]);
      const other = first.get(identity);
      if (!other) first.set(identity, record);
      if (!other || other.slug === record.slug) return [];
      const { file, line } = other.locate(field);
      const message = `Another ${record.format.node.label} has the ${field} ${String(value)}: the one at ${file}:${line}.`;
      return [{ ...record.locate(field), message }];
    }),
  );
}
