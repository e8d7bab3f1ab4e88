import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../errors.ts';
import type { Report } from '../server.ts';
import { type LocalNeo4j, type StartOptions, startLocalNeo4j } from './start.ts';

/** Neo4j is started again at most so often within so long: what ends each time will not be mended by another start. */
const MOST_RESTARTS = 5;
const WITHIN_MINUTES = 5;

export interface KeptNeo4j extends LocalNeo4j {
  /** Aborts once the process has ended and cannot be brought back. Its reason is an OperatorError. */
  readonly lost: AbortSignal;
}

export interface KeepOptions extends Omit<StartOptions, 'onLoss' | 'signal'> {
  readonly report: Report;
}

/** Starts Neo4j, and starts it again on the same port where its process ends by itself: a driver finds it again. */
export async function keepLocalNeo4jRunning({ report, ...start }: KeepOptions): Promise<KeptNeo4j> {
  const lost = new AbortController();
  /** When it was started again, in milliseconds. */
  const restarts: number[] = [];
  let restarting: { readonly done: Promise<void>; readonly giveUp: AbortController } | undefined;

  const onLoss = (message: string) => {
    const giveUp = new AbortController();
    const done = restart(message, giveUp.signal)
      .catch((error: unknown) => {
        if (!giveUp.signal.aborted) lost.abort(error);
      })
      .finally(() => {
        restarting = undefined;
      });
    restarting = { done, giveUp };
  };

  let running = await startLocalNeo4j({ ...start, onLoss });
  const { port, furtherPorts, processId } = running;

  async function restart(message: string, signal: AbortSignal): Promise<void> {
    for (let reason = message; ; ) {
      const since = performance.now() - WITHIN_MINUTES * 60_000;
      while (restarts.length > 0 && restarts[0]! < since) restarts.shift();
      if (restarts.length >= MOST_RESTARTS) throw new OperatorError(endOf(reason));
      report(`${reason}\nIt is started again.`);
      await pause(pauseBefore(restarts.length), undefined, { signal });
      restarts.push(performance.now());
      try {
        running = await startLocalNeo4j({ ...start, port, signal, onLoss });
        report('The local Neo4j runs again.');
        return;
      } catch (error) {
        signal.throwIfAborted();
        reason = (error as Error).message;
      }
    }
  }

  return {
    port,
    furtherPorts,
    processId,
    lost: lost.signal,
    stop: async () => {
      restarting?.giveUp.abort();
      await restarting?.done;
      await running.stop();
    },
  };
}

/** At once, then after a half, 1, 2 and 4 seconds. */
const pauseBefore = (restarts: number): number => (restarts === 0 ? 0 : 250 * 2 ** restarts);

const endOf = (reason: string): string =>
  `${reason}\nIt was started again ${MOST_RESTARTS} times within ${WITHIN_MINUTES} minutes, and is given up. ` +
  'Once its log shows why, and that is mended, start this program again.';
