import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Ends the output with one plain line, `N passed, N failed`, counted over tests. A file that could not be loaded, a
 * hook that failed, and an error outside of any test each count as one failure.
 */
export class ClosingLine implements Reporter {
  /** A run that never came to its end has failed. */
  private counts: Counts = { passed: 0, failed: 1, skipped: 0 };

  onInit(): void {
    // Only here nothing can follow: the global teardown, for one, comes after the end of the run.
    process.once('exit', (status) => {
      // A run that failed before the first test, in the global set-up for one, has no failure to count.
      if (status !== 0 && this.counts.failed === 0) this.counts.failed = 1;
      writeSync(1, `${closingLine(this.counts)}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    this.counts = count(modules, errors.length);
  }
}

export function count(modules: readonly TestModule[], errors: number): Counts {
  const counts: Counts = { passed: 0, failed: errors, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed += 1;
    for (const suite of module.children.allSuites()) {
      if (suite.errors().length > 0) counts.failed += 1;
    }
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A test still pending when the run has ended was cut off.
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return counts;
}

export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
