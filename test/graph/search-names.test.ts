import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainLetters } from '../../src/pothos-plugin-neo4j/model/fold.ts';
import { randomOf } from '../differential/random.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { seedOfRun } from '../support/seed.ts';

const seed = seedOfRun();
/** SEARCH_NAMES makes a run longer; every name is searched where it is as large as the graph. */
const names = Number(process.env['SEARCH_NAMES'] ?? 12);
/** Texts of any letters, of which a third of a second goes to each. */
const typed = names > 12 ? 600 : 20;
const atOnce = 4;

describeWithDatabase('what is searched', (database) => {
  const product = productOver(database);

  /** The names and slugs of what is found first for each text, many in one request. */
  async function best(
    texts: readonly string[],
    first = 1,
  ): Promise<readonly (readonly { name: string; slug: string }[])[]> {
    const found: { name: string; slug: string }[][] = [];
    for (let start = 0; start < texts.length; start += atOnce) {
      const some = texts.slice(start, start + atOnce);
      const fields = some.map(
        (text, index) => `r${index}: search(text: ${JSON.stringify(text)}, first: ${first}) { nodes { name slug } }`,
      );
      const data = await product.data(`{ ${fields.join('\n')} }`);
      found.push(
        ...Object.values(data as Record<string, { nodes: { name: string; slug: string }[] }>).map(({ nodes }) => nodes),
      );
    }
    return found;
  }

  it(`finds by its name, as it is written and in plain letters, first what has it (seed ${seed}, ${names} names)`, {
    timeout: 60_000 + names * 500,
  }, async () => {
    const rows = await database.run({
      text: 'MATCH (n:Entity) RETURN DISTINCT n.name AS name ORDER BY name',
      parameters: {},
    });
    const all = rows.map(([name]) => String(name));
    const random = randomOf(seed);
    const chosen = names >= all.length ? all : Array.from({ length: names }, () => random.pick(all));
    const plain = (name: string) => plainLetters(name, /\p{M}/gu).replace(/[‘’]/g, "'");
    const found = await best(chosen);
    const foundInPlain = await best(chosen.map(plain));
    const wrong = chosen.flatMap((name, index) => {
      const [as, inPlain] = [found[index]![0], foundInPlain[index]![0]];
      // Names that differ in capitals alone are the same in plain letters: either may come first then.
      const isTwin = inPlain !== undefined && inPlain.name !== name && plain(inPlain.name) === plain(name);
      const isRight = as?.name === name && (inPlain?.slug === as.slug || isTwin);
      return isRight ? [] : [[name, as?.name, inPlain?.name]];
    });
    expect(wrong).toEqual([]);
  });

  it(`answers whatever is typed (seed ${seed})`, { timeout: 40_000 + typed * 1_000 }, async () => {
    const units = fc.oneof(
      fc.constantFrom(...'+-&|!(){}[]^"~*?:\\/ aOé\'_.“”0'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const texts = fc.sample(
      fc.oneof(
        fc.string({ unit: units, minLength: 1, maxLength: 500 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }),
      ),
      { numRuns: typed, seed },
    );
    const question =
      'query ($text: String!) { search(text: $text, first: 2) { totalCount correctedText edges { matches { text } } } suggest(text: $text) { text } }';
    for (const text of texts) expect(await product.ask(question, { text })).not.toHaveProperty('errors');
  });
});
