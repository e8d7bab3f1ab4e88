import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** A wire between driver and database that can be cut. */
export interface Wire {
  readonly uri: string;
  /** Ends every connection as a crash would; new ones are let through again, or not. */
  cut(options: { readonly closeDoor: boolean }): Promise<void>;
  /** Lets connections through again where the door was closed, at the same address. */
  openDoor(): Promise<void>;
  /** Lets nothing through any more, while connections stay open. */
  hang(): void;
  /** Hangs once a statement with these words has come so many times; resolves then. */
  hangAt(words: string, times: number): Promise<void>;
  /** Lets everything through again. */
  flow(): void;
  /** Connections that are open let nothing through any more, and never end, as when a machine is gone; new ones do. */
  vanish(): void;
  end(): Promise<void>;
}

/** Listens on a port of this machine, and leads to the database at an address. */
export async function wireTo(uri: string): Promise<Wire> {
  const { hostname, port } = new URL(uri);
  const sockets = new Set<Socket>();
  const vanished = new Set<Socket>();
  let isHanging = false;
  let look = (_data: Buffer) => {};
  const server: Server = createServer((near) => {
    const far = dial(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => {
        look(data);
        if (!isHanging && !vanished.has(from)) to.write(data);
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        vanished.delete(from);
        to.destroy();
      });
    }
  });
  const openDoor = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await openDoor(0);
  const own = (server.address() as { port: number }).port;
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const closeDoor = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    uri: `bolt://127.0.0.1:${own}`,
    cut: async (options) => {
      const closed = options.closeDoor ? closeDoor() : undefined;
      cut();
      await closed;
    },
    openDoor: () => openDoor(own),
    hang: () => {
      isHanging = true;
    },
    hangAt: (words, times) =>
      new Promise((resolve) => {
        let left = times;
        look = (data) => {
          if (!data.includes(words)) return;
          left -= 1;
          if (left > 0) return;
          isHanging = true;
          resolve();
        };
      }),
    flow: () => {
      isHanging = false;
    },
    vanish: () => {
      for (const socket of sockets) vanished.add(socket);
    },
    end: async () => {
      const closed = closeDoor();
      cut();
      await closed;
    },
  };
}
