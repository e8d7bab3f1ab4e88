import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { OperatorError } from '../../errors.ts';
import { close, OpenAnswers } from './closing.ts';
import type { ConnectionLimits } from './connections.ts';
import { FurtherListeners } from './further-listeners.ts';
import { createBoundedServer } from './http-server.ts';
import type { SendAround } from './own-listener.ts';

/** Found by measurement: a crowd of two thousand is let in within sixteen turns, and who comes alone waits 0.1 ms longer. */
export const ACCEPTED_IN_TURN = 128;

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The setting that names the port; the default is PORT. */
  readonly setting?: string;
  /** The longest an answer may take to begin; a connection idle for much longer is cut. */
  readonly answerTimeoutMs: number;
  /** The longest a client may take to send a request; the default is 30 s. */
  readonly requestTimeoutMs?: number;
  /** How long requests are still accepted once the server is told to stop; the default is 0. */
  readonly drainMs?: number;
  /** How many connections are accepted in a turn of the event loop; the default is 1. */
  readonly acceptedInTurn?: number;
  /** Where this is one of many processes that share the listener (`node:cluster`). */
  readonly sendAround?: SendAround | undefined;
  /** How many connections may be open; without it, as many as come. */
  readonly connections?: ConnectionLimits;
}

const noLimits: ConnectionLimits = { most: Number.POSITIVE_INFINITY, onFull: () => {} };

/** A server that accepts requests. */
export interface Listening {
  /** Where a person on this machine opens it, as in `http://localhost:4000`. */
  readonly url: string;
  /** Resolves once so many connections are accepted in each turn of the event loop. */
  readonly acceptedInTurn: Promise<number>;
  /**
   * Ends in order. While it drains, all requests are answered, each with `connection: close`, so that every client that is
   * at work comes to know. Then nothing more is accepted, and requests under way may take so many milliseconds before
   * what is left is cut.
   */
  close(graceMs: number): Promise<void>;
}

/** Listens for HTTP. Throws an OperatorError where the address is taken or not to be had. */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Listening> {
  const { answerTimeoutMs, requestTimeoutMs = 30_000, drainMs = 0, acceptedInTurn = 1, sendAround } = options;
  const answers = new OpenAnswers();
  const timeouts = {
    // A client that sends its request drop by drop holds a connection no longer than this.
    requestTimeout: requestTimeoutMs,
    headersTimeout: Math.ceil(requestTimeoutMs / 3),
    connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 6),
    // Longer than the 60 s after which common load balancers drop a connection that they keep.
    keepAliveTimeout: 65_000,
  };
  const server = createBoundedServer(timeouts, options.connections ?? noLimits, withCare(handler, answers));
  // Ends clients that stop reading their answer.
  server.setTimeout(answerTimeoutMs + 60_000);
  await bind(server, options);
  const { port } = server.address() as AddressInfo;
  const further = acceptedInTurn > 1 ? new FurtherListeners(server, acceptedInTurn - 1, BACKLOG) : undefined;
  return {
    url: `http://${nameOf(options.host)}:${port}`,
    acceptedInTurn: (further?.ready ?? Promise.resolve(0)).then((number) => 1 + number),
    close: (graceMs) => close(server, { answers, further, drainMs, graceMs, backlog: BACKLOG, sendAround }),
  };
}

/**
 * Refuses a request whose address is none, since Yoga would answer it with a stack trace. Cuts the connection where
 * the answer was given before the request had ended: what is left of a body too large need not be read.
 */
function withCare(handler: RequestListener, answers: OpenAnswers): RequestListener {
  const isAddress = addressCheck();
  return (request, response) => {
    const { socket } = request;
    const place = answers.add(response);
    response.once('close', () => {
      answers.remove(place);
      // Where it is refused at once, a short body follows its headers within this turn of the event loop.
      if (!request.complete && response.writableFinished) setImmediate(cutUnlessComplete, request, socket);
    });
    if (isAddress(request)) handler(request, response);
    else
      response
        .writeHead(400, { connection: 'close', 'content-type': 'application/json; charset=utf-8' })
        .end(noAddress);
  };
}

/** A moment for the client to read the answer: what arrives at a closed connection makes it drop what it has. */
function cutUnlessComplete(request: IncomingMessage, socket: Socket): void {
  if (!request.complete) setTimeout(() => request.complete || socket.destroy(), 500).unref();
}

const noAddress = JSON.stringify({
  errors: [
    {
      message: 'This request has no address that can be read. Ask for a path that begins with /, and name a host.',
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ],
});

/** Letters, and what stands between them, are an address behind whatever host. */
const PLAIN_PATH = /^\/[\w/-]*$/;

/** With these, what stands before or behind them would be taken for the host, and `Request` refuses a name and a password. */
const NOT_IN_HOST = /[@/?#\\]/;

/** As long as a name may be (253 letters), with a port. What a parser of addresses takes for a host grows with the square of its length. */
const LONGEST_HOST = 261;

/** Tells whether a request has an address. The host is mostly that of the request before, which need not be parsed again. */
function addressCheck(): (request: IncomingMessage) => boolean {
  let knownHost: string | undefined;
  return ({ url = '', headers: { host } }) => {
    if (host !== undefined && host === knownHost && PLAIN_PATH.test(url)) return true;
    const mayBeHost = host === undefined || (host.length <= LONGEST_HOST && !NOT_IN_HOST.test(host));
    const isAddress = mayBeHost && url.startsWith('/') && URL.canParse(`http://${host}${url}`);
    if (isAddress) knownHost = host;
    return isAddress;
  };
}

/**
 * Connections that wait to be accepted, as far as the system allows. Where there is no room, a client tries again after one,
 * three, seven and fifteen seconds, and so would a health check.
 */
const BACKLOG = 4_096;

function bind(server: Server, { host, port, setting = 'PORT' }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(addressError(error, { host, port }, setting)));
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.removeAllListeners('error');
      // Where the system has no memory for a connection, its client sees that; without a listener the process would end.
      server.on('error', () => {});
      resolve();
    });
  });
}

/** What an operator is told where an address is taken or not to be had. `setting` names the port. */
export function addressError(
  error: NodeJS.ErrnoException,
  { host, port }: Pick<ListenOptions, 'host' | 'port'>,
  setting: string,
): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new OperatorError(`Port ${port} on ${host} is in use. Stop what uses it, or set ${setting} to another.`);
    case 'EACCES':
      return new OperatorError(`This user may not listen on port ${port}. Set ${setting} to 1024 or above.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new OperatorError(
        `${setting.replace('PORT', 'HOST')} is '${host}', which is no address of this machine. 0.0.0.0 stands for all of them.`,
      );
    case undefined:
      return error;
    default:
      // Such are a link-local address without its network, as in fe80::1%eth0, and IPv6 on a machine that has none.
      return new OperatorError(
        `Port ${port} of ${host} cannot be listened on: ${error.message}. Set ${setting.replace('PORT', 'HOST')} to another ` +
          'address: 127.0.0.1 is this machine alone, 0.0.0.0 all of its addresses. One that begins with fe80: needs its network, as in fe80::1%eth0.',
      );
  }
}

/** What to type into a browser: names for the addresses that mean "this machine" or "every address". */
export function nameOf(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
