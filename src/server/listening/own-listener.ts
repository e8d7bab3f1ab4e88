import type { Server } from 'node:http';
import { createServer, type Server as Listener } from 'node:net';

/** What listens, as the system knows it. Node.js tells it nowhere else. */
export interface Handle {
  close(): void;
  listen(backlog: number): number;
}

export interface SentBack {
  readonly handle: Handle | undefined;
  readonly areAllStopping: boolean;
}

/**
 * Has the first of many processes send a handle back: then it is another one of the same socket. Without one, what comes back says that the
 * first process has read all before. Undefined where it does not answer in time.
 */
export type SendAround = (handle?: Handle) => Promise<SentBack | undefined>;

/**
 * Has one of many processes accept by a further listener, of its own, on the socket that it shares with the others. The one that it had goes
 * with one of the first process (`node:cluster`), which accepts nothing. Undefined where there is none to be had.
 */
export async function ownListener(
  server: Server,
  sendAround: SendAround,
  backlog: number,
): Promise<Listener | undefined> {
  const handle = (await sendAround(handleOf(server)))?.handle;
  if (handle === undefined) return undefined;
  const own = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket));
  own.on('error', () => {});
  listenAlone(own, handle, backlog);
  return own.listening ? own : undefined;
}

/** None where it does not listen. */
export const handleOf = (listener: Listener): Handle | undefined =>
  (listener as unknown as { readonly _handle: Handle | null })._handle ?? undefined;

/** As `listen` does, which in one of many processes would ask the first one for another address. Where Node.js has none of that, nothing happens. */
function listenAlone(listener: Listener, handle: Handle, backlog: number): void {
  const inside = listener as unknown as {
    _handle: Handle;
    readonly _listen2?: (address: null, port: number, addressType: number, backlog: number) => void;
  };
  inside._handle = handle;
  inside._listen2?.(null, -1, -1, backlog);
}
