import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Finding } from '../../src/database/choose.ts';
import { findProgram, runProgram } from '../../src/database/program.ts';
import { keepNetwork } from './network.ts';

export interface Engine {
  /** With these variables docker and compose reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Started here, for these tests alone. */
  readonly isOwn: boolean;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 60_000;

/** The engine that answers already, or one of our own where there is `dockerd` and the right to run it. */
export async function findEngine(report: (line: string) => void): Promise<Finding<Engine>> {
  const path = process.env['PATH'];
  const docker = findProgram('docker', path);
  if (!docker) return { missing: 'no docker on the PATH' };
  const compose = await runProgram(docker, ['compose', 'version']);
  if (compose.status !== 0) return { missing: 'docker has no compose plugin' };
  if (await answers({})) return { found: { environment: {}, isOwn: false, stop: async () => {} } };
  const dockerd = findProgram('dockerd', path);
  if (!dockerd) return { missing: 'no container engine answers, and there is no dockerd on the PATH to start one' };
  if (process.getuid?.() !== 0) return { missing: 'no container engine answers, and only root may start one' };
  return { found: await startEngine(dockerd, report) };
}

/** An engine on a socket of its own. All that it makes stands in a temporary folder, and is gone after `stop`. */
async function startEngine(dockerd: string, report: (line: string) => void): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'seven-engine-'));
  const at = (name: string) => join(folder, name);
  const restoreNetwork = await keepNetwork();
  mkdirSync(at('temporary'));
  const log = openSync(at('log'), 'w');
  const child = spawn(
    dockerd,
    [
      ...['--host', `unix://${at('socket')}`, '--pidfile', at('pid')],
      ...['--data-root', at('data'), '--exec-root', at('run')],
    ],
    { stdio: ['ignore', log, log], detached: true, env: { ...process.env, DOCKER_TMPDIR: at('temporary') } },
  );
  closeSync(log);
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, pause(STOP_TIMEOUT_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
    await unmountBelow(folder);
    await restoreNetwork();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
  const environment = { DOCKER_HOST: `unix://${at('socket')}` };
  for (const deadline = Date.now() + START_TIMEOUT_MS; !(await answers(environment)); await pause(500)) {
    if (child.exitCode === null && Date.now() < deadline) continue;
    const end = readFileSync(at('log'), 'utf8').trim().split('\n').slice(-5).join('\n');
    await stop();
    throw new Error(`dockerd did not start:\n${end}`);
  }
  report(`Started a container engine of our own (process ${child.pid}) in ${folder}.`);
  return { environment, isOwn: true, stop };
}

async function answers(environment: Readonly<Record<string, string>>): Promise<boolean> {
  const { status } = await runProgram('docker', ['version', '--format', '{{.Server.Version}}'], {
    environment,
    timeoutMs: 10_000,
  });
  return status === 0;
}

/** An engine that was killed leaves the file systems of its containers mounted. */
async function unmountBelow(folder: string): Promise<void> {
  if (!existsSync('/proc/mounts')) return;
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${folder}/`));
  for (const path of mounts.sort().reverse()) await runProgram('umount', ['--lazy', path]);
}
