/** The value that a part of all values, from 0 to 1, does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * Between which values the median lies of all that could have been measured, with a confidence of 95 %, whatever their
 * distribution: two of the values by their rank. Below six values it is the least and the greatest, which is less sure.
 */
export function medianInterval(values: readonly number[]): readonly [least: number, greatest: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  // How likely it is that as many values as `rank`, or fewer, lie below the median: a tail of a binomial distribution.
  let [rank, term] = [0, 0.5 ** n];
  for (let tail = term; rank < n / 2; rank++) {
    term *= (n - rank) / (rank + 1);
    tail += term;
    if (tail > 0.025) break;
  }
  return [sorted[rank] ?? Number.NaN, sorted[n - 1 - rank] ?? Number.NaN];
}
