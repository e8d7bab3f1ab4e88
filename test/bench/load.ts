import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A request: a POST of JSON, or a GET where it has no body. */
export interface Asked {
  readonly url: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the answer that is wanted; 200 where nothing is said. */
  readonly status?: number;
}

/** How an operation is asked, where it is by a POST. */
export interface Question extends Asked {
  readonly body: string;
}

/** One request, made again and again by so many at once for so long. */
export interface Volley extends Asked {
  readonly connections: number;
  readonly seconds: number;
}

/** What came of a volley: how long each answer took, and how long all of it. */
export interface Load {
  readonly milliseconds: readonly number[];
  readonly seconds: number;
  /** What asking took of the processors. */
  readonly generatorMs: number;
}

/** A process that makes requests, one volley after the other. */
export interface LoadMaker {
  /** Rejects where a request fails. */
  readonly fire: (volley: Volley) => Promise<Load>;
  readonly close: () => void;
}

export function startLoadMaker(): LoadMaker {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The process that makes requests has ended.')));
  ended.catch(() => {});
  const fire = async (volley: Volley): Promise<Load> => {
    child.send(volley);
    const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Load | { readonly failure: string }];
    if ('failure' in answer) throw new Error(answer.failure);
    return answer;
  };
  return { fire, close: () => void child.kill() };
}
