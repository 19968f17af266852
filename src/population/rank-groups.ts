/**
 * Dividing mailboxes into groups of given sizes by the rank of a draw: who has the lowest draws
 * goes to the first group, who comes next to the second. Cohorts, tiers and shares are all given
 * so.
 */

const BUCKET_COUNT = 65536;
const GROUP_COUNT_MAX = 256;

/**
 * The group of each position: the `counts[0]` positions with the smallest draws get 0, the next
 * `counts[1]` get 1, and so on; of equal draws the lower position comes first.
 *
 * For 650,000 draws two passes and a look at 65,536 buckets: a bucket that lies inside one group
 * settles all its positions, and only the few buckets through which a border runs are sorted. A
 * sort of all would take some twenty times as long.
 *
 * @throws RangeError where the counts do not add up to the number of draws, there are more than 256
 * groups, or a draw is not in 0 to 1.
 * @example
 * rankGroups(Float64Array.of(0.7, 0.1, 0.4), [1, 2]) // [1, 0, 1]
 */
export function rankGroups(draws: Float64Array, counts: readonly number[]): Uint8Array {
  checkCounts(counts, draws.length);
  const sizes = bucketSizes(draws);
  const groupOf = bucketGroups(sizes, counts);
  const result = new Uint8Array(draws.length);
  const borders = new Map<number, number[]>();
  for (let position = 0; position < draws.length; position++) {
    const bucket = (draws[position]! * BUCKET_COUNT) | 0;
    const group = groupOf[bucket]!;
    if (group >= 0) result[position] = group;
    else append(borders, bucket, position);
  }
  for (const [bucket, positions] of borders) {
    settleBorder(bucket, positions, { draws, sizes, counts, result });
  }
  return result;
}

function checkCounts(counts: readonly number[], drawCount: number): void {
  let sum = 0;
  for (const count of counts) sum += count;
  if (sum !== drawCount) {
    throw new RangeError(`group sizes add up to ${sum}, but there are ${drawCount} draws`);
  }
  if (counts.length > GROUP_COUNT_MAX) {
    throw new RangeError(`${counts.length} groups: at most ${GROUP_COUNT_MAX} can be told apart`);
  }
}

function bucketSizes(draws: Float64Array): Uint32Array {
  const sizes = new Uint32Array(BUCKET_COUNT);
  for (let position = 0; position < draws.length; position++) {
    const draw = draws[position]!;
    if (!(draw >= 0 && draw < 1)) throw new RangeError(`draw ${draw}: must be from 0 to below 1`);
    const bucket = (draw * BUCKET_COUNT) | 0;
    sizes[bucket] = sizes[bucket]! + 1;
  }
  return sizes;
}

/** The group in which a bucket lies whole, or -1 where a border between groups runs through it. */
function bucketGroups(sizes: Uint32Array, counts: readonly number[]): Int16Array {
  const groups = new Int16Array(BUCKET_COUNT);
  let group = 0;
  let groupEnd = counts[0] ?? 0;
  let rank = 0;
  for (let bucket = 0; bucket < BUCKET_COUNT; bucket++) {
    const endRank = rank + sizes[bucket]!;
    while (rank >= groupEnd && group + 1 < counts.length) groupEnd += counts[++group]!;
    groups[bucket] = endRank <= groupEnd ? group : -1;
    rank = endRank;
  }
  return groups;
}

function append(lists: Map<number, number[]>, bucket: number, position: number): void {
  const list = lists.get(bucket);
  if (list === undefined) lists.set(bucket, [position]);
  else list.push(position);
}

interface Division {
  readonly draws: Float64Array;
  readonly sizes: Uint32Array;
  readonly counts: readonly number[];
  readonly result: Uint8Array;
}

/** Sorts a border's bucket and gives its positions their groups, by rank among all. */
function settleBorder(bucket: number, positions: number[], division: Division): void {
  const { draws, sizes, counts, result } = division;
  positions.sort((a, b) => draws[a]! - draws[b]! || a - b);
  let rank = 0;
  for (let lower = 0; lower < bucket; lower++) rank += sizes[lower]!;
  let group = 0;
  let groupEnd = counts[0]!;
  for (const position of positions) {
    while (rank >= groupEnd) groupEnd += counts[++group]!;
    result[position] = group;
    rank++;
  }
}
