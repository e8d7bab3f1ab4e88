import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../../errors.ts';
import type { Java } from '../java.ts';
import { giveWay } from './give-way.ts';
import type { Installation } from './install.ts';
import { writing } from './writing.ts';

const SETTINGS = fileURLToPath(new URL('neo4j.conf', import.meta.url));
/** A store that was not closed recovers at its next start, which can take a while. */
const START_TIMEOUT_MS = 120_000;
/** A little more than the launcher allows itself before it ends at once. */
const STOP_TIMEOUT_MS = 8_000;

/**
 * For a Neo4j that ends before the thorough compiler of the JVM would pay: a start takes a third less CPU. It has room for as
 * much code as the JVM gives the thorough one.
 */
export const QUICK_START: readonly string[] = ['-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=240m'];

/**
 * For a Neo4j that plans new statements for minutes. The thorough compiler takes only methods that were called some four times as
 * often as by default, and while it has others to do, no profile is made for it. New objects have room, so that collections are few.
 */
export const FEW_MINUTES: readonly string[] = [
  '-XX:Tier3DelayOn=0',
  '-XX:Tier4InvocationThreshold=20000',
  '-XX:Tier4MinInvocationThreshold=5000',
  '-XX:Tier4CompileThreshold=40000',
  '-Xmn160m',
];

const HEAP_MB = 512;

/**
 * Every request passes the one thread of a server beside it. Each statement wakes a thread of the database, which would go before
 * that one. What it gives and takes stands in the README.
 */
const BESIDE_SERVER = 5;
const BACKGROUND = 19;

export interface LocalNeo4j {
  readonly port: number;
  /** Those of the further databases, in the order of their stores. */
  readonly furtherPorts: readonly number[];
  readonly processId: number;
  /** Ends the database and waits until its process is gone. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly installation: Installation;
  readonly java: Java;
  /** Home of the database: its data, logs and lock. */
  readonly storeDirectory: string;
  /** Homes of further databases, which run in the same process: each is up in a second, and compiled code serves all. */
  readonly furtherStores?: readonly string[] | undefined;
  /** For the user `neo4j`. */
  readonly password: string;
  /** Where it listens; any free port unless one is named. */
  readonly port?: number | undefined;
  /** Further flags for the JVM. */
  readonly flags: readonly string[];
  /** Gives way to everything else on the machine. */
  readonly background?: boolean | undefined;
  /** Ends the process at once, without closing the store. */
  readonly signal?: AbortSignal | undefined;
  /** Called where the process ends, once it is up, though nobody asked it to. */
  readonly onLoss?: ((message: string) => void) | undefined;
}

/** Another process holds the store. */
export class StoreInUse extends OperatorError {}

/** Starts Neo4j as a child process and waits until it answers. */
export async function startLocalNeo4j(options: StartOptions): Promise<LocalNeo4j> {
  const { storeDirectory } = options;
  const logs = join(storeDirectory, 'logs');
  writing(logs, () => mkdirSync(logs, { recursive: true }));
  const logFile = join(logs, 'launcher.log');
  // Appended to: where another process holds the store, this is its log too.
  const log = writing(logFile, () => openSync(logFile, 'a'));
  const logStart = fstatSync(log).size;
  const child = spawn(
    join(options.java.home, 'bin/java'),
    [
      ...javaFlags(options),
      ...options.flags,
      '-jar',
      options.installation.launcher,
      storeDirectory,
      SETTINGS,
      ...(options.furtherStores ?? []),
    ],
    // In a process group of its own, Ctrl-C in the terminal does not end the database under statements still running.
    {
      stdio: ['pipe', 'pipe', log],
      detached: true,
      cwd: storeDirectory,
      killSignal: 'SIGKILL',
      ...(options.signal ? { signal: options.signal } : {}),
    },
  );
  if (child.pid !== undefined) giveWay(child.pid, options.background ? BACKGROUND : BESIDE_SERVER);
  closeSync(log);
  child.stdin?.on('error', () => {}); // the process ended first; its exit says why
  child.stdin?.write(`${options.password}\n`);

  const [port, ...furtherPorts] = await ready(child, storeDirectory, () => logTail(logFile, logStart));
  let stopping: Promise<void> | undefined;
  child.once('exit', (status, signal) => {
    if (stopping) return;
    options.onLoss?.(`The local Neo4j ended by itself (${signal ?? `status ${status}`}). Its log: ${logFile}`);
  });
  return {
    port,
    furtherPorts,
    processId: child.pid ?? 0,
    stop: () => {
      stopping ??= stop(child);
      return stopping;
    },
  };
}

function javaFlags({ java, port, furtherStores = [] }: StartOptions): readonly string[] {
  return [
    ...(port === undefined ? [] : [`-DboltPort=${port}`]),
    '-Xms64m',
    `-Xmx${HEAP_MB * (1 + furtherStores.length)}m`,
    '-XX:+UseSerialGC',
    '-XX:-UsePerfData',
    '-Djava.awt.headless=true',
    // Warnings about a class archive that does not fit must not reach standard output.
    '-Xlog:disable',
    '-Xlog:all=error:stderr',
    // Neo4j 5.26 reaches into the JVM in ways that newer ones warn about.
    ...(java.major >= 24 ? ['--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow'] : []),
  ];
}

/** The ports, once the launcher says that Neo4j answers on them. */
function ready(
  child: ChildProcess,
  storeDirectory: string,
  logTail: () => string,
): Promise<readonly [number, ...number[]]> {
  return new Promise((resolve, reject) => {
    const fail = (message: string, reason = OperatorError) => {
      clearTimeout(timer);
      reject(new reason(message));
    };
    const timer = setTimeout(() => {
      // What it ends with says nothing more, and its log may be gone by then.
      child.removeAllListeners('close');
      child.kill('SIGKILL');
      fail(`The local Neo4j did not answer within ${START_TIMEOUT_MS / 1_000} s. ${logTail()}`);
    }, START_TIMEOUT_MS);

    child.on('error', (error) => {
      // Where it did run, as when it was aborted, it is over only with 'close'.
      if (child.pid === undefined) fail(`Java could not be run: ${error.message}`);
    });
    child.once('close', (status, signal) =>
      fail(`The local Neo4j did not start (${signal ?? `status ${status}`}). ${logTail()}`),
    );
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, value = '', ...further] = line.split(' ');
      if (word === 'IN_USE') fail(inUse(storeDirectory, value), StoreInUse);
      if (word !== 'READY') return;
      clearTimeout(timer);
      child.removeAllListeners('close');
      resolve([Number(value), ...further.map(Number)]);
    });
  });
}

function inUse(storeDirectory: string, processId: string): string {
  return (
    `The Neo4j store in ${storeDirectory} is in use by another process${processId && ` (process id ${processId})`}. ` +
    'Stop the other server first: a store belongs to one server at a time.'
  );
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.stdin?.end();
  });
}

function logTail(logFile: string, start: number): string {
  const lines = readFileSync(logFile).subarray(start).toString('utf8').trim().split('\n').slice(-15);
  return `The end of ${logFile}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
