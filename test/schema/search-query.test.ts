import fc from 'fast-check';
import type { GraphQLEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/edit-distance.ts';
import { placedWords, searchWords, stemOf, wordsOfName } from '../../src/model/search-words.ts';
import { fold } from '../../src/pothos-plugin-neo4j/model/fold.ts';
import { kindsOf, labelsOf, relationsOf } from '../../src/schema/relations.ts';
import { schema } from '../../src/schema/schema.ts';
import { kindsAskedFor } from '../../src/schema/search/asked-for.ts';
import { correctedText } from '../../src/schema/search/correction.ts';
import { matchesIn } from '../../src/schema/search/matches.ts';
import { searchQuery } from '../../src/schema/search/query.ts';
import { countingPart, readTyped } from '../../src/schema/search/typed.ts';
import { seedOfRun } from '../support/seed.ts';

const seed = seedOfRun();

describe('folding', () => {
  it.each([
    ['COMMUNIQUÉ', 'communique'],
    ['Türkiye', 'turkiye'],
    ['İSTANBUL', 'istanbul'],
    ['Œuvre, Æsop, Łódź, Straße, Đà Nẵng', 'oeuvre, aesop, lodz, strasse, da nang'],
    ['ﬁnance  \n G７', 'finance g7'],
    ['Côte d’Ivoire', "cote d'ivoire"],
  ])('%s', (text, folded) => expect(fold(text)).toBe(folded));

  it('leaves what is folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)),
      { seed },
    );
  });
});

const anyText = fc.oneof(
  fc.string({
    unit: fc.oneof(fc.constantFrom(...'+-&|!(){}[]^"~*?:\\/ aOé\'_.“”'), fc.string({ unit: 'binary', maxLength: 1 })),
  }),
  fc.string({ unit: 'grapheme', maxLength: 500 }),
  fc.constantFrom('a AND b', 'x OR', 'NOT NOT', 'searchNames:a', '[a TO b]', 'slug:*', 'a~ AND (', '"a b" -"c d" -e'),
);

describe('the words of a text', () => {
  it.each([
    ['Washington, D.C.', 'washington dc'],
    ['the U.S. and the U.K', 'the us and the uk'],
    ["L'Aquila, Côte d’Ivoire", 'l aquila cote d ivoire'],
    ["Japan's Roma-Lyon Group (2001)", 'japan roma lyon group 2001'],
    ['St. Petersburg', 'st petersburg'],
    ['COVID-19', 'covid 19'],
    ['« ... »', ''],
  ])('%s', (text, words) => expect(searchWords(text).join(' ')).toBe(words));

  it('of a name are also those without the marks inside', () => {
    expect(wordsOfName("L'Aquila Summit").map((words) => words.join(' '))).toEqual([
      'l aquila summit',
      'laquila summit',
    ]);
    expect(wordsOfName('Halifax')).toEqual([['halifax']]);
  });

  it('stand where they are said to stand', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const place of placedWords(text)) {
          expect(place.start).toBeGreaterThanOrEqual(end);
          expect(searchWords(text.slice(place.start, place.end))).toEqual(place.words);
          end = place.end;
        }
      }),
      { seed },
    );
  });

  it.each([
    ['smuggling', 'smuggled'],
    ['commitments', 'commitment'],
    ['ministers', 'minister'],
    ['organisations', 'organization'],
  ])('%s is a form of %s', (one, other) => expect(stemOf(one)).toBe(stemOf(other)));

  it('keeps apart what means something else', () => expect(stemOf('presidency')).not.toBe(stemOf('president')));
});

