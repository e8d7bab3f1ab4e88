import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { makeOwnFolder, removeOwnFolder } from '../../src/server/exports/own-folder.ts';
import { builtProgram } from '../support/programs.ts';

const program = await builtProgram('test/server/make-own-folder.ts');
const parent = mkdtempSync(join(tmpdir(), 'seven-own-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(parent, { recursive: true });
  mkdirSync(parent);
});

/** A process that has made a folder. */
async function another(): Promise<{ child: ChildProcess; folder: string }> {
  const child = spawn(process.execPath, [program, parent], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, folder: String(line).trim() };
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  const exit = once(child, 'exit');
  end();
  await exit;
}

it('the folder of a process that was killed is removed by the next that makes one, and no other is', async () => {
  const [killed, stopped] = [await another(), await another()];
  await ended(killed.child, () => killed.child.kill('SIGKILL'));
  // One that does nothing for a while is not gone.
  stopped.child.kill('SIGSTOP');
  const unmarked = join(parent, 'seven-graph-test-of-others');
  mkdirSync(unmarked);
  expect(existsSync(killed.folder)).toBe(true);
  const mine = await makeOwnFolder('seven-graph-test', parent);
  expect(existsSync(killed.folder)).toBe(false);
  for (const folder of [stopped.folder, unmarked, mine]) expect(existsSync(folder)).toBe(true);
  await removeOwnFolder(mine);
  expect(existsSync(mine)).toBe(false);
});

it('a folder of its own goes with a process that ends at once', async () => {
  const { child, folder } = await another();
  expect(readdirSync(folder)).toContain('file');
  await ended(child, () => child.stdin?.write('end'));
  expect(existsSync(folder)).toBe(false);
});
