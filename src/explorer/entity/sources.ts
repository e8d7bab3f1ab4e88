import type { Ask } from '../api/ask.ts';
import { readOperation } from '../api/operation.ts';
import type { Head, SourceLine } from './page.ts';
import type { SourceLines, SourceLinesVariables } from './source-lines.answer.ts';
import type { Cited, EntityView } from './view.ts';

const sourceLines = readOperation<SourceLines, SourceLinesVariables>(
  new URL('./source-lines.graphql', import.meta.url),
);

/** The sources of a page with their numbers, in the order in which the page first names them. */
export class Citations {
  readonly #numbers: ReadonlyMap<string, number>;
  /** Each at the place of its number, beginning with 1. */
  readonly lines: readonly SourceLine[];

  constructor(lines: readonly SourceLine[]) {
    this.lines = lines;
    this.#numbers = new Map(lines.map(({ slug }, index) => [slug, index + 1]));
  }

  /** The numbers of some sources, sorted. */
  numbersOf(sources: readonly Cited[]): readonly number[] {
    const numbers = sources.flatMap(({ slug }) => this.#numbers.get(slug) ?? []);
    return [...new Set(numbers)].sort((one, other) => one - other);
  }

  line(number: number): SourceLine {
    return this.lines[number - 1]!;
  }
}

/** The sources that a page cites: those of the record itself first. What links rest on beside them is asked for. */
export function citationsOf(head: Head, view: EntityView, ask: Ask): Promise<Citations> {
  const rows = [...view.facts, ...view.sections].flatMap((part) => part.rows);
  return citationsFor(
    head.sources?.nodes ?? [],
    rows.flatMap(({ sources = [] }) => sources),
    ask,
  );
}

/** Some sources that are known, and then those that are cited beside them. */
export async function citationsFor(
  lines: readonly SourceLine[],
  cited: readonly Cited[],
  ask: Ask,
): Promise<Citations> {
  const known = new Map(lines.map((line) => [line.slug, line]));
  const slugs = new Set([...known.keys(), ...cited.map(({ slug }) => slug)]);
  const missing = [...slugs].filter((slug) => !known.has(slug));
  for (let start = 0; start < missing.length; start += 100) {
    const { data } = await ask(sourceLines, { slugs: missing.slice(start, start + 100) });
    for (const line of data.sources?.nodes ?? []) known.set(line.slug, line);
  }
  return new Citations([...slugs].flatMap((slug) => known.get(slug) ?? []));
}
