const AFTER_MS = 1_000;

/** Does some work, and tells what it is if it takes more than a second, so that nobody waits before a silent screen. */
export async function announced<T>(report: (line: string) => void, line: string, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(report, AFTER_MS, line);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
