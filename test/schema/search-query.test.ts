import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/model/fold.ts';
import { searchQuery } from '../../src/schema/search-query.ts';
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

describe('the query of what is typed', () => {
  it('asks for every word, the last also begun, long ones also with a letter wrong', () => {
    expect(searchQuery('Ban communi')).toEqual({
      names:
        '+(searchNames:ban^8 searchText:ban^2) ' +
        '+(searchNames:communi^8 searchText:communi^2 searchNames:communi*^3 searchText:communi* searchNames:communi~1^0.2 searchText:communi~1^0.05)',
      text: '+(ban) +(communi communi*^0.5)',
      whole: 'ban communi',
    });
  });

  it('does without words that the indexes leave out, unless there are no others', () => {
    expect(searchQuery('summit of the')?.text).toBe('+(summit) (of) (the the*^0.5)');
    expect(searchQuery('IT')?.text).toBe('+(it it*^0.5)');
  });

  it.each(['', ' \n', '***', '&& || !', '\\', '"', '()', '~', '\u{1F600}', '\u0301'])('is none of %j', (typed) => {
    expect(searchQuery(typed)).toBeUndefined();
  });

  it('holds at most twelve words of at most two hundred letters', () => {
    expect(searchQuery('summit '.repeat(1_000))?.text.match(/\+/g)).toHaveLength(12);
    expect(searchQuery('x'.repeat(100_000))?.whole).toHaveLength(200);
  });

  it('lets nothing through that is syntax', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'+-&|!(){}[]^"~*?:\\/ aOé\'_'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    const typed = fc.oneof(
      fc.string({ unit }),
      fc.constantFrom('a AND b', 'x OR', 'NOT NOT', 'searchNames:a', '[a TO b]', 'slug:*', 'a~ AND ('),
    );
    const term = /^[\p{L}\p{N}]+('[\p{L}\p{N}]+)*(\*|~1)?(\^\d+(\.\d+)?)?$/u;
    fc.assert(
      fc.property(typed, (text) => {
        const query = searchQuery(text);
        if (query === undefined) return;
        for (const part of [query.names, query.text]) {
          for (const clause of part.matchAll(/\+?\(([^()]*)\)( |$)/g)) {
            for (const written of clause[1]!.split(' ')) {
              const word = written.replace(/^search(Names|Text):/, '');
              expect(word).toMatch(term);
              expect(word).toBe(word.toLowerCase());
            }
          }
          expect(part.replace(/\+?\([^()]*\)/g, '').trim()).toBe('');
        }
      }),
      { numRuns: 2_000, seed },
    );
  });
});
