import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { roomForConnections, tooFewFiles } from '../../src/open-files.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';

const opened: Listening[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(opened.splice(0).map((listening) => listening.close(0)));
});

/** More than the buffers of two connected sockets take. */
const LARGE_BYTES = 16_000_000;
const PIECE_BYTES = 65_536;

function* pieces() {
  for (let start = 0; start < LARGE_BYTES; start += PIECE_BYTES) yield Buffer.alloc(PIECE_BYTES);
}

/** A server that has room for so many connections. `/slow` is never answered, and `/large` is not taken. */
async function serve(most = 3, ofEquals = 1) {
  const full: number[] = [];
  let working = 0;
  const handler: RequestListener = ({ url }, response) => {
    if (url === '/slow') working += 1;
    else if (url === '/large') Readable.from(pieces()).pipe(response);
    else response.end('answered');
  };
  const connections = {
    most,
    ofEquals,
    onFull: (number: number) => full.push(number),
  };
  const listening = await listen(handler, { host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000, connections });
  opened.push(listening);
  /** A connection from an address, which asks for something where it is told to. */
  const open = async (localAddress: string, path?: string) => {
    const socket = connect({ port: Number(new URL(listening.url).port), host: '127.0.0.1', localAddress });
    sockets.push(socket.on('error', () => {}).resume());
    const end = new Promise<'closed'>((resolve) => socket.once('close', () => resolve('closed')));
    const answered = new Promise<'answered'>((resolve) => socket.once('data', () => resolve('answered')));
    await new Promise((resolve) => socket.once('connect', resolve));
    const before = working;
    if (path !== undefined) socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
    if (path === '/slow') await expect.poll(() => working).toBe(before + 1);
    const first = path === '/' || path === '/large' ? await Promise.race([answered, end]) : undefined;
    if (path === '/large') socket.pause();
    return { socket, end, first };
  };
  return { open, full };
}

function takeHalf(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.resume().on('data', () => {
      if (socket.bytesRead < LARGE_BYTES / 2) return;
      socket.pause();
      resolve();
    });
  });
}

const [many, few, other] = ['127.0.0.2', '127.0.0.3', '127.0.0.4'];

describe('where there is no room for another connection', () => {
  it('the oldest idle one of the client with most of them is closed', async () => {
    const { open, full } = await serve();
    const first = await open(few, '/');
    const second = await open(many, '/');
    const third = await open(many, '/');
    expect((await open(other, '/')).first).toBe('answered');
    await second.end;
    expect([first, third].map(({ socket }) => socket.destroyed)).toEqual([false, false]);
    expect(full).toEqual([4]);
  });

  it('one that has sent nothing yet is closed, too, but none that is being answered', async () => {
    const { open } = await serve();
    const slow = await open(many, '/slow');
    const silent = await open(many);
    await open(many, '/slow');
    expect((await open(few, '/')).first).toBe('answered');
    await silent.end;
    expect(slow.socket.destroyed).toBe(false);
  });

  it('one whose answer is not taken is closed before any whose answer is being made, and behind idle ones', async () => {
    const { open } = await serve(4);
    const working = await open(many, '/slow');
    const untaken = await open(many, '/large');
    const idle = await open(many, '/');
    const further = await open(many, '/slow');
    expect((await open(few, '/')).first).toBe('answered');
    await idle.end;
    expect((await open(other, '/')).first).toBe('answered');
    untaken.socket.resume();
    await untaken.end;
    expect([working, further].map(({ socket }) => socket.destroyed)).toEqual([false, false]);
  });

  it('it is the one of which its client has taken nothing for longest', async () => {
    const { open } = await serve();
    const reading = await open(many, '/large');
    const untaken = [await open(many, '/large'), await open(many, '/large')];
    await takeHalf(reading.socket);
    for (const { socket, end } of untaken) {
      await open(many, '/slow');
      socket.resume();
      await end;
    }
    expect(reading.socket.destroyed).toBe(false);
  });

  it('of those being answered the newest is closed, as long as its client has more than who comes', async () => {
    const { open } = await serve();
    const [first, second, third] = [await open(many, '/slow'), await open(many, '/slow'), await open(many, '/slow')];
    await open(few, '/slow');
    await third.end;
    expect((await open(few, '/')).first).toBe('closed');
    expect((await open(many, '/')).first).toBe('closed');
    expect([first, second].map(({ socket }) => socket.destroyed)).toEqual([false, false]);
  });

  it('nobody with fewer gives way to one with more', async () => {
    const { open } = await serve();
    const idle = await open(few, '/');
    const working = [await open(many, '/slow'), await open(many, '/slow')];
    expect((await open(many, '/')).first).toBe('closed');
    expect([idle, ...working].map(({ socket }) => socket.destroyed)).toEqual([false, false, false]);
  });
});

