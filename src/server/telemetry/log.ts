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

/** Standard error, written to beside everything else: no answer waits for the log, and none fails where it cannot be written. */
export function logToStandardError() {
  // Node.js makes a pipe say that it is full, in place of keeping whoever writes, when it is first used as a stream.
  void process.stderr;
  let isEnding = false;
  const stream = destination({
    dest: 2,
    sync: false,
    maxLength: MOST_WAITING_BYTES,
    retryEAGAIN: () => !isEnding,
  });
  // At the exit of the process, the stream's own would try for ever to write to a full disk, or to a pipe that nobody reads.
  const { flushSync } = stream;
  const flushWhatIsTaken = () => {
    isEnding = true;
    try {
      flushSync.call(stream);
    } catch {
      // Nobody takes the rest.
    } finally {
      isEnding = false;
    }
  };
  let isWritten = true;
  const { write } = stream;
  stream.write = (line) => {
    isWritten = false;
    return write.call(stream, line);
  };
  stream.flushSync = flushWhatIsTaken;
  stream.on('error', () => {
    stream.flushSync = () => {};
  });
  stream.on('drain', () => {
    isWritten = true;
    stream.flushSync = flushWhatIsTaken;
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
