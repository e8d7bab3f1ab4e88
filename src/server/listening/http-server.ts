import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { shareOfHeap } from '../../memory.ts';
import { type ConnectionLimits, Connections } from './connections.ts';
import { GatheringMessage } from './gathering-message.ts';
import { leaveBody } from './leave-body.ts';
import { PipelinedRequests } from './pipelined-requests.ts';

/**
 * So many headers of a request are read, since unfinished ones stay in memory until they time out. With more it is refused: a proxy may
 * add who the client is behind all others.
 */
const MOST_HEADERS = 200;

/** What requests may hold that wait behind others on their connections. */
const MOST_WAITING_BYTES = shareOfHeap(0.04, 32);

type Response = ServerResponse<GatheringMessage>;

/**
 * A server of `node:http` with bounds on what its clients send, for each port that is opened. All that is asked goes the same way, one request
 * of a connection at a time: also what Node.js would answer by itself, at once and however many there are. Those are requests without
 * a host (400) and those that expect what nobody can do (417). The listener has the others.
 */
export function createBoundedServer(
  options: ServerOptions,
  limits: ConnectionLimits,
  listener: RequestListener,
): Server {
  const server = createServer({ ...options, requireHostHeader: false, IncomingMessage: GatheringMessage });
  // One more shows that there are more.
  server.maxHeadersCount = MOST_HEADERS + 1;
  const connections = new Connections(server, limits);
  const pipelined = new PipelinedRequests(MOST_WAITING_BYTES);
  const inOrder = (answer: RequestListener) => (request: GatheringMessage, response: Response) => {
    // Who stops reading a request in the middle takes that from it, and its connection goes on.
    const { socket } = request;
    const handle = () => {
      // Nobody reads it, and it would stay until the answer is taken.
      if (hasNeedlessBody(request)) request.dropBody();
      const refusal = refusalOf(request);
      if (refusal === undefined) answer(request, response);
      else response.writeHead(refusal, { connection: 'close' }).end();
    };
    connections.noteLife(socket);
    // Each takes a microsecond of the thread, and 64 kB of them come in one go.
    request.onCrumbs = () => {
      leaveBody(socket);
      // Whoever reads it is told at once, and its connection says only later that it is closed: until then that would be a fault of the server.
      response.destroy();
      // What it has is no whole body.
      request.destroy();
    };
    if (response.socket !== null) handle();
    else pipelined.add(request, response, handle);
  };
  server.on('request', inOrder(listener));
  server.on(
    'checkContinue',
    inOrder((request, response) => {
      response.writeContinue();
      listener(request, response);
    }),
  );
  server.on(
    'checkExpectation',
    inOrder((_request, response) => response.writeHead(417, { connection: 'close' }).end()),
  );
  return server;
}

const hasNeedlessBody = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined);

/** The status of a request that is not as HTTP wants it. */
function refusalOf({ rawHeaders, headers, httpVersion }: IncomingMessage): number | undefined {
  if (rawHeaders.length > 2 * MOST_HEADERS) return 431;
  if (headers.host === undefined && httpVersion === '1.1') return 400;
  return undefined;
}
