import { readdirSync, readFileSync } from 'node:fs';
import { isEnumType } from 'graphql';
import { expect, it } from 'vitest';
import { errorCodes } from '../../src/errors.ts';
import { errorCodes as ofPackage } from '../../src/pothos-plugin-neo4j/errors.ts';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { type Answer, productOver } from '../support/product.ts';

const codes: readonly (readonly [string, string])[] = Object.entries(errorCodes);

it('every code stands in the schema and in the README, with what to do', () => {
  const type = schema.getType('ErrorCode');
  const values = isEnumType(type) ? type.getValues().map(({ name, description }) => [name, description]) : [];
  expect(values.toSorted()).toEqual(codes.toSorted());
  const readme = readFileSync('README.md', 'utf8');
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)].map(([, code, text]) => [code, text]);
  expect(rows.filter(([code]) => code! in errorCodes)).toEqual(codes.map(([code, text]) => [code, text]));
  expect(codes.filter(([, text]) => !/\. \S/.test(text))).toEqual([]);
});

it('no other code is written anywhere in the source', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const written = sources.flatMap((name) =>
    [
      ...readFileSync(`src/${name}`, 'utf8').matchAll(
        /(?:\bcode: |publicError\(\s*|\bcode === .* \? )'([A-Z]+(?:_[A-Z]+)+)'/g,
      ),
    ].map(([, code]) => ({ code: code!, known: name.startsWith('pothos-plugin-neo4j') ? ofPackage : errorCodes })),
  );
  expect(written.length).toBeGreaterThan(10);
  expect(written.filter(({ code, known }) => !(code in known)).map(({ code }) => code)).toEqual([]);
  // Clients meet the codes of the package, too, but for those of mutations, which this schema has none of.
  const ofMutations = ['CONSTRAINT_VIOLATED', 'NOT_READ', 'OUTCOME_UNKNOWN'];
  expect(schema.getMutationType()).toBeUndefined();
  expect(Object.keys(ofPackage).filter((code) => !(code in errorCodes))).toEqual(ofMutations);
});

describeWithDatabase('a slug that nobody has', (database) => {
  const { ask, data, statements } = productOver(database);
  const known = 'member-jp';
  const way = 'fragment Way on Path { length nodes { slug } steps { relation sources { slug } } }';
  const part = 'fragment Part on Subgraph { hasMoreNodes nodes { node { slug } } relationships { relation } }';
  const fields: readonly (readonly [string, (slug: string, mustExist?: boolean) => string, unknown])[] = [
    ['path', (slug, must) => `path(from: "${slug}", to: "${known}"${said(must)}) { ...Way }`, null],
    ['paths', (slug, must) => `paths(first: 1, from: "${known}", to: "${slug}"${said(must)}) { ...Way }`, []],
    ['subgraph', (slug, must) => `subgraph(slugs: ["${slug}"]${said(must)}) { ...Part }`, null],
  ];

  it.each(fields)('is told by %s where it is asked for, in one statement', async (name, write, without) => {
    // What is read of each row, an author's own Cypher beneath it included, meets no row here.
    const all = (field: string) => `{ ${field} } ${name === 'subgraph' ? part : way}`;
    expect((await ask(all(write('nobody')))).data).toEqual({ [name]: without });
    const { data: found, errors } = await ask(
      all(`${write('nobody', true)} ${name === 'path' ? '' : 'members { totalCount }'}`),
    );
    expect(found).toMatchObject({ [name]: null });
    expect(errors).toMatchObject([
      {
        path: [name],
        message: "No entity has the slug 'nobody'.",
        extensions: { code: 'NOT_FOUND', slugs: ['nobody'] },
      },
    ]);
    const some = await data(all(write('member-fr', true)));
    expect(statements).toHaveLength(1);
    expect(some).toEqual(await data(all(write('member-fr'))));
    expect(some[name]).not.toEqual(without);
  });

  it('is told by a plan that is kept for both ways to ask', async () => {
    const query = `query ($slug: String!, $must: Boolean!) { path(from: $slug, to: "${known}", mustExist: $must) { length } }`;
    for (const [slug, must, code] of [
      ['nobody', true, 'NOT_FOUND'],
      ['nobody', false, undefined],
      ['member-fr', true, undefined],
      ['nobody', true, 'NOT_FOUND'],
    ] as const) {
      const { errors } = await ask(query, { slug, must });
      expect(errors?.[0]?.extensions?.['code']).toBe(code);
    }
  });
});

describeWithDatabase('a database that has too little time', (database) => {
  let limitMs = 1;
  const { server, throwLogged } = productOver({
    run: (statement, options) => database.run(statement, { ...options, timeoutMs: limitMs }),
  });
  const question = `{
    path(from: "nobody", to: "member-jp", mustExist: true) { length nodes { slug } }
    paths(first: 1, from: "member-fr", to: "member-jp") { length }
    subgraph(slugs: ["member-fr"]) { hasMoreNodes nodes { node { slug } } }
    members { totalCount nodes { slug } }
  }`;

  it('is told of by a code, however far each statement came', async () => {
    const codes = new Set<unknown>();
    for (limitMs of [1, 1, 2, 4, 8, 16, 32]) {
      const response = await server.fetch(`http://product.test/graphql?query=${encodeURIComponent(question)}`);
      const { errors = [] } = (await response.json()) as Answer;
      for (const { extensions } of errors) codes.add(extensions?.['code']);
    }
    expect(
      [...codes].filter((code) => !['TIMEOUT', 'SERVICE_UNAVAILABLE', 'NOT_FOUND'].includes(String(code))),
    ).toEqual([]);
    expect(codes).toContain('TIMEOUT');
    expect(throwLogged).toThrow('the database took too long');
  });
});

const said = (mustExist: boolean | undefined) => (mustExist === undefined ? '' : `, mustExist: ${mustExist}`);