describe('clients with a few connections each', () => {
  it('count as equal: the one on which nothing has happened for longest goes', async () => {
    const { open } = await serve(6, 4);
    const browser = [await open(many, '/'), await open(many, '/'), await open(many, '/'), await open(many, '/')];
    const idle = await open(few, '/');
    await open(other, '/');
    for (const { socket } of browser) {
      const answered = once(socket, 'data');
      socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
      await answered;
    }
    expect((await open('127.0.0.5', '/')).first).toBe('answered');
    await idle.end;
    expect((await open(many, '/')).first).toBe('answered');
    expect(browser.map(({ socket }) => socket.destroyed)).toEqual([false, false, false, false]);
  });

  it('do not count as equal to one with more', async () => {
    const { open } = await serve(6, 4);
    const idle = await open(few, '/');
    const crowd = [];
    for (let opened = 0; opened < 5; opened += 1) crowd.push(await open(many, '/'));
    expect((await open(other, '/')).first).toBe('answered');
    await crowd[0]!.end;
    expect(idle.socket.destroyed).toBe(false);
  });

  it('lose none whose answer is being made to a client with as many', async () => {
    const { open } = await serve(2, 4);
    const working = [await open(few, '/slow'), await open(other, '/slow')];
    expect((await open(many, '/')).first).toBe('closed');
    expect(working.map(({ socket }) => socket.destroyed)).toEqual([false, false]);
  });
});

describe('a client on one of whose connections too many requests wait', () => {
  it('loses that one alone, and may come again at once', async () => {
    const { open } = await serve(8);
    const idle = await open(many, '/');
    const working = await open(many, '/slow');
    const { socket, end } = await open(many);
    socket.write('GET /slow HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(18));
    await end;
    expect([idle, working].map(({ socket }) => socket.destroyed)).toEqual([false, false]);
    expect((await open(many, '/')).first).toBe('answered');
  });
});

describe('room for connections', () => {
  it('is what is asked for, less what else needs files', () => {
    expect([roomForConnections(4_096, 1_000_000), roomForConnections(4_096, 1_024)]).toEqual([4_096, 512]);
    expect(roomForConnections(4_096, 100)).toBe(64);
    expect(roomForConnections(4_096)).toBeGreaterThan(0);
  });

  it('is not there where the process may open too few files, and the operator is told how many it needs', () => {
    expect([tooFewFiles(4_096, 4_608), tooFewFiles(64, 576)]).toEqual([undefined, undefined]);
    expect(tooFewFiles(64, 575)).toBe(
      'This process may open 575 files, and needs 576: 64 for MAX_CONNECTIONS and 512 for everything else. ' +
        'Raise that (ulimit -n 576 in the shell that starts it, LimitNOFILE=576 for systemd).',
    );
    expect(tooFewFiles(4_096, 1_024)).toMatch(
      /LimitNOFILE=4608 for systemd\), or set MAX_CONNECTIONS to 512 at most\.$/,
    );
  });
});
