import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { effectiveVariables } from '../../src/config.ts';
import { readEnvironmentFile } from '../../src/settings/environment-file.ts';
import { readAction } from '../../src/settings/options.ts';
import { printSettings } from '../../src/settings/print.ts';
import { toDatabase } from '../server/run-main.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

const project = resolve(import.meta.dirname, '../..');
/** Only what a program needs, so that nothing of the machine is a setting. */
const bare = { PATH: process.env['PATH'], HOME: process.env['HOME'] };

interface Answer {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Gives the product a command in a folder with this file `.env`, if one is given. */
async function command(
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv,
  environmentFile?: string,
  entry = '.build/main.js',
): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'seven-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  if (environmentFile !== undefined) writeFileSync(join(folder, '.env'), environmentFile);
  const tsx = pathToFileURL(join(project, 'node_modules/tsx/dist/loader.mjs')).href;
  const loader = entry.endsWith('.ts') ? ['--import', tsx] : [];
  const child = spawn(process.execPath, [...loader, join(project, entry), ...parameters], {
    cwd: folder,
    env: { ...bare, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((done) => {
    child.once('close', (status) => done({ status, output, errors }));
  });
}

describe('npm start', () => {
  it('prints the settings as they hold, from the environment before the file, without the password', async () => {
    const file = 'PORT=8080\nMAX_DEPTH="9" # less\nNEO4J_PASSWORD=a-secret-of-mine\n';
    const { status, output, errors } = await command(['--print-config'], { PORT: '9090' }, file);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(output).toContain('\nPORT=9090\n');
    expect(output).toContain('\nMAX_DEPTH=9\n');
    expect(output).toContain('\n# MAX_TOKENS=2000\n');
    expect(output).toContain('\nNEO4J_PASSWORD=********\n');
    expect(output).not.toContain('secret');
  });

  it('says all that is wrong with a file', async () => {
    const wrong = await command(['--check'], {}, 'MAX_DEPHT=7\nPORT=http\n');
    expect(wrong).toEqual({
      status: 1,
      output: '',
      errors:
        'MAX_DEPHT is no setting. Did you mean MAX_DEPTH? Else unset it.\n' +
        "PORT is 'http', but must be a whole number from 0 to 65535.\n",
    });
  });

  it('refuses what it does not understand', () => {
    expect(() => readAction(['--chekc'])).toThrow(/'--chekc'[\s\S]*Usage: npm start -- \[--check/);
    expect(() => readAction(['--check', '--print-config'])).toThrow('One of --check and --print-config at a time.');
    expect(readAction([])).toBe('serve');
  });

  it('says that a file cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'seven-settings-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, '.env'));
    expect(() => readEnvironmentFile(folder)).toThrow(/\.env cannot be read: /);
    expect(() => readEnvironmentFile(tmpdir())).not.toThrow();
  });

  it.each(['src/dataset/main.ts', 'src/export/main.ts'])(
    'and %s refuse a misspelt setting in a file',
    async (entry) => {
      const { status, errors } = await command([], {}, 'NEO4J_URL=bolt://127.0.0.1:1\n', entry);
      expect(status).toBe(1);
      expect(errors).toBe('NEO4J_URL is no setting. Did you mean NEO4J_URI? Else unset it.\n');
    },
  );
});

it('the printed settings are a file .env that means the same', () => {
  const environment = { CORS_ORIGINS: 'https://a.org, https://b.org', NEO4J_DATABASE: 'a # b', EXPLAIN: 'off' };
  const printed = `${printSettings(effectiveVariables(environment), environment)}\n`;
  expect(parseEnv(printed)).toEqual(environment);
  const all = parseEnv(printed.replaceAll(/^# /gm, ''));
  expect(effectiveVariables(all)).toEqual(effectiveVariables(environment));
});

it('the printed settings tell no password of a collector', () => {
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://me:secret-1234@collector:4318/v1?a=b@c' };
  const printed = printSettings(effectiveVariables(environment), environment);
  expect(printed).toContain('\nOTEL_EXPORTER_OTLP_ENDPOINT=https://********@collector:4318/v1?a=b@c\n');
});

it('npm start -- --check says of a Neo4j that it would have to start what only a start finds out', async () => {
  const { status, output, errors } = await command(['--check'], { NEO4J_URI: '' });
  if (status === 0) expect(output).toContain('Only a start finds out what it holds');
  else expect(errors).toContain('No Neo4j to be found.');
});

describeWithDatabase('npm start -- --check', (database) => {
  it('says which Neo4j it would take and what it holds, and serves nothing', async () => {
    const { status, output, errors } = await command(['--check'], toDatabase(database));
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    const [settings, neo4j, facts] = output.split('\n');
    expect(settings).toBe('The settings are right.');
    expect(neo4j).toContain(`the Neo4j that NEO4J_URI names, ${database.connection.uri}`);
    expect(facts).toMatch(/^What a start says of its facts: The facts are loaded: version /);
  });

  it('ends with status 1 where that Neo4j does not answer', async () => {
    const { status, errors } = await command(['--check'], { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' });
    expect(status).toBe(1);
    expect(errors).toContain('Nothing answers at bolt://127.0.0.1:1.');
  });
});
