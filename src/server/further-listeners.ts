import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';

/** A program that sends back what it is sent, so many times, and ends. */
const sendBack = `process.once('message', (times, server) => {
  let left = times;
  const sent = () => { left -= 1; if (left === 0) process.exit(); };
  for (let time = 0; time < times; time += 1) process.send('', server, { keepOpen: true }, sent);
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
  readonly #child: ReturnType<typeof spawn>;
  /** Resolves once all accept, with how many there are. */
  readonly ready: Promise<number>;
  #isClosed = false;

  constructor(server: HttpServer, number: number, backlog: number) {
    this.#child = spawn(process.execPath, ['--eval', sendBack], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    this.#child.on('message', (_message, received) => {
      const further = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
        server.emit('connection', socket),
      );
      further.on('error', () => {});
      further.listen(received, backlog);
      if (this.#isClosed) further.close();
      else this.#servers.push(further);
    });
    const ended = once(this.#child, 'close').catch(() => {});
    this.#child.send(number, server, { keepOpen: true }, () => {});
    this.ready = ended.then(() => this.#servers.length);
  }

  /** Accepts no more; resolves when the connections that were accepted are closed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#child.kill('SIGKILL');
    await Promise.all(this.#servers.map((further) => new Promise<void>((resolve) => further.close(() => resolve()))));
  }
}
