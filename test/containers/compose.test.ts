import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMPOSE_FILE } from '../../src/database/docker/compose.ts';
import { runMain, untilServing } from '../server/run-main.ts';
import { NODE_IMAGE } from './images.ts';
import { composeProject, PROJECT_FOLDER } from './project.ts';
import { describeWithEngine } from './provided.ts';

const minute = 60_000;

describeWithEngine('docker-compose.yml', (engine) => {
  const project = composeProject(engine);
  const { compose, docker, ports } = project;
  const url = `http://127.0.0.1:${ports.server}`;
  const folder = mkdtempSync(join(tmpdir(), 'seven-compose-'));
  const dump = join(folder, 'seven.dump');

  beforeAll(() => compose('up', '--wait'));
  afterAll(async () => {
    await compose('--profile', 'backup', 'down', '--volumes', '--timeout', '5');
    rmSync(folder, { recursive: true });
  });

  it('brings up a server that answers from the facts', async () => {
    expect(await ask(`${url}/graphql`, '{ presidency(year: 2025) { name } }')).toEqual({
      presidency: { name: 'Canada 2025' },
    });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('builds an image whose labels name the facts in it', async () => {
    const { dataset } = await ask<{ dataset: { version: string; asOf: string } }>(
      `${url}/graphql`,
      '{ dataset { version asOf } }',
    );
    const labels = JSON.parse(
      await docker('image', 'inspect', 'seven-graph:0.1.0', '--format', '{{json .Config.Labels}}'),
    );
    expect(labels).toMatchObject({ 'seven.facts.version': dataset.version, 'seven.facts.as-of': dataset.asOf });
  });

  it('runs the product as a user without rights, on a file system that cannot be written', async () => {
    expect(await compose('exec', '--no-TTY', 'server', 'id', '--user')).toBe('1000');
    expect(await compose('exec', '--no-TTY', 'server', 'grep', 'CapEff', '/proc/1/status')).toMatch(/0{16}$/);
    await expect(compose('exec', '--no-TTY', 'server', 'touch', '/app/file')).rejects.toThrow('Read-only file system');
  });

  it('runs the built program and nothing else beside what starts it', async () => {
    const programs = 'for folder in /proc/[0-9]*; do tr "\\0" " " <$folder/cmdline; echo; done';
    const lines = (await compose('exec', '--no-TTY', 'server', 'sh', '-c', programs)).split('\n');
    expect(lines.map((line) => line.trim())).toContain(
      'node --max-semi-space-size=32 --no-allocation-site-pretenuring .build/main.js',
    );
    expect(lines.filter((line) => /npm|tsx/.test(line))).toEqual([]);
  });

  it('holds the packages that the product needs and no others, listed with version, licence and checksum', async () => {
    const list = await compose('exec', '--no-TTY', 'server', 'cat', 'node_modules/.package-lock.json');
    const { packages } = JSON.parse(list) as { packages: Record<string, Readonly<Record<string, unknown>>> };
    expect(Object.keys(packages)).toContain('node_modules/graphql-yoga');
    for (const [path, found] of Object.entries(packages)) {
      expect(found, path).not.toHaveProperty('dev');
      expect(found, path).toMatchObject({ version: expect.any(String), license: expect.any(String) });
      expect(found['integrity'], path).toMatch(/^sha512-/);
    }
    const sizeOf = async (image: string) => Number(await docker('image', 'inspect', image, '--format', '{{.Size}}'));
    const megabytes = ((await sizeOf('seven-graph:0.1.0')) - (await sizeOf(NODE_IMAGE))) / 1e6;
    process.stdout.write(`The image holds ${megabytes.toFixed(0)} MB beside Node.js.\n`);
    expect(megabytes).toBeLessThan(200);
  });

  it('keeps the logs of every container small', async () => {
    const containers = (await compose('ps', '--all', '--quiet')).split('\n');
    expect(containers).toHaveLength(3);
    const configuration = await docker('inspect', '--format', '{{json .HostConfig.LogConfig.Config}}', ...containers);
    for (const line of configuration.split('\n'))
      expect(JSON.parse(line)).toEqual({ 'max-size': '10m', 'max-file': '3' });
  });

  it('gives Neo4j by neo4j:// from the machine, as it does between containers', async () => {
    expect(await compose('exec', '--no-TTY', 'server', 'printenv', 'NEO4J_URI')).toBe('neo4j://neo4j:7687');
    const driver = neo4j.driver(`neo4j://127.0.0.1:${ports.bolt}`, neo4j.auth.basic('neo4j', project.password));
    try {
      const { records } = await driver.executeQuery('MATCH (n:Summit) RETURN count(n) AS summits');
      expect(records[0]?.get('summits').toNumber()).toBeGreaterThan(40);
    } finally {
      await driver.close();
    }
  });

  it('brings Neo4j back after it was killed, and the server with it', async () => {
    await compose('exec', '--no-TTY', 'neo4j', 'sh', '-c', 'kill -9 $(pidof java || pgrep java)');
    const ready = async () => (await fetch(`${url}/health/ready`)).status;
    await expect.poll(ready, { timeout: minute, interval: 100 }).toBe(503);
    await expect.poll(ready, { timeout: 3 * minute, interval: 500 }).toBe(200);
    // The whole answer, so that a failure says why.
    expect(await answerOf(`${url}/graphql`, '{ events { totalCount } }')).toMatchObject({
      data: { events: { totalCount: expect.any(Number) } },
    });
  });

  it('stops in order: the server first answers on, that balancers notice', async () => {
    const started = performance.now();
    await compose('stop', 'server');
    const seconds = (performance.now() - started) / 1_000;
    expect(seconds).toBeGreaterThan(5);
    expect(seconds).toBeLessThan(25);
    expect(await state('server')).toBe('exited 0');
    expect(await compose('logs', '--no-color', 'server')).toContain('Stopping.');
  });

  it('makes a backup that brings the data back on an empty volume', async () => {
    await compose('stop', 'neo4j');
    const file = openSync(dump, 'w');
    runWith(['inherit', file, 'pipe'], 'run', '--rm', '--no-TTY', 'backup');
    closeSync(file);
    expect(statSync(dump).size).toBeGreaterThan(1_000_000);

    await compose('--profile', 'backup', 'down', '--volumes');
    const input = openSync(dump, 'r');
    runWith([input, 'pipe', 'pipe'], 'run', '--rm', '--no-TTY', 'restore');
    closeSync(input);
    await compose('up', '--wait', '--no-build');
    expect(await compose('logs', '--no-color', '--no-log-prefix', 'load')).toContain(
      'No change: the graph holds version',
    );
    expect(await ask(`${url}/graphql`, '{ presidency(year: 2025) { name } }')).toEqual({
      presidency: { name: 'Canada 2025' },
    });
  });

  it('is used by `npm start` while it runs, and left running', async () => {
    await compose('stop', '--timeout', '5', 'server');
    const run = start();
    await untilServing(run, 2 * minute);
    expect(run.output()).toContain('Neo4j runs in a container already.');
    expect(run.output()).toContain('the container neo4j of docker-compose.yml');
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(await state('neo4j')).toMatch(/^running/);
  });

  it('is started by `npm start` where it does not run, with the data it had, and stopped at the end', async () => {
    await compose('stop', 'neo4j');
    const run = start();
    await untilServing(run, 3 * minute);
    expect(run.output()).toContain('Starting Neo4j in a container');
    expect(run.output()).toContain('The facts are loaded: version');
    const address = /API: +(http:\S+)/.exec(run.output())?.[1] ?? '';
    expect(await ask(address, '{ presidency(year: 2025) { name } }')).toEqual({ presidency: { name: 'Canada 2025' } });
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(await state('neo4j')).toMatch(/^exited/);
  });

  it('goes without a trace', async () => {
    await compose('--profile', 'backup', 'down', '--volumes');
    const filter = ['--quiet', '--filter', `label=com.docker.compose.project=${project.name}`];
    expect(await docker('ps', '--all', ...filter)).toBe('');
    expect(await docker('volume', 'ls', ...filter)).toBe('');
    expect(await docker('network', 'ls', ...filter)).toBe('');
  });

  /** The product on this machine, which is to find the engine by itself. */
  function start() {
    return runMain({ ...project.environment, NEO4J_URI: '', PORT: '0' });
  }

  async function state(service: string): Promise<string> {
    return compose('ps', '--all', '--format', '{{.State}} {{.ExitCode}}', service);
  }

  /** For what is too large, or no text, to go through lines. */
  function runWith(stdio: ('inherit' | 'pipe' | number)[], ...parameters: string[]): void {
    const environment = { ...process.env, ...project.environment };
    const all = ['compose', '--file', COMPOSE_FILE, ...parameters];
    const { status, stderr } = spawnSync('docker', all, { stdio, env: environment, cwd: PROJECT_FOLDER });
    if (status !== 0) throw new Error(`docker ${all.join(' ')} failed: ${stderr}`);
  }
});

async function ask<Data = unknown>(url: string, query: string): Promise<Data> {
  const { data } = (await answerOf(url, query)) as { data: Data };
  return data;
}

async function answerOf(url: string, query: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}
