import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/config.ts';
import { schema } from '../../src/schema/schema.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { neverLoaded } from '../support/data-states.ts';

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

/** The audits of the package graphql-http ask for `{ __typename }` and documents that are wrong: no database. */
describe('GraphQL over HTTP, audited by graphql-http', () => {
  const audits = serverAudits({
    url: 'http://audit.test/graphql',
    fetchFn: async (url: string, init?: RequestInit) => server.fetch(new Request(url, init)),
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
