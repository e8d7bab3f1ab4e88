import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { expect, it } from 'vitest';
import { ClientShares, oneByOne } from '../../src/server/admission/client-share.ts';
import { CountedClients } from '../../src/server/admission/counted-clients.ts';

/** Shares of 3, of which so many clients have one of their own; and the names that the store has counted. */
function sharesFor(mostClients: number, seconds = 60) {
  const store = new RateLimiterMemory({ points: 3, duration: seconds });
  const names = new Set<string>();
  const consume: typeof store.consume = (name, points) => {
    names.add(String(name));
    return store.consume(name, points);
  };
  const reward = store.reward.bind(store);
  const shares = new ClientShares(3, oneByOne({ consume, reward }), new CountedClients(seconds * 1_000, mostClients));
  return { arrive: (client: string) => shares.begin(client).arrive(), names };
}

it('a crowd of clients is counted by a bounded number of names', async () => {
  const { arrive, names } = sharesFor(100);
  for (let client = 0; client < 20_000; client += 1) await arrive(`2001:db8:0:${client.toString(16)}`);
  expect(names.size).toBeGreaterThan(1_000);
  expect(names.size).toBeLessThanOrEqual(1_100);
});

it('a crowd does not have a client counted from nothing again, nor spends what it has left', async () => {
  const { arrive } = sharesFor(2);
  expect([await arrive('spent'), await arrive('spent'), await arrive('spent')]).toEqual([true, true, true]);
  expect(await arrive('thrifty')).toBe(true);
  for (let client = 0; client < 5_000; client += 1) await arrive(`crowd ${client}`);
  expect(await arrive('spent')).toBe(false);
  expect([await arrive('thrifty'), await arrive('thrifty'), await arrive('thrifty')]).toEqual([true, true, false]);
});

it('those for whom there is no room are bounded as well, and have a share of their own once there is some', async () => {
  const { arrive } = sharesFor(1, 1);
  expect(await arrive('first')).toBe(true);
  const late = async () => [await arrive('late'), await arrive('late'), await arrive('late'), await arrive('late')];
  expect(await late()).toEqual([true, true, true, false]);
  await pause(1_100);
  expect(await late()).toEqual([true, true, true, false]);
  expect(await arrive('first')).toBe(true);
});

it('nobody is taken for those who share by how they are called', () => {
  const clients = new CountedClients(60_000, 1);
  const own = clients.nameOf('shared 1');
  const shared = Array.from({ length: 5_000 }, (_, client) => clients.nameOf(`${client}`));
  expect(shared).toContain('shared 1');
  expect(shared).not.toContain(own);
});