describe('what is typed', () => {
  const counting = (text: string) =>
    readTyped(text)
      .words.filter(({ counts }) => counts)
      .map((word) => word.text);

  it.each([
    ['who hosted the summit in 1975', 'summit 1975'],
    ['the', 'the'],
    ['G7', 'g7'],
    ['-migrant', 'migrant'],
    ['finance -japan', 'finance'],
    ['"climate change" -"New York" paris', 'climate change paris'],
    ['Talk Faeser - Piantedosi', 'talk faeser piantedosi'],
  ])('%s asks for: %s', (text, words) => expect(counting(text).join(' ')).toBe(words));

  it('can ask for a phrase, and leave out words and phrases', () => {
    expect(readTyped('"climate change" -"New York" -Paris')).toMatchObject({
      phrases: [['climate', 'change']],
      excluded: [['new', 'york'], ['paris']],
    });
  });

  it('counts up to 500 letters, and is cut to them before anything reads it', () => {
    expect(countingPart('short')).toBe('short');
    expect(countingPart('a '.repeat(40_000))).toHaveLength(500);
    // Half of a pair is no letter, and no database would find it.
    expect(countingPart(`${'a'.repeat(499)}😀`).at(-1)).toBe('\uFFFD');
  });

  it('has an unfinished word at its end, unless a mark or a space follows', () => {
    const last = (text: string) => readTyped(text).words.at(-1)?.unfinished;
    expect(['ban communi', 'ban communi '].map(last)).toEqual([true, false]);
  });
});

describe('kinds and relations that are named', () => {
  it('count once, and in one order: so they make one statement, which is no longer than that of all', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => (index % 2 === 0 ? 'SUMMIT' : 'PERSON'));
    expect(kindsOf(many)).toEqual(kindsOf(['PERSON', 'SUMMIT']));
    expect(labelsOf(many)).toEqual(labelsOf(['SUMMIT', 'PERSON']));
    expect(labelsOf(many)).toHaveLength(2);
    expect(relationsOf(['HOSTS', 'BUILDS_ON', 'HOSTS'])).toEqual(relationsOf(['BUILDS_ON', 'HOSTS']));
    expect(relationsOf([])).toEqual([]);
  });
});

describe('the letters that are amiss', () => {
  it('are counted up to the most that matter as they are without it', () => {
    const few = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 });
    fc.assert(
      fc.property(few, few, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        const all = editDistance(one, other);
        const bounded = editDistance(one, other, most);
        return all <= most ? bounded === all : bounded > most;
      }),
      { seed },
    );
  });
});

describe('a form of a word', () => {
  it('begins with the same letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (one) => stemOf(one)[0] === one[0]),
      { seed },
    );
  });
});

