// Here as well as beside the model: who runs statements need not know the model.
export { missingIn } from '../model/missing.ts';
export { FIELD_BYTES, sizeOf } from './answer-size.ts';
export { type Budget, type Cost, defaultBudget } from './budget.ts';
export { costOfBoth } from './cost.ts';
export { bytesOfDocument } from './document-bytes.ts';
export type { CurrentKey } from './request-values.ts';
export type { Parameter, ParameterType, PositionalRecord, RunStatement, Statement } from './statement.ts';
export type { GraphStatistics } from './statistics.ts';
export { isCalendarDay } from './temporal.ts';
export type {
  Committed,
  RunTransaction,
  WriteCounts,
  WriteTransaction,
  WrittenRecord,
  WrittenResult,
} from './transaction.ts';
