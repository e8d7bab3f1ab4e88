import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Format } from '../../src/analysis/command-line.ts';
import { formatters } from '../../src/analysis/formats.ts';
import { writeFileOf, writeOut } from '../../src/analysis/output.ts';
import { describePlan } from '../../src/analysis/plan-tree.ts';
import { explain, profile, type Row, read } from '../../src/analysis/read.ts';
import { describeForBrowser } from '../../src/analysis/show.ts';
import { cellOf, jsonOf } from '../../src/analysis/values.ts';
import { explainWarning } from '../../src/analysis/warnings.ts';
import { createDriver } from '../../src/database/driver.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { accessTo } from './run-query.ts';

async function* stream(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function format(name: Format, rows: readonly Row[], isShort = true) {
  const notes: string[] = [];
  let text = '';
  for await (const piece of formatters[name](stream(rows), { report: (line) => notes.push(line), isShort })) {
    text += piece;
  }
  return { text, notes };
}

describe('rows', () => {
  const rows: readonly Row[] = [
    ['name', 'score', 'tags'],
    ['Ottawa, "the capital"', 1.5, ['a', 'b']],
    ['東京', -10, []],
    [null, null, null],
  ];

  it('as a table: aligned for letters of any width, numbers to the right', async () => {
    const { text, notes } = await format('table', rows);
    expect(text).toBe(
      [
        'name                   score  tags',
        '---------------------  -----  ----',
        'Ottawa, "the capital"    1.5  a; b',
        '東京                     -10',
        '\n',
      ].join('\n'),
    );
    expect(notes).toEqual([]);
  });

  it('as a table that is cut, and says so', async () => {
    const { text, notes } = await format('table', [['a'], [`${'long '.repeat(30)}\nend`]]);
    expect(text.split('\n')[2]).toHaveLength(60);
    expect(notes).toEqual(['Long values are cut; --format csv or json has them whole.']);
  });

  it('as a table that is whole, for a file', async () => {
    const { text, notes } = await format('table', [['a'], ['long '.repeat(30)]], false);
    expect(text.split('\n')[2]).toBe('long '.repeat(30).trim());
    expect(notes).toEqual([]);
  });

  it('with tabs', async () => {
    expect(
      (
        await format('tsv', [
          ['a', 'b'],
          ['x\ty', 'z, "q"'],
          [1n, null],
        ])
      ).text,
    ).toBe('a\tb\n"x\ty"\t"z, ""q"""\n1\t\n');
  });

  it('many of them, none lost between two pieces', async () => {
    const many = Array.from({ length: 1_203 }, (_, index) => [index]);
    const { text } = await format('csv', [['n'], ...many]);
    expect(text).toBe(`n\n${many.join('\n')}\n`);
  });

  it('as CSV', async () => {
    expect((await format('csv', rows)).text).toBe(
      'name,score,tags\n"Ottawa, ""the capital""",1.5,a; b\n東京,-10,\n,,\n',
    );
  });

  it('as JSON, valid as a whole and an object a line', async () => {
    const { text } = await format('json', rows);
    expect(JSON.parse(text)).toEqual([
      { name: 'Ottawa, "the capital"', score: 1.5, tags: ['a', 'b'] },
      { name: '東京', score: -10, tags: [] },
      { name: null, score: null, tags: null },
    ]);
    expect(text.split('\n')).toHaveLength(6);
    expect(JSON.parse((await format('json', [['a']])).text)).toEqual([]);
  });
});

describe('a file of rows', () => {
  it('is there as a whole, or as it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seven-graph-rows-'));
    const path = join(folder, 'rows.csv');
    async function* pieces(fail: boolean): AsyncGenerator<string> {
      yield fail ? 'half' : 'whole';
      if (fail) throw new Error('The server is gone.');
    }
    await writeFileOf(path, pieces(false));
    await expect(writeFileOf(path, pieces(true))).rejects.toThrow('The server is gone.');
    expect(readFileSync(path, 'utf8')).toBe('whole');
    expect(readdirSync(folder)).toEqual(['rows.csv']);
    rmSync(folder, { recursive: true });
    await expect(writeFileOf(path, pieces(false))).rejects.toThrow(`${path} cannot be written: ENOENT`);
  });
});

describe('what nobody reads on', () => {
  /** As standard output is: it outlives a write that failed. */
  const outputThat = (fail: (written: number) => Error | null) => {
    let count = 0;
    return new Writable({ autoDestroy: false, write: (_chunk, _encoding, done) => done(fail(count++)) });
  };
  const failure = (code: string) => Object.assign(new Error(code), { code });
  const source = () => {
    const state = { produced: 0, isClosed: false };
    async function* pieces(): AsyncGenerator<string> {
      try {
        for (;;) {
          await setImmediate();
          state.produced += 1;
          yield 'piece';
        }
      } finally {
        await setTimeout(50);
        state.isClosed = true;
      }
    }
    return { state, pieces: pieces() };
  };

  it.each(['EPIPE', 'ECONNRESET'])('is not produced, and its source is closed before the end: %s', async (code) => {
    const { state, pieces } = source();
    await writeOut(
      pieces,
      outputThat((written) => (written === 2 ? failure(code) : null)),
    );
    expect(state).toEqual({ produced: 3, isClosed: true });
  });

  it('is told where the output failed in another way', async () => {
    const { state, pieces } = source();
    await expect(
      writeOut(
        pieces,
        outputThat(() => failure('ENOSPC')),
      ),
    ).rejects.toThrow('ENOSPC');
    expect(state.isClosed).toBe(true);
  });

  it('is not begun where no file can be written', async () => {
    const { state, pieces } = source();
    const path = join(tmpdir(), 'no-such-folder', 'rows.csv');
    await expect(writeFileOf(path, pieces)).rejects.toThrow(`${path} cannot be written: ENOENT`);
    expect(state).toEqual({ produced: 0, isClosed: false });
  });
});