describe('the query of what is typed', () => {
  it('asks for every word, in each field by what it says', () => {
    const { all } = searchQuery('Ban communi')!;
    expect(all).toContain('+(searchNames:ban^6 searchKinds:ban^4 ');
    expect(all).toMatch(/\+\(searchNames:communi\^6 .*searchNames:communi\*\^3 /);
    expect(all).toContain('searchNames:"ban communi"^4');
    expect(all).not.toContain('~');
    expect(searchQuery('Ban communi')!.near).toContain('searchNames:communi~1^2');
  });

  it('does not ask for what begins with a word longer than any, which the index refuses', () => {
    expect(searchQuery('日本'.repeat(30))!.all).toContain('*');
    expect(searchQuery('日本'.repeat(250))!.all).not.toContain('*');
  });

  it('asks for the kind that a word stands for', () => {
    expect(searchQuery('summits in japan')!.all).toContain(' searchKind:SUMMIT^5');
    expect(searchQuery('japan')!.all).not.toContain('searchKind:');
    expect(kindsAskedFor(['interior', 'ministers'])).toEqual(['MINISTERIAL_MEETING']);
    expect(kindsAskedFor(['prime', 'minister'])).toEqual(['PERSON', 'OFFICE']);
    const words =
      'summit meeting bilateral presidency pledge charter speech topic country organisation city article minister';
    const kinds = kindsAskedFor(words.split(' '));
    expect(kinds).toHaveLength(14);
    const known = (schema.getType('EntityKind') as GraphQLEnumType).getValues().map(({ name }) => name);
    expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
  });

  it.each([
    ['latest summit', 'LATEST'],
    ['who is the current president', 'LATEST'],
    ['next summit', 'NEXT'],
    ['prochain sommet', 'NEXT'],
    ['summit', undefined],
  ])('of %s is for what is nearest in time: %s', (typed, time) => expect(searchQuery(typed)!.time).toBe(time));

  it('leaves a year out last of all', () => {
    const { most } = searchQuery('climate change commitments 2021')!;
    expect(most.match(/\+\(searchNames:2021\^6/g)).toHaveLength(3);
    expect(most.match(/\+\(searchNames:climate\^6/g)).toHaveLength(2);
  });

  it('leaves out none where all are years, and asks for nothing empty', () => {
    for (const typed of ['1999 2025 2018', '1999 2025 2018 2001', '1999 2025 2018 g7']) {
      const { all, near, most, any, named } = searchQuery(typed)!;
      for (const part of [all, near, most, any, named]) expect(part).not.toMatch(/\(\s*\)/);
    }
  });

  it('takes a year for a year', () => {
    expect(searchQuery('1975')!.near).not.toMatch(/1975[*~]/);
  });

  it.each(['', ' \n', '***', '&& || !', '\\', '"', '()', '~', '\u{1F600}', '\u0301'])('is none of %j', (typed) => {
    expect(searchQuery(typed)).toBeUndefined();
  });

  const term =
    /^[+-]?\(?-?search[A-Z][a-z]+:(?:[\p{Ll}\p{Lo}\p{Lm}\p{N}]+(?:\*|\?{1,3}|~[12])?|"[\p{Ll}\p{Lo}\p{Lm}\p{N} ]+"|(?<=Kind:)[A-Z_]+)(\^\d+(\.\d+)?)?$/u;

  it('lets nothing through that is syntax, and stays within what Lucene takes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const query = searchQuery(text);
        if (query === undefined) return;
        const { all, near, most, any, named } = query;
        for (const part of [all, near, most, any, named]) {
          const terms = part.match(/[^\s"]*"[^"]*"\S*|\S+/g) ?? [];
          for (const written of terms) expect(written.replace(/^[+(]+|\)+$/g, '')).toMatch(term);
          // A word like another becomes up to 50.
          const clauses = terms.reduce(
            (sum, one) => sum + (/~\d/.test(one) ? 50 : one.split('"').join(' ').split(' ').length),
            0,
          );
          expect(clauses).toBeLessThan(1_024);
        }
      }),
      { numRuns: 500, seed },
    );
  });

  it('stays within what Lucene takes for the longest text', () => {
    const words = [
      'smuggling',
      'organised',
      'criminals',
      'commitments',
      'ministerial',
      'declarations',
      'proliferation',
    ];
    const text = `"${words.join(' ')}" -"${words.join(' ')}" ${words.join(' ')} ${words.toReversed().join(' ')}`;
    const { near } = searchQuery(text, ['PERSON', 'PLACE'])!;
    const count =
      (near.match(/\w+:/g) ?? []).length +
      49 * (near.match(/~/g) ?? []).length +
      (near.match(/ (?=[^"]*"\^)/g) ?? []).length;
    expect(count).toBeLessThan(1_024);
  });
});

describe('why something was found', () => {
  const lines = [
    'NAME: Charlevoix Summit',
    'PLACE: La Malbaie',
    'PLACE: Canada (CA, Canadian)',
    'TEXT: Leaders spoke of the climate.',
  ];

  it('is the first text that holds each word, with the words marked', () => {
    expect(matchesIn('canadian summits', lines)).toEqual([
      { field: 'NAME', text: 'Charlevoix Summit', words: [{ start: 11, end: 17 }] },
      { field: 'PLACE', text: 'Canada (CA, Canadian)', words: [{ start: 12, end: 20 }] },
    ]);
  });

  it('is a word like the one that was typed where that stands nowhere', () => {
    expect(matchesIn('sumit', lines)).toMatchObject([{ field: 'NAME', words: [{ start: 11, end: 17 }] }]);
  });

  it('is the part of a long text around the word', () => {
    const [match] = matchesIn('climate', [`TEXT: ${'much was said, '.repeat(40)}climate${' and more'.repeat(60)}`]);
    expect(match!.text.length).toBeLessThan(250);
    expect(match!.text).toMatch(/^….*…$/);
    expect(match!.words.map(({ start, end }) => match!.text.slice(start, end))).toEqual(['climate']);
  });
});

describe('the text that was probably meant', () => {
  it.each([
    ['Angela merkle', ['angela merkel'], 'Angela merkel'],
    ['angela merkel', ['angela merkel'], null],
    ['heiligendam, 2007', ['heiligendamm summit', '2007'], 'heiligendamm, 2007'],
    ['merk', ['angela merkel'], null],
    ['xylophone', ['angela merkel'], null],
  ])('of %s', (typed, found, meant) => expect(correctedText(typed, found)).toBe(meant));
});
