import autocannon from 'autocannon';
import type { Load, Volley } from './load.ts';

/** Runs beside the servers, so that making requests takes no time of theirs; `load.ts` starts and asks it. */
process.on('message', (volley: Volley) => {
  fire(volley).then(
    (load) => process.send?.(load),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

async function fire({ url, body, connections, seconds }: Volley): Promise<Load> {
  const milliseconds: number[] = [];
  const instance = autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections,
    duration: seconds,
    // Its own statistics are in whole milliseconds.
    setupClient: (client) => client.on('response', (_status, _bytes, time) => milliseconds.push(time)),
  });
  const result = await instance;
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0 || milliseconds.length === 0) throw new Error(`${failed} requests to ${url} failed.`);
  return { milliseconds, seconds: result.duration };
}
