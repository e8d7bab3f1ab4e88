import type { SendHandle } from 'node:child_process';
import cluster from 'node:cluster';
import { firstOf, late } from './first-of.ts';
import type { Handle, SendAround, SentBack } from './server/listening/own-listener.ts';

/** What a serving process sends to the first one, with a handle or without. */
interface Sent {
  readonly sendBack: number;
}

/** What comes back, with the same handle. */
interface Back {
  readonly sentBack: number;
  readonly areAllStopping: boolean;
}

/** The first process answers in a millisecond; where it hangs, a stop goes on without it. */
const PATIENCE_MS = 1_000;

/** Has the first of many processes send back what the others send to it. `stopping` fires when all are to stop. */
export function sendBackHandles(stopping: AbortSignal): void {
  cluster.on('message', (worker, { sendBack }: Partial<Sent>, handle?: Handle) => {
    if (sendBack === undefined) return;
    const close = () => handle?.close();
    const back: Back = { sentBack: sendBack, areAllStopping: stopping.aborted };
    if (worker.isConnected()) worker.send(back, handle as unknown as SendHandle, close);
    else close();
  });
}

/** Sends around from a serving process. */
export function sendAroundFirst(): SendAround {
  const sent = new Map<number, (back: SentBack) => void>();
  let latest = 0;
  process.on('message', ({ sentBack, areAllStopping = false }: Partial<Back>, handle) => {
    if (sentBack === undefined) return;
    const take = sent.get(sentBack);
    if (take) take({ handle: handle as unknown as Handle | undefined, areAllStopping });
    else (handle as unknown as Handle | undefined)?.close();
  });
  return async (handle) => {
    if (!process.connected) return undefined;
    latest += 1;
    const id = latest;
    const back = new Promise<SentBack>((resolve) => sent.set(id, resolve));
    process.send?.({ sendBack: id } satisfies Sent, handle as unknown as SendHandle, {}, () => {});
    const first = await firstOf(back, PATIENCE_MS);
    sent.delete(id);
    return first === late ? undefined : first;
  };
}
