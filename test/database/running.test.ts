import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runningNote } from '../../src/database/local/running.ts';

const store = mkdtempSync(join(tmpdir(), 'seven-graph-note-'));
afterAll(() => rmSync(store, { recursive: true }));
const file = join(store, 'connection.json');
const connection = { uri: 'bolt://127.0.0.1:1', user: 'neo4j', password: 'secret', databaseName: undefined };

it.each([
  ['is empty', ''],
  ['was cut off', '{"uri":"bolt://127.0.0.1:1","us'],
  ['is of something else', '[]'],
])('a note of how to reach a Neo4j that %s counts as none', (_what, text) => {
  writeFileSync(file, text);
  expect(runningNote(store).read()).toBeUndefined();
});

it('a note of how to reach a Neo4j that cannot be written is told with its name', () => {
  rmSync(file, { force: true });
  mkdirSync(file);
  expect(() => runningNote(store).write(connection)).toThrow(
    expect.objectContaining({ name: 'OperatorError', message: expect.stringContaining(`needs ${file}, which cannot`) }),
  );
  runningNote(store).remove();
  rmSync(file, { recursive: true });
});

it('a note of how to reach a Neo4j replaces an old one whole, and only the owner reads it', () => {
  writeFileSync(file, '', { mode: 0o644 });
  const note = runningNote(store);
  note.write(connection);
  expect(note.read()).toEqual(connection);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readdirSync(store)).toEqual(['connection.json']);
  note.remove();
  expect(note.read()).toBeUndefined();
});
