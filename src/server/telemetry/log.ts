import { constants, fstatSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type DestinationStream, destination, type Logger, pino } from 'pino';

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number] | 'silent';

type LogDetails = Readonly<Record<string, unknown>>;

/** Writes one entry of the log: a message for people, and details for machines, which a function tells where it is written at all. */
export type LogWriter = (message: string, details?: LogDetails | (() => LogDetails)) => void;

export type Log = Readonly<Record<Exclude<LogLevel, 'silent'>, LogWriter>>;

/** What may wait to be written where nobody takes it, as on a full disk; what comes beyond that is dropped. */
const MOST_WAITING_BYTES = 1_000_000;

const FLUSH_MS = 500;

/** A log that writes one JSON object per line, and drops what is below the level. */
export function createLog(lowest: LogLevel, stream: DestinationStream): Log {
  const logger = pino(
    {
      level: lowest,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      serializers: { error: describe },
    },
    stream,
  );
  const writerFor = (level: Exclude<LogLevel, 'silent'>): LogWriter => {
    const write: Logger['info'] = logger[level].bind(logger);
    return (message, details = {}) => {
      if (!logger.isLevelEnabled(level)) return;
      write(typeof details === 'function' ? details() : details, message);
    };
  };
  return { debug: writerFor('debug'), info: writerFor('info'), warn: writerFor('warn'), error: writerFor('error') };
}

/**
 * What stands for standard error. A pipe has to say that it is full: a thread that waits in a write would keep the process from
 * ending. So it is opened once more, since what is set of the same opening is set for all processes that share it, and Node.js sets it
 * back in each that ends.
 */
function standardError(): number {
  // Node.js has a socket or a pipe say so when it is first used as a stream.
  void process.stderr;
  try {
    if (fstatSync(2).isFIFO()) return openSync('/proc/self/fd/2', constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    // It is closed, of another user, or there is no such path on this system.
  }
  return 2;
}

/** Standard error, written to beside everything else: no answer waits for the log, and none fails where it cannot be written. */
export function logToStandardError() {
  const stream = destination({ dest: standardError(), sync: false, maxLength: MOST_WAITING_BYTES });
  // At the exit of the process, the stream's own would try for ever to write to a full disk, to a pipe that nobody reads, or to one
  // whose reader is gone.
  stream.flushSync = () => {};
  stream.on('error', () => {});
  let isWritten = true;
  const { write } = stream;
  stream.write = (line) => {
    isWritten = false;
    return write.call(stream, line);
  };
  stream.on('drain', () => {
    isWritten = true;
  });
  return {
    stream,
    /** Waits until all is written, or gives up soon; for the end of the process. */
    flush: async () => {
      if (isWritten) return;
      await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), pause(FLUSH_MS)]);
    },
  };
}

/** An error with its stack and what caused it, which JSON alone would not show, and without what GraphQL's errors drag along. */
function describe(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  const code = 'code' in value ? value.code : undefined;
  const original = 'originalError' in value ? value.originalError : undefined;
  return { name, message, code, stack, cause: describe(cause), originalError: describe(original) };
}
