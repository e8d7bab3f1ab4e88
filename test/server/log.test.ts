import { readdirSync, readFileSync } from 'node:fs';
import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { createLog } from '../../src/server/telemetry/log.ts';

function writtenBy(level: 'debug' | 'warn' | 'silent', use: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = [];
  use(createLog(level, { write: (line) => lines.push(line) }));
  for (const line of lines) expect(line).toMatch(/^[^\n]+\n$/);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('writes one JSON object per entry, from its level up', () => {
  const say = (log: ReturnType<typeof createLog>) => {
    log.debug('one');
    log.warn('two\nlines', { requestId: 'a' });
    log.error('three %s', { requestId: 'b' });
  };
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(writtenBy('warn', say)).toEqual([
    { time, level: 'warn', message: 'two\nlines', requestId: 'a' },
    { time, level: 'error', message: 'three %s', requestId: 'b' },
  ]);
  expect(writtenBy('debug', say)).toHaveLength(3);
  expect(writtenBy('silent', say)).toEqual([]);
});

it('writes an error with its stack and with what is behind it', () => {
  const behind = Object.assign(new Error('connection lost', { cause: new Error('no route') }), {
    code: 'ServiceUnavailable',
  });
  const error = new GraphQLError('wrapped', { originalError: behind });
  const [entry] = writtenBy('warn', (log) => log.error('failed', { error }));
  expect(entry?.['error']).toMatchObject({
    name: 'GraphQLError',
    message: 'wrapped',
    originalError: {
      message: 'connection lost',
      code: 'ServiceUnavailable',
      stack: expect.stringContaining('log.test.ts'),
      cause: { message: 'no route' },
    },
  });
});

it('has each of its messages told to operators', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const said = /(?:\blog\.(?:info|warn|error)\(|\bwrite\(|\b(?:began|over): )'([^']+)'/g;
  const messages = sources.flatMap((name) =>
    Array.from(readFileSync(`src/${name}`, 'utf8').matchAll(said), ([, message]) => message!),
  );
  expect(messages.length).toBeGreaterThan(10);
  const told = readFileSync('src/server/README.md', 'utf8');
  expect(messages.filter((message) => !told.includes(`\`${message}\``))).toEqual([]);
});
