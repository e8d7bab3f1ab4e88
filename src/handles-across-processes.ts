import type { SendHandle } from 'node:child_process';
import cluster from 'node:cluster';
import { firstOf, late } from './first-of.ts';
import type { Handle, SendAround } from './server/listening/own-listener.ts';

/** What a serving process sends to the first one, with a handle or without. */
interface Sent {
  readonly sendBack: number;
}

/** What comes back, with the same handle. */
interface Back {
  readonly sentBack: number;
}

/** The first process answers in a millisecond; where it hangs, a stop goes on without it. */
const PATIENCE_MS = 1_000;

/** Has the first of many processes send back what the others send to it. */
export function sendBackHandles(): void {
  cluster.on('message', (worker, { sendBack }: Partial<Sent>, handle?: Handle) => {
    if (sendBack === undefined) return;
    const close = () => handle?.close();
    if (worker.isConnected())
      worker.send({ sentBack: sendBack } satisfies Back, handle as unknown as SendHandle, close);
    else close();
  });
}

/** Sends around from a serving process. */
export function sendAroundFirst(): SendAround {
  const sent = new Map<number, (back: { readonly handle: Handle | undefined }) => void>();
  let latest = 0;
  process.on('message', ({ sentBack }: Partial<Back>, handle) => {
    if (sentBack === undefined) return;
    const take = sent.get(sentBack);
    if (take) take({ handle: handle as unknown as Handle | undefined });
    else (handle as unknown as Handle | undefined)?.close();
  });
  return async (handle) => {
    if (!process.connected) return undefined;
    latest += 1;
    const id = latest;
    const back = new Promise<{ readonly handle: Handle | undefined }>((resolve) => sent.set(id, resolve));
    process.send?.({ sendBack: id } satisfies Sent, handle as unknown as SendHandle, {}, () => {});
    const first = await firstOf(back, PATIENCE_MS);
    sent.delete(id);
    return first === late ? undefined : first;
  };
}
