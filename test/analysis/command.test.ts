import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { builtProgram } from '../support/programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'seven-graph-analysis-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

const program = await builtProgram('src/analysis/main.ts');
/** As `npm run cypher` starts it. */
const sources = ['--import', 'tsx', 'src/analysis/main.ts'];

function start(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  input = '',
  node: readonly string[] = [program],
) {
  const child = spawn(process.execPath, [...node, ...args], {
    env: { ...process.env, ...environment },
    stdio: 'pipe',
  });
  children.push(child);
  child.stdin.end(input);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<Outcome>((resolve) => {
    child.once('close', (status) => resolve({ status, output, errors }));
  });
  return { child, ended };
}

describe('the command, without a database', () => {
  const unreachable = { NEO4J_URI: 'bolt://127.0.0.1:1' };

  it('lists the library', async () => {
    const { status, output, errors } = await start([], unreachable, '', sources).ended;
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(output).toMatch(/^\nThe presidency's cycle\n {2}calendar-of-a-year +The calendar of a presidency\n/);
  });

  it.each([
    [['--file', 'no-such.cypher'], 'no-such.cypher cannot be read: ENOENT'],
    [['-'], 'The query is refused: LOAD CSV reads files'],
  ])('refuses: %j', async (args, message) => {
    const { status, output, errors } = await start(args, unreachable, "LOAD CSV FROM 'file:///x' AS l RETURN l").ended;
    expect({ status, output }).toEqual({ status: 1, output: '' });
    expect(errors).toContain(message);
    expect(errors).not.toContain('    at ');
  });
});

describe('the command explains a query of one’s own', () => {
  const explain = async (text: string) => {
    const file = join(folder, 'explained.cypher');
    writeFileSync(file, text);
    return start(['--file', file, '--help'], { NEO4J_URI: 'bolt://127.0.0.1:1' }).ended;
  };

  it('by its header', async () => {
    const header =
      '// Summits\n// question: Which?\n// parameters:\n//   since: { type: integer, default: 1975, meaning: The first year. }';
    const text = `${header}\n\nMATCH (s:Summit) WHERE s.year >= $since RETURN s.name AS name\n`;
    const { status, output } = await explain(text);
    expect(status).toBe(0);
    expect(output).toBe('Summits\nWhich?\n\nParameters:\n  --since <integer>  The first year. Default: 1975.\n');
  });

  it('by its parameters, where it has none', async () => {
    const { output } = await explain('MATCH (s:Summit {year: $year}) RETURN s.name AS name\n');
    expect(output).toContain(
      'explained.cypher has no header that explains it.\n\nParameters, which must all be given:',
    );
    expect(output).toContain('\n  --year <value>\n');
  });
});

describeWithDatabase('the command', (database) => {
  const connection = () => {
    const { uri, user, password, databaseName } = database.connection;
    return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: databaseName ?? '' };
  };
  /** The long statements of the command that the server still runs. Other files run short ones at the same time. */
  const running = async () => {
    const text =
      'SHOW TRANSACTIONS YIELD metaData, currentQuery ' +
      "WHERE metaData.operation = 'npm run cypher' AND currentQuery STARTS WITH 'UNWIND range(1, 1000000' " +
      'RETURN count(*) AS running';
    const { records } = await database.driver.executeQuery(text);
    return records[0]?.get('running') as number;
  };
  const LONG = 'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a * b) AS pairs';

  it('writes more rows into a file than fit into its memory', async () => {
    const path = join(folder, 'many.csv');
    // A word of 200 letters for each row: 60 MB of text, and four times as much as rows.
    const text =
      "UNWIND range(1, 300000) AS i RETURN i, reduce(word = 'x', n IN range(1, 3) | word + i % 7 + $long) AS word";
    const { status, errors } = await start(
      ['-', '--output', path, '--long', 'abcdefgh'.repeat(8)],
      connection(),
      text,
      ['--max-old-space-size=80', program],
    ).ended;
    expect(errors).toContain('300000 rows in ');
    expect(status).toBe(0);
    expect(readFileSync(path, 'utf8').match(/\n/g)).toHaveLength(300_001);
  }, 60_000);

  it('prints rows alone on standard output', async () => {
    const args = ['summits-by-host', '--since', '2020', '--format', 'csv'];
    const { status, output, errors } = await start(args, connection()).ended;
    expect({ status, output }).toEqual({
      status: 0,
      output:
        'host,summits,years\nCanada,1,2025\nFrance,1,2026\nGermany,1,2022\nItaly,1,2024\nJapan,1,2023\nUnited Kingdom,1,2021\n',
    });
    expect(errors).toMatch(/\n6 rows in \d+ ms\.\n$/);
  });

  it('runs a query of one’s own, into a file', async () => {
    const file = join(folder, 'mine.cypher');
    const rows = join(folder, 'mine.json');
    writeFileSync(file, 'MATCH (s:Summit) WHERE s.year = $year AND s.name CONTAINS $text\nRETURN s.slug AS slug;\n');
    const args = ['--file', file, '--year', '2025', '--text', 'Kananaskis', '--output', rows];
    const { status, output } = await start(args, connection()).ended;
    expect({ status, output }).toEqual({ status: 0, output: '' });
    expect(JSON.parse(readFileSync(rows, 'utf8'))).toEqual([{ slug: 'summit-2025-kananaskis' }]);
  });

  it('says beside a file where its rows come from, and leaves the file to readers of CSV', async () => {
    const rows = join(folder, 'summits.csv');
    const { status } = await start(['summits-by-host', '--since', '2020', '-o', rows], connection()).ended;
    expect(status).toBe(0);
    expect(readFileSync(rows, 'utf8')).toMatch(/^host,summits,years\nCanada,1,2025\n/);
    const [dataset] = (await database.driver.executeQuery('MATCH (d:Dataset) RETURN d.version AS version')).records;
    const metadata = JSON.parse(readFileSync(`${rows}-metadata.json`, 'utf8'));
    expect(metadata).toMatchObject({
      '@context': 'http://www.w3.org/ns/csvw',
      url: 'summits.csv',
      'dc:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
      'dc:rights': expect.stringContaining('G7 Research Group'),
      'dc:source': { 'schema:version': dataset?.get('version') },
      'prov:wasGeneratedBy': { 'schema:object': { since: 2020 }, 'schema:numberOfItems': 6 },
      tableSchema: { columns: [{ name: 'host', titles: 'host' }, { name: 'summits' }, { name: 'years' }] },
    });
    expect(Date.now() - Date.parse(metadata['dc:created'])).toBeLessThan(60_000);
    expect(metadata['prov:wasGeneratedBy']['schema:text']).toMatch(/^MATCH[\s\S]*RETURN/);
  });

  it('gives a hint where a query finds nothing', async () => {
    const { status, errors } = await start(['track-and-summits', '--portfolio', 'interior'], connection()).ended;
    expect(status).toBe(0);
    expect(errors).toContain('0 rows in ');
    expect(errors).toMatch(/Note: no \w+ has the portfolios 'interior'. There is interior-security.\n/);
  });

  it('refuses a write', async () => {
    const { status, output, errors } = await start(['-'], connection(), 'CREATE (h:Hidden) RETURN h').ended;
    expect({ status, output }).toEqual({ status: 1, output: '' });
    expect(errors).toContain('The query is refused: it writes.');
  });

  it('stops at the limit of time, on the server too', async () => {
    const { status, errors } = await start(['-', '--timeout', '1'], connection(), LONG).ended;
    expect(status).toBe(1);
    expect(errors).toContain('The query took longer than 1 s and was stopped.');
    await expect.poll(running, { timeout: 10_000 }).toBe(0);
  });

  it('stops at Ctrl-C, on the server too', async () => {
    const { child, ended } = start(['-', '--timeout', '300'], connection(), LONG);
    await expect.poll(running, { timeout: 25_000 }).toBe(1);
    child.kill('SIGINT');
    const { status, errors } = await ended;
    expect(status).toBe(130);
    expect(errors).toMatch(/\nStopped\.\n$/);
    await expect.poll(running, { timeout: 10_000 }).toBe(0);
  });

  it('ends when nobody reads on', async () => {
    const endless = 'UNWIND range(1, 100000000) AS number RETURN number';
    const { child, ended } = start(['-', '--format', 'csv'], connection(), endless);
    child.stdout.once('data', () => child.stdout.destroy());
    const { status, output, errors } = await ended;
    expect(status).toBe(0);
    expect(output.startsWith('number\n')).toBe(true);
    expect(errors).not.toContain('EPIPE');
    await expect.poll(running, { timeout: 10_000 }).toBe(0);
  });
});
