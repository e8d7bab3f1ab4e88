import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/config.ts';
import { schema } from '../../src/schema/schema.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { neverLoaded } from '../support/data-states.ts';
import { type ThroughDoor, throughDoor } from './through-door.ts';

const silent = () => {};
const server = createSevenServer({
  schema,
  currentState: neverLoaded(),
  runner: async () => {
    throw new Error('The audits ask for nothing that the database knows.');
  },
  checkDatabase: async () => {},
  settings: readConfiguration({}),
  log: { debug: silent, info: silent, warn: silent, error: silent },
});

let door: ThroughDoor;
beforeAll(async () => {
  door = await throughDoor(server);
  // Each document of the audits is known then, where it can be.
  for (const query of ['{ __typename }', 'query { __typename }', 'query Name { __typename }']) {
    await door.ask({ body: JSON.stringify({ query }) });
  }
});
afterAll(() => door.close(0));

const ways = {
  'by way of Yoga': (url: string, init?: RequestInit) => server.fetch(new Request(url, init)),
  'through the door': (url: string, init?: RequestInit) =>
    fetch(url.replace('http://audit.test', door.url.replace('localhost', '127.0.0.1')), init),
};

/** The audits of the package graphql-http ask for `{ __typename }` and documents that are wrong: no database. */
describe.each(Object.entries(ways))('GraphQL over HTTP, audited by graphql-http %s', (_way, fetchFn) => {
  const audits = serverAudits({
    url: 'http://audit.test/graphql',
    fetchFn: async (url: string, init?: RequestInit) => fetchFn(url, init),
  });

  it('has the audits', () => {
    expect(audits.length).toBeGreaterThan(50);
  });

  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    const { status, ...result } = await audit.fn();
    expect({ status, reason: 'reason' in result ? result.reason : undefined }).toEqual({
      status: 'ok',
      reason: undefined,
    });
  });
});

it('the direct way has answered what the audits ask that is right', () => {
  expect(door.direct.filter(Boolean).length).toBeGreaterThan(20);
});
