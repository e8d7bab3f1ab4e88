import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';

/** A program that sends back what it is sent, so many times, and ends. */
const sendBack = `process.on('message', (times, handle) => {
  let left = times;
  const sent = () => { left -= 1; if (left === 0) process.exit(); };
  for (let time = 0; time < times; time += 1) process.send('', handle, sent);
});`;

/** A process starts within a second; where it does not, the listener that is there has to do. */
const TIMEOUT_MS = 10_000;

/**
 * Has a server that listens accept more connections in each turn of the event loop. A listener accepts one (libuv), so a crowd
 * that connects all at once is let in as slowly as turns are long, and whoever comes then waits behind it: a probe of health
 * for seconds. Further listeners on the same socket accept one each. Node.js makes a second one of a socket only where
 * another process sends it, so one is started for that; it ends within a moment. Without any, the server does as it did.
 */
export class FurtherListeners {
  readonly #servers: Server[] = [];
  #child: ReturnType<typeof spawn> | undefined;
  /** Resolves once all accept, with how many there are. */
  readonly ready: Promise<number>;
  #isClosed = false;

  constructor(server: HttpServer, number: number, backlog: number) {
    // Where no process can be started, as under a limit of them, the server goes on with the listener that it has.
    this.ready = this.#begin(server, number, backlog).then(
      () => this.#servers.length,
      () => this.#servers.length,
    );
  }

  async #begin(server: HttpServer, number: number, backlog: number): Promise<void> {
    const child = spawn(process.execPath, ['--eval', sendBack], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    this.#child = child;
    child.on('error', () => {});
    child.on('message', (_message, received) => {
      const further = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
        server.emit('connection', socket),
      );
      further.on('error', () => {});
      further.listen(received, backlog);
      if (this.#isClosed) further.close();
      else this.#servers.push(further);
    });
    const ended = once(child, 'close');
    // Where there are no file descriptors left, there is no channel to send through, and nobody comes to wait for the end.
    ended.catch(() => {});
    // The bare handle: a server that is sent listens where it arrives, and what that process accepts would end with it.
    const { _handle: handle } = server as unknown as { readonly _handle: Server };
    child.send(number, handle, () => {});
    await ended;
  }

  /** Accepts no more; resolves when the connections that were accepted are closed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#child?.kill('SIGKILL');
    await Promise.all(this.#servers.map((further) => new Promise<void>((resolve) => further.close(() => resolve()))));
  }
}
