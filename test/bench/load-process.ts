import { Pool } from 'undici';
import type { Load, Volley } from './load.ts';
import { request } from './request.ts';

/** Runs beside the servers, so that making requests takes no time of theirs; `load.ts` starts and asks it. */
process.on('message', (volley: Volley) => {
  fire(volley).then(
    (load) => process.send?.(load),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

const TIMEOUT_MS = 20_000;

async function fire({ url, body, headers = {}, status = 200, connections, seconds }: Volley): Promise<Load> {
  const { origin, pathname, search } = new URL(url);
  const path = `${pathname}${search}`;
  const pool = new Pool(origin, { connections, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
  const milliseconds: number[] = [];
  const failures: string[] = [];
  const before = process.cpuUsage();
  const started = performance.now();
  const end = started + 1_000 * seconds;
  const asker = async () => {
    do {
      const reply = await request(pool, { path, body, headers });
      milliseconds.push(reply.milliseconds);
      if (reply.status !== status) failures.push(`${reply.status} ${reply.text}`);
    } while (performance.now() < end && failures.length === 0);
  };
  await Promise.all(Array.from({ length: connections }, asker));
  const took = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  await pool.destroy();
  if (failures.length > 0) throw new Error(`A request to ${url} failed: ${failures[0]}`);
  return { milliseconds, seconds: took / 1_000, generatorMs: (user + system) / 1_000 };
}
