import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildProgram } from '../../../src/build.ts';
import type { Connection } from '../../../src/database/driver.ts';
import { OperatorError } from '../../../src/errors.ts';
import type { HandWritten } from '../floor.ts';
import type { Question } from '../load.ts';
import type { Operation } from '../operations.ts';
import { byPath, inGraphql } from '../sides.ts';
import type { FloorStart } from './floor-process.ts';
import type { ContenderName } from './names.ts';
import { type PeerQuestion, peerQuestions } from './peer-questions.ts';
import { askUsage, type Usage } from './usage.ts';

/** A server in a process of its own. */
export interface Contender {
  readonly name: ContenderName;
  /** How an operation is asked of it; undefined where it cannot be. */
  readonly question: (operation: Operation) => Question | undefined;
  /** What the product answered and what this one answered, in forms that must be the same. */
  readonly comparable: (operation: Operation, answers: Answers) => Answers;
  readonly usage: () => Promise<Usage>;
  readonly close: () => Promise<void>;
}

interface Answers {
  readonly expected: unknown;
  readonly given: unknown;
}

interface Start {
  readonly connection: Connection;
  readonly byHand: readonly HandWritten[];
  /** The product keeps its answers for those who ask the same; otherwise it makes each anew, as the others do. */
  readonly again: boolean;
}

const root = join(import.meta.dirname, '../../..');

/** Starts one server. Throws an OperatorError, with the end of its log, where it does not serve. */
export async function startContender(name: ContenderName, start: Start): Promise<Contender> {
  const child = name === 'compiled' ? await forkProduct(start) : await forkServer(name, start);
  const url = await firstUrl(child, name);
  const usage = async (): Promise<Usage> => {
    child.send(askUsage);
    const [answer] = (await once(child, 'message')) as [Usage];
    return answer;
  };
  const close = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(kill);
  };
  return { name, usage, close, ...asked(name, url) };
}

function asked(name: ContenderName, url: string): Pick<Contender, 'question' | 'comparable'> {
  const comparable = (_operation: Operation, answers: Answers) => answers;
  if (name === 'floor') return { question: (operation) => byPath(url, operation), comparable };
  if (name === 'compiled') return { question: (operation) => inGraphql(url, operation), comparable };
  const questions: Readonly<Record<string, PeerQuestion>> = peerQuestions[name];
  return {
    question(operation) {
      const known = questions[operation.name];
      return known && inGraphql(url, known.ask(operation));
    },
    comparable: (operation, { expected, given }) => {
      const { read, spare = (data: unknown) => data } = questions[operation.name]!;
      return { expected: spare(expected), given: read(given) };
    },
  };
}

/** The product as it runs in production. */
async function forkProduct({ connection, again }: Start): Promise<ChildProcess> {
  const { uri, user, password, databaseName = '' } = connection;
  return forkMeasured(await buildProgram(), {
    NODE_ENV: 'production',
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    NEO4J_DATABASE: databaseName,
    HOST: '127.0.0.1',
    PORT: '0',
    LOAD_FACTS: 'never',
    LOG_LEVEL: 'error',
    PLAYGROUND: 'off',
    // Its pages ask the API in advance once it serves, which would be measured too.
    EXPLORER: 'off',
    // The others refuse nothing: with 64 at once, none of them must wait for a place.
    MAX_OPERATIONS: '64',
    DRAIN_MS: '0',
    ...(!again && { KEPT_ANSWERS_BYTES: '0' }),
  });
}

async function forkServer(
  name: 'floor' | 'neo4j-graphql' | 'data-loaders',
  { connection, byHand }: Start,
): Promise<ChildProcess> {
  const script =
    name === 'floor' ? await buildProgram('test/bench/contenders/floor-process.ts') : `test/bench/peers/${name}.js`;
  return forkMeasured(script, {
    NODE_ENV: 'production',
    BENCH_START: JSON.stringify({ connection, byHand } satisfies FloorStart),
  });
}

/** All run as JavaScript, with as much room for what is new as `npm start` gives the product. */
function forkMeasured(script: string, environment: Readonly<Record<string, string>>): ChildProcess {
  return fork(resolve(root, script), {
    cwd: root,
    env: { ...process.env, ...environment },
    execArgv: [
      '--max-semi-space-size=32',
      '--no-allocation-site-pretenuring',
      '--import',
      join(import.meta.dirname, 'tell-usage.mjs'),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** The address that a server says first. */
function firstUrl(child: ChildProcess, name: string): Promise<string> {
  let log = '';
  child.stderr?.on('data', (piece) => {
    log = `${log}${piece}`.slice(-10_000);
  });
  return new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const [, port, path = ''] = /^(?:API: +)?http:\/\/[\w.]+:(\d+)(\/graphql)?$/.exec(line) ?? [];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}${path}`);
    });
    child.once('exit', (status) => reject(new OperatorError(`${name} ended with ${status} before it served:\n${log}`)));
  });
}
