import type { Server } from 'node:http';
import { createServer, type Server as Listener } from 'node:net';

/** What listens, as the system knows it. Node.js tells it nowhere else. */
export interface Handle {
  close(): void;
}

/**
 * Has the first of many processes send a handle back: then it is another one of the same socket. Without one, what comes back says that the
 * first process has read all before. Undefined where it does not answer in time.
 */
export type SendAround = (handle?: Handle) => Promise<{ readonly handle: Handle | undefined } | undefined>;

/**
 * Has one of many processes accept by a further listener, of its own, on the socket that it shares with the others. The one that it had goes
 * with one of the first process (`node:cluster`), which accepts nothing. Undefined where there is none to be had.
 */
export async function ownListener(
  server: Server,
  sendAround: SendAround,
  backlog: number,
): Promise<Listener | undefined> {
  const { _handle: shared } = server as unknown as { readonly _handle: Handle };
  const handle = (await sendAround(shared))?.handle;
  if (handle === undefined) return undefined;
  const own = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket));
  own.on('error', () => {});
  listenAlone(own, handle, backlog);
  return own.listening ? own : undefined;
}

/** As `listen` does, which in one of many processes would ask the first one for another address. */
function listenAlone(listener: Listener, handle: Handle, backlog: number): void {
  const inside = listener as unknown as {
    _handle: Handle;
    _listen2(address: null, port: number, addressType: number, backlog: number): void;
  };
  inside._handle = handle;
  inside._listen2(null, -1, -1, backlog);
}
