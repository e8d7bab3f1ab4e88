/** Closes one after the other, also where one cannot be closed; gives why not. */
export async function closeAll(closing: readonly (() => Promise<void>)[]): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const close of closing) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}
