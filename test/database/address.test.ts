import { createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressedServer } from '../../src/database/address.ts';
import { databaseMistakes } from '../../src/database/check-environment.ts';
import { type Connection, createDriver } from '../../src/database/driver.ts';
import { environmentFor } from '../../src/database/environment.ts';
import { openDatabase } from '../../src/database/open.ts';
import { checkVersion, verifyDatabase } from '../../src/database/verify.ts';
import { OperatorError } from '../../src/errors.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

describe('NEO4J_URI', () => {
  it.each(['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc'])('may be a %s:// address', (scheme) => {
    const uri = `${scheme}://db.example:7687`;
    const { connection } = addressedServer(uri, { NEO4J_PASSWORD: 'secret', NEO4J_DATABASE: 'seven' });
    expect(connection).toEqual({ uri, user: 'neo4j', password: 'secret', databaseName: 'seven' });
  });

  it.each([
    ['http://localhost:7474', /must start with one of/],
    ['localhost:7687', /must start with one of/],
    ['bolt://', /no address/],
    ['bolt://host:port', /no address/],
  ])('%s is refused', (uri, message) => {
    expect(() => addressedServer(uri, {})).toThrow(OperatorError);
    expect(() => addressedServer(uri, {})).toThrow(message);
  });

  it('is refused with a password in it, which is not repeated', () => {
    const refuse = () => addressedServer('bolt://neo4j:open-sesame@localhost:7687', {});
    expect(refuse).toThrow(/NEO4J_PASSWORD/);
    expect(refuse).not.toThrow(/open-sesame/);
  });
});

describe('the version of the server', () => {
  it.each([
    ['Neo4j/5.26.0', '5.26.0'],
    ['Neo4j/5.27-aura', '5.27-aura'],
    ['Neo4j/2025.01.0', '2025.01.0'],
    ['Neo4j/2026.09.0', '2026.09.0'],
  ])('%s will do', (agent, version) => {
    expect(checkVersion(agent, 'bolt://db')).toBe(version);
  });

  it.each(['Neo4j/5.25.1', 'Neo4j/4.4.40'])('%s is too old', (agent) => {
    expect(() => checkVersion(agent, 'bolt://db')).toThrow(/bolt:\/\/db is too old: 5\.26 or later/);
  });

  it.each(['Neo4j/v5.26.0 compatible graph database server - Other', 'Other/1.0', undefined])('%s is none', (agent) => {
    expect(() => checkVersion(agent, 'bolt://db')).toThrow(/not Neo4j/);
  });
});

/** What a person reads whose connection cannot be verified. */
async function complaint(connection: Connection): Promise<string> {
  const driver = createDriver(connection);
  try {
    const error = await verifyDatabase(driver, connection).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OperatorError);
    return (error as OperatorError).message;
  } finally {
    await driver.close();
  }
}

/** A server that answers every connection in its own way, at an address of its own. */
async function withServer<T>(answer: (socket: Socket) => void, use: (uri: string) => Promise<T>): Promise<T> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`bolt://127.0.0.1:${(server.address() as { port: number }).port}`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

const nobody = { user: 'neo4j', password: 'not the password', databaseName: undefined };

describe('a server that cannot be used', () => {
  it('is not there', async () => {
    const uri = await withServer(
      () => {},
      async (free) => free,
    );
    expect(await complaint({ ...nobody, uri })).toMatch(/Nothing answers at bolt:.*Check host and port/);
  });

  it('has a host name that nobody knows', async () => {
    expect(await complaint({ ...nobody, uri: 'bolt://no-such-host.invalid:7687' })).toMatch(/is not known/);
  });

  it('speaks HTTP', async () => {
    const http = (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await withServer(http, (uri) => complaint({ ...nobody, uri }))).toMatch(/port of Bolt, usually 7687/);
  });

  it('knows no version of the protocol that the driver knows', async () => {
    const tooOld = (socket: Socket) => socket.once('data', () => socket.end(Buffer.alloc(4)));
    expect(await withServer(tooOld, (uri) => complaint({ ...nobody, uri }))).toMatch(/too old: 5\.26 or later/);
  });
});

describeWithDatabase('a Neo4j that runs', (database) => {
  it('refuses a wrong password', async () => {
    const message = await complaint({ ...database.connection, password: 'not the password' });
    expect(message).toMatch(/refused the user 'neo4j'.*NEO4J_PASSWORD/);
    expect(message).not.toContain('not the password');
  });

  it('asks for a password', async () => {
    expect(await complaint({ ...database.connection, password: '' })).toMatch(/asks for a password/);
  });

  it('has no database of that name', async () => {
    const message = await complaint({ ...database.connection, databaseName: 'eight' });
    expect(message).toMatch(/no database named 'eight'.*NEO4J_DATABASE/);
  });

  it.each(['bolt', 'neo4j'])(
    'is reached by its %s:// address, and keeps running after the connection closed',
    async (scheme) => {
      const lines: string[] = [];
      const { uri, user, password } = database.connection;
      const opened = await openDatabase({
        environment: { NEO4J_URI: uri.replace('bolt', scheme), NEO4J_USER: user, NEO4J_PASSWORD: password },
        purpose: 'run',
        report: (line) => lines.push(line),
      });
      expect(opened.version).toMatch(/^(5\.|20)/);
      expect(opened.way).toBe('address');
      await Promise.all([opened.close(), opened.close()]);
      expect(lines).toEqual([expect.stringContaining(uri.replace('bolt', scheme))]);
      expect(lines.join()).not.toContain(password);
      await database.driver.executeQuery('RETURN 1');
    },
  );
});

it('is the same for another process, though a user is named in its environment', () => {
  const connection = { uri: 'bolt://127.0.0.1:7687', user: 'neo4j', password: 'a-password', databaseName: 'seven' };
  const environment = { NEO4J_USERNAME: 'bob', ...environmentFor(connection) };
  expect(databaseMistakes(environment)).toEqual([]);
  expect(addressedServer(connection.uri, environment).connection).toEqual(connection);
});
