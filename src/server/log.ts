const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Writes one entry of the log: a message for people, and details for machines. */
export type LogWriter = (message: string, details?: Readonly<Record<string, unknown>>) => void;

export type Log = Readonly<Record<Exclude<LogLevel, 'silent'>, LogWriter>>;

/** A log that hands one JSON object per line to `write`, and drops what is below the level. */
export function createLog(lowest: LogLevel, write: (line: string) => void): Log {
  const writerFor = (level: Exclude<LogLevel, 'silent'>): LogWriter => {
    if (logLevels.indexOf(level) < logLevels.indexOf(lowest)) return () => {};
    return (message, details = {}) => {
      const entry = { time: new Date().toISOString(), level, message, ...details };
      write(JSON.stringify(entry, writeErrors));
    };
  };
  return { debug: writerFor('debug'), info: writerFor('info'), warn: writerFor('warn'), error: writerFor('error') };
}

/** JSON.stringify has called `toJSON` on the value by now, where GraphQL's errors drop what caused them. */
function writeErrors(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return original instanceof Error ? describe(original) : value;
}

/** An error with its stack and what caused it; JSON.stringify alone would show nothing of either. */
function describe(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const original = 'originalError' in error ? error.originalError : undefined;
  return { name, message, code, stack, cause, originalError: original };
}
