import { expect, it } from 'vitest';
import { fold } from '../../src/pothos-plugin-neo4j/model/fold.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

describeWithDatabase('what people type into forms', (database) => {
  const { data, ask } = productOver(database);
  const names = async (matches: string): Promise<string[]> =>
    (
      await data(
        'query ($matches: String) { people(first: 100, filter: { name: { matches: $matches } }) { nodes { name } } }',
        {
          matches,
        },
      )
    ).people.nodes.map(({ name }: { name: string }) => name);

  it.each(['chretien', 'CHRÉTIEN', 'Chre\u0301tien', 'jean  chr', ' chretien '])(
    'finds a name by %j',
    async (matches) => {
      expect(await names(matches)).toContain('Jean Chrétien');
    },
  );

  it('narrows as one types, to what holds the letters and to nothing else', async () => {
    const { people } = await data('{ people(first: 100) { nodes { name } } }');
    const all: string[] = people.nodes.map(({ name }: { name: string }) => name);
    for (const part of ['', 'a', 'ma', "o'", 'ß', 'jo', '.*', '[a-z]', '\\', '(', '$', '%', '\u0301', '𠮷']) {
      const found = await names(part);
      const among = all.filter((name) => fold(name).includes(fold(part)));
      expect(found.filter((name) => all.includes(name)).toSorted()).toEqual(
        among.filter((name) => found.includes(name)).toSorted(),
      );
      expect(found.every((name) => fold(name).includes(fold(part)))).toBe(true);
      if (found.length < 100) expect(among.every((name) => found.includes(name))).toBe(true);
    }
  });

  it('takes codes in any case: of look-ups, of filters, and of what an edge names', async () => {
    const found = await data(`{
      member(code: "ca") { code }
      country(code: "zA") { code }
      members(filter: { code: { in: ["jp", "Fr"] } }) { nodes { code } }
      lower: events(filter: { participants: { some: { edge: { representing: { eq: "jp" } } } } }) { totalCount }
      upper: events(filter: { participants: { some: { edge: { representing: { eq: "JP" } } } } }) { totalCount }
    }`);
    expect(found).toMatchObject({ member: { code: 'CA' }, country: { code: 'ZA' } });
    expect(found.members.nodes).toEqual([{ code: 'FR' }, { code: 'JP' }]);
    expect(found.lower).toEqual(found.upper);
    expect(found.lower.totalCount).toBeGreaterThan(0);
    expect((await ask('{ event(slug: "SUMMIT-2025-KANANASKIS") { slug } }')).data).toEqual({ event: null });
  });

  it('has every code in capital letters, as the model says', async () => {
    const rows = await database.run({
      text: `MATCH (n:Represented) RETURN n.code AS code UNION MATCH ()-[r:ATTENDS]->() WITH DISTINCT r.representing AS code
        WHERE code IS NOT NULL RETURN code UNION MATCH (n) WITH DISTINCT n.isoAlpha3 AS code WHERE code IS NOT NULL RETURN code`,
      parameters: {},
    });
    const codes = rows.map(([code]) => String(code));
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => code !== code.toUpperCase())).toEqual([]);
  });
});
