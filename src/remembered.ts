/** Asks once in so many milliseconds, and gives all who want to know meanwhile the same answer. A failure is given, and not remembered. */
export function rememberedFor<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly answer: Promise<T>; readonly at: number } | undefined;
  return () => {
    if (last !== undefined && performance.now() - last.at < ms) return last.answer;
    const answer = ask();
    last = { answer, at: performance.now() };
    answer.catch(() => {
      last = undefined;
    });
    return answer;
  };
}
