import type { SearchFieldWord } from '../../model/search-properties.ts';
import { type PlacedWords, placedWords } from '../../model/search-words.ts';
import { amiss, isMeant } from './likeness.ts';
import { readTyped, type TypedWord } from './typed.ts';

/** A text of an entity that what was typed was found in. */
export interface SearchMatch {
  readonly field: SearchFieldWord;
  readonly text: string;
  readonly words: readonly Pick<PlacedWords, 'start' | 'end'>[];
}

interface Candidate {
  readonly field: SearchFieldWord;
  readonly text: string;
  readonly placed: readonly PlacedWords[];
}

/** Longer texts are cut around the first word that was found. */
const longestText = 240;

/**
 * Why an entity was found: for each word that was typed the first text that it stands in, each text once. `lines` are the
 * texts of the entity, the most telling first: a field, a colon, and the text. A word that stands in none as it was typed is
 * looked for in one like it.
 */
export function matchesIn(typed: string, lines: readonly string[]): readonly SearchMatch[] {
  const words = readTyped(typed).words;
  const counting = words.filter(({ counts }) => counts);
  const candidates = lines.map(candidateOf);
  // Each word once, with the first text that it stands in: long texts repeat their words.
  const firstWith = new Map<string, Candidate>();
  for (const candidate of candidates) {
    for (const place of candidate.placed) {
      for (const one of place.words) if (!firstWith.has(one)) firstWith.set(one, candidate);
    }
  }
  const firstWhere = (isFound: (one: string) => boolean): Candidate | undefined => {
    for (const [one, candidate] of firstWith) if (isFound(one)) return candidate;
    return undefined;
  };
  const chosen = new Map<Candidate, Set<TypedWord>>();
  const note = (candidate: Candidate, word: TypedWord) =>
    chosen.set(candidate, (chosen.get(candidate) ?? new Set()).add(word));
  const like = new Set<TypedWord>();
  for (const word of counting) {
    const exact = firstWhere((one) => isMeant(word, one));
    if (exact !== undefined) {
      note(exact, word);
      continue;
    }
    const near = firstWhere((one) => amiss(word, one) !== undefined);
    if (near === undefined) continue;
    like.add(word);
    note(near, word);
  }
  const isWord = (one: string) =>
    counting.some((word) => isMeant(word, one) || (like.has(word) && amiss(word, one) !== undefined));
  return candidates
    .filter((candidate) => chosen.has(candidate))
    .map(({ field, text, placed }) => {
      const marked = placed.filter((place) => place.words.some(isWord)).map(({ start, end }) => ({ start, end }));
      return { field, ...excerpt(text, marked) };
    });
}

function candidateOf(line: string): Candidate {
  const mark = line.indexOf(': ');
  const text = line.slice(mark + 2);
  return { field: line.slice(0, mark) as SearchFieldWord, text, placed: placedWords(text) };
}

/** The part of a text around the first word, cut between words; `…` stands where something is left out. */
function excerpt(text: string, words: SearchMatch['words']): Pick<SearchMatch, 'text' | 'words'> {
  if (text.length <= longestText || words.length === 0) return { text, words };
  const around = Math.max(0, words[0]!.start - longestText / 4);
  const from = around === 0 ? 0 : text.indexOf(' ', around) + 1;
  const until = from + longestText >= text.length ? text.length : text.lastIndexOf(' ', from + longestText);
  const to = until <= words[0]!.end ? Math.min(text.length, words[0]!.end) : until;
  const before = from > 0 ? '…' : '';
  const shift = before.length - from;
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    words: words.filter(({ end }) => end <= to).map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}
