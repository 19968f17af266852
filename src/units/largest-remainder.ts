/**
 * Parts are compared in steps of 2^-20 of an item: a product of a count and a decimal share carries
 * a rounding error far below that (0.29 * 50 is 14.499999999999998), and a true half or a true tie
 * must not be decided by it.
 */
const STEPS_PER_ITEM = 1_048_576;

/** Beyond this the steps of a total would no longer be exact integers below 2^53. */
const COUNT_MAX = 4_294_967_295;

/** Beyond this the rounding of each part to a step could add up to a whole item. */
const PARTS_MAX = 1_000_000;

/**
 * Splits a total into whole counts in proportion to shares, by the largest-remainder rule.
 *
 * Every item gets the whole part of its exact portion; what is left goes, one each, to the items
 * with the largest remainders, ties to the earlier item. The shares are relative to their own sum,
 * so mailbox numbers serve as well as fractions; an item of share 0 gets nothing.
 *
 * Source: Hamilton's method, as in Balinski and Young, Fair Representation, 1982.
 * @throws RangeError if total is not a count below 2^32, a share is negative or not finite, or
 *   there is something to split and the shares sum to zero.
 * @example largestRemainder(10, [0.15, 0.35, 0.5]) // [2, 3, 5]
 */
export function largestRemainder(total: number, shares: readonly number[]): number[] {
  checkCount(total);
  const sum = sumOfShares(shares);
  if (total === 0) {
    return shares.map(() => 0);
  }
  if (sum === 0) {
    throw new RangeError(`${total} items cannot be split by shares that sum to zero`);
  }
  const steps = shares.map((share) => Math.round((total * share * STEPS_PER_ITEM) / sum));
  const counts = steps.map((part) => Math.floor(part / STEPS_PER_ITEM));
  const left = total - counts.reduce((given, count) => given + count, 0);
  const remainders = steps.map((part, index) => ({ index, steps: part % STEPS_PER_ITEM }));
  remainders.sort((a, b) => b.steps - a.steps || a.index - b.index);
  for (const { index } of remainders.slice(0, left)) {
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function sumOfShares(shares: readonly number[]): number {
  if (shares.length > PARTS_MAX) {
    throw new RangeError(
      `${shares.length} shares are more than the ${PARTS_MAX} that can be split`,
    );
  }
  let sum = 0;
  for (const [index, share] of shares.entries()) {
    if (!(share >= 0 && share < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`share ${index} is ${share}: it must be zero or more and finite`);
    }
    sum += share;
  }
  return sum;
}

/**
 * Counts the members of a share of a group: share * count to the nearest whole, a half upwards.
 *
 * A product within 2^-21 of a half counts as that half, so that 29% of 50 is 15.
 *
 * @throws RangeError if count is not a count below 2^32 or share is outside 0 to 1.
 * @example roundShare(650_000, 0.15) // 97500
 */
export function roundShare(count: number, share: number): number {
  checkCount(count);
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(`a share of ${share} is outside 0 to 1`);
  }
  return Math.floor(Math.round(count * share * STEPS_PER_ITEM) / STEPS_PER_ITEM + 0.5);
}

function checkCount(count: number): void {
  if (!(Number.isInteger(count) && count >= 0 && count <= COUNT_MAX)) {
    throw new RangeError(`${count} is not a whole count from 0 to ${COUNT_MAX}`);
  }
}