describeWithDatabase('what a query gives', (database) => {
  let driver: Driver;
  beforeAll(() => {
    driver = createDriver(database.connection, { exactIntegers: true });
  });
  afterAll(() => driver.close());
  const one = async (expression: string, before = '') => {
    const rows: Row[] = [];
    for await (const row of read(accessTo(database, { driver }), `${before} RETURN ${expression} AS x`, {}))
      rows.push(row);
    return rows[1]![0];
  };

  it.each([
    ["date('2025-11-21')", '2025-11-21', '2025-11-21'],
    ["datetime('2025-11-21T08:00:00Z')", '2025-11-21T08:00:00Z', '2025-11-21T08:00:00Z'],
    ["duration('P1M2D')", 'P1M2D', 'P1M2D'],
    ['1.0 / 0', 'Infinity', 'Infinity'],
    ['[1, 2.5, true]', '1; 2.5; true', [1, 2.5, true]],
    // A list that could not be taken apart again at its semicolons stays JSON.
    ['[1, null, [2]]', '[1,null,[2]]', [1, null, [2]]],
    ['[[1, 2], [3]]', '[[1,2],[3]]', [[1, 2], [3]]],
    ["['a; b', 'c']", '["a; b","c"]', ['a; b', 'c']],
    ["['']", '[""]', ['']],
    ['9007199254740991', '9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993', '9007199254740993'],
    ['-9223372036854775808', '-9223372036854775808', '-9223372036854775808'],
    ['{n: [9007199254740993]}', '{"n":["9007199254740993"]}', { n: ['9007199254740993'] }],
    ["{a: date('2025-11-21')}", '{"a":"2025-11-21"}', { a: '2025-11-21' }],
    ['[{a: 1}]', '[{"a":1}]', [{ a: 1 }]],
  ])('%s', async (expression, cell, json) => {
    const value = await one(expression);
    expect(cellOf(value)).toBe(cell);
    expect(jsonOf(value)).toEqual(json);
  });

  it('nodes, relationships and paths', async () => {
    const pattern = "MATCH path = (m:Member {code: 'CA'})-[r:HOLDS_PRESIDENCY]->(p:Presidency {year: 2025})";
    expect(cellOf(await one('path', pattern))).toBe('member-ca -[:HOLDS_PRESIDENCY]-> presidency-2025');
    expect(cellOf(await one('[m, r]', pattern))).toBe('member-ca; HOLDS_PRESIDENCY');
    expect(jsonOf(await one('m', pattern))).toMatchObject({ properties: { code: 'CA', slug: 'member-ca' } });
    expect(jsonOf(await one('path', pattern))).toMatchObject([
      { labels: expect.arrayContaining(['Member']) },
      { type: 'HOLDS_PRESIDENCY' },
      { properties: { year: 2025 } },
    ]);
    const backwards = 'MATCH path = (:Presidency {year: 2025})<-[:HOLDS_PRESIDENCY]-(:Member)';
    expect(cellOf(await one('path', backwards))).toBe('presidency-2025 <-[:HOLDS_PRESIDENCY]- member-ca');
  });

  it('a plan, and one with what each operator did', async () => {
    const text = 'MATCH (m:Member {code: $code}) RETURN m.name AS name';
    const { plan } = await explain(accessTo(database, { driver }), text, { code: 'CA' });
    const lines = describePlan(plan || expect.fail());
    expect(lines[0]).toMatch(/^Operator +Estimated rows +Details$/);
    expect(lines.at(-1)).toMatch(/^ {4}NodeUniqueIndexSeek +\d +UNIQUE m:Member\(code\) WHERE code = \$code$/);
    const profiled = describePlan(await profile(accessTo(database, { driver }), text, { code: 'CA' }));
    expect(profiled[0]).toMatch(/^Operator +Rows +Db hits +Details$/);
    expect(profiled.at(-1)).toMatch(/^[1-9]\d* db hits in all\.$/);
  });

  it('warnings, and errors with the line of the text', async () => {
    const { warnings } = await explain(accessTo(database), 'MATCH (n:Sumit) RETURN n', {});
    expect(warnings.map(explainWarning)).toEqual(['The label `Sumit` does not exist: did you mean "Summit"?']);
    await expect(explain(accessTo(database), 'RETURN 1 AS one,\n  2 AS two three', {})).rejects.toThrow(
      '(line 2, column 12)',
    );
  });

  it('a query as text that gives the same with its parameters', async () => {
    const values = { name: "it's \\ here", year: 3, list: ['a', 1.5, null], nothing: null };
    const shown = describeForBrowser('RETURN 1', values);
    const literals = [...shown.matchAll(/^:param (\w+) => (.*)$/gm)].map(([, name, literal]) => `${name}: ${literal}`);
    expect(jsonOf(await one(`{${literals.join(', ')}}`))).toEqual(values);
    expect(shown.endsWith('\n\nRETURN 1;')).toBe(true);
  });
});
