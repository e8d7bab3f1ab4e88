import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { serveMetrics } from '../../src/server/telemetry/metrics-endpoint.ts';

it('metrics are written once for all who ask for them at the same time, and anew a moment later', async () => {
  let times = 0;
  const render = async () => {
    times += 1;
    if (times === 2) throw new Error('once');
    return `${times}`;
  };
  const { url, close } = await serveMetrics({ host: '127.0.0.1', port: 0, render });
  const scrape = async () => {
    const response = await fetch(`${url}/metrics`);
    return `${response.status} ${await response.text()}`;
  };
  try {
    expect(new Set(await Promise.all(Array.from({ length: 30 }, scrape)))).toEqual(new Set(['200 1']));
    await pause(260);
    expect(await scrape()).toBe('500 ');
    expect(await scrape()).toBe('200 3');
  } finally {
    await close(0);
  }
});

it('metrics are told whoever else holds connections', async () => {
  const { url, close } = await serveMetrics({ host: '127.0.0.1', port: 0, render: async () => 'numbers' });
  const sockets = Array.from({ length: 100 }, () => connect(Number(new URL(url).port), '127.0.0.1'));
  const closed = sockets.map(
    (socket) => new Promise<void>((resolve) => socket.on('error', () => {}).once('close', () => resolve())),
  );
  try {
    expect(await (await fetch(`${url}/metrics`)).text()).toBe('numbers');
    // The oldest of those who ask nothing make room.
    await Promise.all(closed.slice(0, 36));
  } finally {
    for (const socket of sockets) socket.destroy();
    await close(0);
  }
});
