import { source } from '../model/nodes.ts';
import { fold } from '../pothos-plugin-neo4j/model/index.ts';
import type { Problem } from './problem.ts';
import type { FactRecord } from './records.ts';

/** Words that say that somebody else passed a page on; that stands in `via`. */
const passedOn = /\bvia\b|\bcop(y|ies)\b|\bmirror site\b/i;

/** A publisher is written one way in all sources, and without those who passed its page on: else it is counted twice. */
export function onePublisherOneSpelling(records: readonly FactRecord[]): readonly Problem[] {
  const first = new Map<string, FactRecord>();
  return records.flatMap((record): readonly Problem[] => {
    const publisher = record.values['publisher'];
    if (record.format.node !== source || publisher === undefined) return [];
    const name = String(publisher);
    const refuse = (message: string) => [{ ...record.locate('publisher'), message }];
    if (passedOn.test(name)) {
      return refuse(`"${name}" names who passed the page on: write the publisher here, and the other in "via".`);
    }
    const identity = lettersOf(name);
    const other = first.get(identity);
    if (!other) first.set(identity, record);
    if (!other || other.values['publisher'] === name) return [];
    const { file, line } = other.locate('publisher');
    return refuse(`"${name}" is "${String(other.values['publisher'])}" at ${file}:${line}: write it one way.`);
  });
}

/** A name without case, accents, punctuation and its article. */
const lettersOf = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
