import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from './client-address.ts';

/**
 * Bounds how many connections are open. Where there is no room, the client that has most of them loses the one that is there for
 * longest of those on which no answer is made: it is idle, or has not sent its headers. Where there is none, whoever comes is cut.
 */
export function boundConnections(server: Server, most: number, onFull: (connections: number) => void): void {
  /** Those of each client, the oldest first. */
  const ofClients = new Map<string, Set<Socket>>();
  let number = 0;
  server.on('connection', (socket: Socket) => {
    const client = networkOf(socket.remoteAddress ?? '');
    const own = ofClients.get(client) ?? new Set();
    ofClients.set(client, own);
    own.add(socket);
    number += 1;
    if (number > most) {
      onFull(number);
      (oldestIdle(ofClients.values()) ?? socket).destroy();
    }
    socket.once('close', () => {
      own.delete(socket);
      number -= 1;
      if (own.size === 0 && ofClients.get(client) === own) ofClients.delete(client);
    });
  });
}

function oldestIdle(ofClients: Iterable<ReadonlySet<Socket>>): Socket | undefined {
  let most: ReadonlySet<Socket> = new Set();
  for (const own of ofClients) if (own.size > most.size) most = own;
  for (const socket of most) if (!socket.destroyed && !isAtWork(socket)) return socket;
  return undefined;
}

/** Whether an answer is being made for it: `node:http` keeps that there. */
function isAtWork(socket: Socket): boolean {
  const { _httpMessage: message } = socket as { readonly _httpMessage?: object | null };
  return message != null;
}
