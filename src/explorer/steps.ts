/** Work that can be done a step at a time; what it returns is what it was for. */
export type Steps<Result> = Generator<undefined, Result>;

/** All of it in one go. */
export function allAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** As much in one go as a turn has time for; `next` resolves in another turn, when the others have had theirs. */
export async function inTurns<Result>(
  steps: Steps<Result>,
  isOver: () => boolean,
  next: () => Promise<void>,
): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (isOver()) await next();
  }
}
