import { setTimeout as pause } from 'node:timers/promises';
import type { Schedule, ScheduledStatement } from '../../src/database/schedule.ts';

/** Work that ends when the test says so, and that notes when it began. */
export function work() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = (schedule: Schedule, name: string, statement: ScheduledStatement, client = name, operation = {}) =>
    schedule(statement, { client, operation }, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  return { begun, begin, end: (name: string) => ends.get(name)!() };
}

export const cheap = (text: string): ScheduledStatement => ({ text, cost: { subqueries: 1, visits: 0 } });
export const dear = (text: string): ScheduledStatement => ({ text, cost: { subqueries: 40, visits: 0 } });
export const turn = () => pause(1);

/** Runs a statement to its end, so that the database is known to have planned it. */
export const acquaint = (schedule: Schedule, statement: ScheduledStatement, client = 'acquaintance') =>
  schedule(statement, { client, operation: {} }, async () => {});
