import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why there can be none; undefined where there can. */
export const noPrometheus =
  spawnSync('prometheus', ['--version']).status === 0 ? undefined : 'there is no prometheus on this machine';

/** What a query finds: series with their latest value. */
export type Found = readonly {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}[];

export interface Prometheus {
  /** Throws where it does not understand a query. */
  readonly query: (text: string) => Promise<Found>;
  readonly end: () => Promise<void>;
}

/** Starts one that looks at the metrics on a port twice a second. */
export async function startPrometheus(metricsPort: string): Promise<Prometheus> {
  const work = mkdtempSync(join(tmpdir(), 'seven-prometheus-'));
  const target = `static_configs: [{ targets: ['127.0.0.1:${metricsPort}'] }]`;
  writeFileSync(
    join(work, 'prometheus.yml'),
    `scrape_configs:\n  - { job_name: seven, scrape_interval: 500ms, ${target} }\n`,
  );
  const port = await freePort();
  const settings = [`--config.file=${work}/prometheus.yml`, `--storage.tsdb.path=${work}/data`];
  const child = spawn('prometheus', [...settings, `--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const query = async (text: string): Promise<Found> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(text)}`);
    const { status, data, error } = (await response.json()) as {
      status: string;
      data: { result: Found };
      error: string;
    };
    if (status !== 'success') throw new Error(`${text}: ${error}`);
    return data.result;
  };
  const end = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(work, { recursive: true, force: true });
  };
  return { query, end };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
