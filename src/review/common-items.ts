/** What two lists have in common, in the order of both. */

/** A place in each of two lists, from 0. */
export type PlacePair = readonly [before: number, after: number];

/**
 * Pairs as many equal items as can be paired without any two pairs crossing: the longest common
 * subsequence; of several the one whose items come first in the first list.
 *
 * @example commonItems(['a', 'b', 'c'], ['b', 'x', 'c']) // [[1, 0], [2, 2]]
 */
export function commonItems(before: readonly string[], after: readonly string[]): PlacePair[] {
  const lengths = commonLengths(before, after);
  const lengthFrom = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  const pairs: PlacePair[] = [];
  let [i, j] = [0, 0];
  while (lengthFrom(i, j) > 0) {
    if (before[i] === after[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (lengthFrom(i, j + 1) === lengthFrom(i, j)) j += 1;
    else i += 1;
  }
  return pairs;
}

/** By place in each list how many items can be paired from there on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] =
        before[i] === after[j]
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
