/**
 * How many letters must be added, taken out, replaced or swapped with their neighbour to make one word of the other. Where it
 * is more than `most`, it may tell any number above that.
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  let leastOfLast = 0;
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) edits = Math.min(edits, beforeLast[column - 2]! + 1);
      if (edits < least) least = edits;
      current.push(edits);
    }
    // Each further row is made from the two before it, and none of its numbers is less than all of theirs.
    if (least > most && leastOfLast > most) return least;
    leastOfLast = least;
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
