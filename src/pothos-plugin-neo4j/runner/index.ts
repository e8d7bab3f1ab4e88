export { constraintViolation } from './constraint.ts';
export { classify, codeOf, type Failure, isClosedHere, isPassing } from './failure.ts';
export {
  createRunner,
  type RunnableStatement,
  type Runner,
  type RunnerOptions,
  type RunOptions,
  type StatementLog,
} from './run.ts';
export { type SessionSource, Sessions, type SessionsOptions } from './sessions.ts';
export { CurrentStatistics, readStatistics } from './statistics.ts';
export { createWriter, type TransactionLog, type WriteOptions, type Writer, type WriterOptions } from './write.ts';
