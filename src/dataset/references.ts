import * as nodes from '../model/nodes.ts';
import { isA, type NodeModel } from '../pothos-plugin-neo4j/model/index.ts';
import type { Position, Problem } from './problem.ts';
import type { FactRecord } from './records.ts';
import { suggestion } from './suggest.ts';
import type { Unread } from './unread.ts';

/** Finds the records that others name. A name that leads nowhere, or to the wrong kind, becomes a problem. */
export interface References {
  /** The record with a slug, if it is of the kind that is needed. */
  bySlug(slug: string, needed: NodeModel, at: Position): FactRecord | undefined;
  /** The record with a code. For whom one can speak for, a member goes before the country that it is. */
  byCode(code: string, needed: NodeModel, at: Position): FactRecord | undefined;
  /** Refuses a reference that names nobody. */
  nobody(at: Position): void;
  /** True for a country that a member stands for. */
  isMember(country: FactRecord): boolean;
}

/** What may stand in files that could not be read is not judged. */
export function createReferences(records: readonly FactRecord[], unread: Unread, problems: Problem[]): References {
  const slugs = new Map<string, FactRecord>();
  for (const record of records) if (!slugs.has(record.slug)) slugs.set(record.slug, record);

  const [members, countries, organizations] = [nodes.member, nodes.country, nodes.organization].map((model) =>
    codesOf(
      records.filter(({ format }) => format.node === model),
      problems,
    ),
  ) as [Codes, Codes, Codes];
  const represented: Codes = new Map([...countries, ...members]);
  for (const [code, record] of organizations) {
    const other = represented.get(code);
    if (other) problems.push(usedTwice(code, record, other));
    represented.set(code, record);
  }
  const byModel = new Map([
    [nodes.member as NodeModel, members],
    [nodes.country, countries],
    [nodes.organization, organizations],
    [nodes.represented, represented],
  ]);

  const unknown = (what: string, name: string, needed: NodeModel, known: Iterable<string>) =>
    `No ${needed.label} has the ${what} "${name}"${suggestion(name, known) || '.'}`;
  return {
    bySlug(slug, needed, at) {
      const found = slugs.get(slug);
      if (found && isA(found.format.node, needed)) return found;
      if (unread.mayHold(slug, needed)) return undefined;
      const known = records.filter(({ format }) => isA(format.node, needed)).map((record) => record.slug);
      const message = found
        ? `"${slug}" is a ${found.format.node.label}, and what is needed here is a ${needed.label}.`
        : unknown('slug', slug, needed, known);
      problems.push({ ...at, message });
      return undefined;
    },
    byCode(code, needed, at) {
      const codes = byModel.get(needed)!;
      const found = codes.get(code);
      if (!found && !unread.mayHold(code, needed))
        problems.push({ ...at, message: unknown('code', code, needed, codes.keys()) });
      return found;
    },
    nobody(at) {
      problems.push({ ...at, message: 'Name a "person", or whom the delegation is "representing", or both.' });
    },
    isMember: ({ values }) => members.has(String(values['code'])),
  };
}

type Codes = Map<string, FactRecord>;

function codesOf(records: readonly FactRecord[], problems: Problem[]): Codes {
  const codes: Codes = new Map();
  for (const record of records) {
    if (record.values['code'] === undefined) continue;
    const code = String(record.values['code']);
    const first = codes.get(code);
    if (first) problems.push(usedTwice(code, record, first));
    else codes.set(code, record);
  }
  return codes;
}

function usedTwice(code: string, record: FactRecord, first: FactRecord): Problem {
  const { file, line } = first.locate('code');
  return { ...record.locate('code'), message: `The code "${code}" is already at ${file}:${line}.` };
}
