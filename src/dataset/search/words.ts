import { z } from 'zod';
import { member } from '../../model/nodes.ts';
import { searchWords } from '../../model/search-words.ts';
import { complain } from '../complaint.ts';
import { wordsField } from '../fields.ts';
import type { FactFile } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { type FactRecord, problemsOf } from '../records.ts';
import { suggestion } from '../suggest.ts';
import type { Unread } from '../unread.ts';

/** The file of words that people type for what the records call by other names. It makes no nodes. */
export const SEARCH_WORDS_FILE = 'search-words.yaml';

export const searchWordsSchema = z.strictObject({
  countries: z
    .array(z.strictObject({ code: wordsField, words: z.array(wordsField).min(1) }))
    .default([])
    .meta({ description: 'What belongs to a country or member is called, by its code.' }),
  synonyms: z
    .array(z.array(wordsField).min(2))
    .default([])
    .meta({ description: 'Words of one meaning: who types one finds the others.' }),
});

/** What people type for what the records call by other names. */
export interface SearchWords {
  /** What belongs to a country or member is called. */
  readonly ofCode: (code: string | undefined) => readonly string[];
  /** The words that mean the same as some that stand in a text, each in words; none of those that stand there too. */
  readonly alike: (words: readonly string[]) => readonly (readonly string[])[];
  /** Those that mean the same as all of a text. */
  readonly same: (words: readonly string[]) => readonly (readonly string[])[];
}

/** Reads the file, if there is one; a code that no record has is a problem. */
export function readSearchWords(
  file: FactFile | undefined,
  records: readonly FactRecord[],
  unread: Unread,
  problems: Problem[],
): SearchWords {
  const result = searchWordsSchema.safeParse(file?.value ?? {}, { error: complain });
  if (!result.success) {
    for (const issue of result.error.issues) problems.push(...problemsOf(issue, file!, []));
    return createSearchWords({ countries: [], synonyms: [] });
  }
  const codes = new Set(records.map(({ values }) => values['code']).filter((code) => typeof code === 'string'));
  for (const [index, { code }] of result.data.countries.entries()) {
    if (codes.has(code) || unread.mayHold(code, member)) continue;
    const message = `Nothing has the code "${code}"${suggestion(code, codes) || '.'}`;
    problems.push({ ...file!.locate(['countries', index, 'code']), message });
  }
  return createSearchWords(result.data);
}

export function createSearchWords({ countries, synonyms }: z.output<typeof searchWordsSchema>): SearchWords {
  const byCode = new Map(countries.map(({ code, words }) => [code, words]));
  const groups = synonyms.map((group) => group.map(searchWords));
  // By their first words, so that few are compared with each word of a text.
  const starting = new Map<string, { readonly phrase: readonly string[]; readonly group: number }[]>();
  for (const [group, phrases] of groups.entries()) {
    for (const phrase of phrases) {
      const known = starting.get(phrase[0]!) ?? [];
      starting.set(phrase[0]!, [...known, { phrase, group }]);
    }
  }
  return {
    ofCode: (code) => (code === undefined ? [] : (byCode.get(code) ?? [])),
    same: (words) =>
      (starting.get(words[0] ?? '') ?? [])
        .filter(({ phrase }) => phrase.join(' ') === words.join(' '))
        .flatMap(({ phrase, group }) => groups[group]!.filter((other) => other !== phrase)),
    alike: (words) => {
      const found = new Map<number, Set<readonly string[]>>();
      for (const [index, word] of words.entries()) {
        for (const { phrase, group } of starting.get(word) ?? []) {
          if (phrase.some((part, offset) => words[index + offset] !== part)) continue;
          const there = found.get(group) ?? new Set();
          found.set(group, there.add(phrase));
        }
      }
      return [...found].flatMap(([group, there]) => groups[group]!.filter((phrase) => !there.has(phrase)));
    },
  };
}
