import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { serveMetrics } from '../../src/server/telemetry/metrics-endpoint.ts';

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
