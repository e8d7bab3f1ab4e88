import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readConfiguration } from '../../src/config.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { noPrometheus as missing, startPrometheus } from '../support/prometheus.ts';
import { runMain, toDatabase, untilServing } from './run-main.ts';

const folder = 'src/server/operations';

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

const { panels } = JSON.parse(readFileSync(`${folder}/dashboard.json`, 'utf8')) as Dashboard;
const queries = panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const));

describeWithDatabase('a real Prometheus', (database) => {
  const title = 'reads the metrics: they count what was asked, and each panel of the dashboard has numbers';
  it.skipIf(missing)(
    missing === undefined ? title : `${title} (skipped: ${missing})`,
    { timeout: 60_000 },
    async () => {
      const run = runMain({ ...toDatabase(database), PORT: '0', METRICS_PORT: '0', EXPLORER: 'off' });
      await untilServing(run);
      const address = /API: +(http:\S+)/.exec(run.output())?.[1] ?? '';
      const metrics = new URL(/Metrics: +(http:\S+)/.exec(run.output())?.[1] ?? '');
      const { query, end } = await startPrometheus(metrics.port);
      closing.push(end);
      const one = async (text: string) => Number((await query(text))[0]?.value[1]);
      await expect.poll(() => one('sum(up{job="seven"} == 1)').catch(() => 0), { timeout: 20_000 }).toBe(1);

      // A rate needs two looks at the numbers, and so some seconds of asking.
      for (let time = 0; time < 60; time += 1) {
        const isRefused = time % 10 === 0;
        const sentence = `query Presidency { presidency(year: ${2000 + (time % 3)}) { name } }`;
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
          body: JSON.stringify({ query: isRefused ? `{ ${'__typename '.repeat(3_000)} }` : sentence }),
        });
        expect(response.status).toBe(isRefused ? 400 : 200);
        await pause(50);
      }
      await fetch(address.replace('/graphql', '/health/ready'));
      await expect.poll(() => one('sum(seven_operations_total)'), { timeout: 5_000 }).toBe(60);
      await expect.poll(() => one('seven_ready'), { timeout: 5_000 }).toBe(1);
      expect(await one('sum(seven_operations_total{operation="Presidency", code="ok"})')).toBe(54);
      expect(await one('sum(seven_refusals_total{limit="tokens"})')).toBe(6);
      expect(await one('sum(seven_operation_duration_seconds_count)')).toBe(60);
      expect(await one('sum(seven_http_requests_total{kind="operation", status="200"})')).toBe(54);

      for (const [panel, text] of queries) {
        const found = await query(text.replaceAll('$__rate_interval', '20s'));
        expect(found.length, panel).toBeGreaterThan(0);
        // Nothing has gone the way of what has no duration yet.
        expect(
          found.some(({ value }) => Number.isFinite(Number(value[1]))),
          panel,
        ).toBe(true);
      }
    },
  );
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('the rules', () => {
  it.skipIf(missing)('are right, and fire when they should', () => {
    for (const args of [
      ['check', 'config', `${folder}/prometheus.yml`],
      ['test', 'rules', 'test/server/alerts.test.yml'],
    ]) {
      const { status, stdout, stderr } = spawnSync('promtool', args, { encoding: 'utf8' });
      expect(status, stdout + stderr).toBe(0);
    }
  });

  it('speak of metrics that there are', () => {
    const listed = readFileSync('src/server/README.md', 'utf8');
    const used = [readFileSync(`${folder}/alerts.yml`, 'utf8'), ...queries.map(([, expr]) => expr)].join('\n');
    for (const name of new Set(used.match(/\bseven_\w+/g))) {
      expect(listed, name).toContain(name.replace(/_(bucket|count|sum)$/, ''));
    }
  });
});

describe('the example for Kubernetes', () => {
  const documents = parseAllDocuments(readFileSync(`${folder}/kubernetes.yml`, 'utf8')).map((one) => one.toJS());

  it('has settings that hold, probes that there are, and time enough to stop', () => {
    const { spec } = documents.find(({ kind }) => kind === 'Deployment').spec.template;
    const [server] = spec.containers;
    const environment = Object.fromEntries(
      server.env.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    const { drainMs, shutdownTimeoutMs, metrics, health } = readConfiguration(environment);
    expect(spec.terminationGracePeriodSeconds * 1_000).toBeGreaterThan(drainMs + shutdownTimeoutMs);
    const { periodSeconds, failureThreshold, httpGet } = server.readinessProbe;
    expect(drainMs).toBeGreaterThan(periodSeconds * failureThreshold * 1_000);
    expect(httpGet.path).toBe('/health/ready');
    expect(server.livenessProbe.httpGet.path).toBe('/health/live');
    for (const probe of [server.startupProbe, server.livenessProbe, server.readinessProbe]) {
      expect(probe.httpGet.port).toBe('health');
    }
    expect(health).toEqual({ host: '0.0.0.0', port: 4001 });
    expect(server.ports).toContainEqual({ name: 'health', containerPort: 4001 });
    expect(metrics?.port).toBe(9464);
    const compose = readFileSync('docker-compose.yml', 'utf8');
    for (const image of [server.image, documents[0].spec.template.spec.containers[0].image]) {
      expect(compose).toContain(`image: ${image}`);
    }
    expect(compose).toContain(`command: [${documents[0].spec.template.spec.containers[0].command.join(', ')}]`);
  });
});
