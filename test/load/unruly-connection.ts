import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Reply } from './client.ts';

/** What a client does on its connection. */
export interface Manners {
  /** Sent at once. */
  readonly says: string;
  /** Sent behind it, once a second. */
  readonly adds?: string;
  /** Whether it says the same again as soon as something comes back: on a thousand connections and more, each turn finds requests on all. */
  readonly saysAgain?: boolean;
  /** 64 kB a second is slowly. */
  readonly reads: 'everything' | 'slowly' | 'nothing';
  /** It goes away by itself so long after it has connected. */
  readonly leavesAfterMs?: number;
}

const SECOND_MS = 1_000;

/**
 * Opens a connection for a client that keeps to no rules, and resolves when it is closed: by either side, at the end, or by an answer
 * other than 200. The status is that of the first answer, and the time until its first piece.
 */
export function behaveAs(manners: Manners, url: string, localAddress: string, end: AbortSignal): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const started = performance.now();
    const replyOf = (status: number, text: string) => ({ status, text, milliseconds: performance.now() - started });
    let reply: Reply | undefined;
    let cause = manners.leavesAfterMs === undefined ? 'cut' : 'left';
    const socket = connect({ host: hostname, port: Number(port), localAddress });
    const timers: NodeJS.Timeout[] = [];
    const stop = () => {
      cause = 'open at the end';
      socket.destroy();
    };
    end.addEventListener('abort', stop, { once: true });
    socket.once('connect', () => {
      socket.write(manners.says);
      if (manners.adds !== undefined) timers.push(setInterval(() => socket.write(manners.adds!), SECOND_MS));
      if (manners.leavesAfterMs !== undefined) timers.push(setTimeout(() => socket.destroy(), manners.leavesAfterMs));
    });
    if (manners.reads !== 'nothing') {
      socket.on('data', async (piece) => {
        reply ??= replyOf(Number(piece.toString('latin1', 9, 12)), '');
        if (reply.status !== 200) socket.destroy();
        else if (manners.saysAgain === true) socket.write(manners.says);
        if (manners.reads === 'everything') return;
        socket.pause();
        await pause(SECOND_MS);
        socket.resume();
      });
    }
    socket.on('error', ({ code = 'error' }: NodeJS.ErrnoException) => {
      cause = code;
    });
    socket.once('close', () => {
      end.removeEventListener('abort', stop);
      for (const timer of timers) clearInterval(timer);
      resolve(reply ?? replyOf(0, cause));
    });
  });
}

/** A request that asks the operation, as text. */
export function postOf(url: string, query: string, ...headers: readonly string[]): string {
  const body = JSON.stringify({ query });
  const all = [
    `host: ${new URL(url).host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  return `POST /graphql HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n${body}`;
}
