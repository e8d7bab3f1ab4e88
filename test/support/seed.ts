/**
 * What a test with random cases draws them by. The ordinary run draws the same every time, so that it fails for a change
 * and for nothing else; `SEED=random` draws others, `SEED=<number>` those of an earlier run.
 */
export function seedOfRun(): number {
  const { SEED }: { SEED?: string | undefined } = process.env;
  if (SEED === undefined || SEED === '') return 20_261_124;
  if (SEED === 'random') return Date.now() % 1_000_000_000;
  const seed = Number(SEED);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`SEED is '${SEED}', which is neither a number nor random.`);
  return seed;
}
