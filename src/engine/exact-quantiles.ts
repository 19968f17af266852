/** Exact quantiles of many values, for all and for each group, without sorting them. */
import { EXACT_SUM_MAX, ROUNDING_UNITS } from '../units/exact-sums.ts';

const BUCKET_COUNT_MAX = 65536;

export interface Quantiles {
  readonly mailboxCount: number;
  /** Null if there is no value. */
  readonly meanBytes: number | null;
  /** At the probabilities asked for; empty if there is no value. */
  readonly quantileBytes: readonly number[];
}

/**
 * Quantiles of type 7 (linear between the two order statistics around p (n - 1)) of non-negative
 * values; group g is [groupStart[g], groupStart[g + 1]). The first result is that of all values.
 *
 * The values are counted into buckets of equal width, as many as values but at most 65,536, and
 * only buckets that hold a wanted order statistic are gathered and sorted: two passes, a few
 * milliseconds for 650,000 values, where sorting them takes 60 ms.
 *
 * The order of the values changes no bit, so that neither stages, by which mailboxes are ordered,
 * nor a division of the mailboxes shows: for the mean, values are rounded so that sums are exact.
 *
 * Source of the definition: Hyndman and Fan (1996), The American Statistician 50(4), type 7.
 *
 * @example
 * exactQuantiles(Float64Array.of(3, 1, 2), Uint32Array.of(0, 3), [0.5])[0].quantileBytes // [2]
 */
export function exactQuantiles(
  values: Float64Array,
  groupStart: Uint32Array,
  probabilities: readonly number[],
): Quantiles[] {
  const bucketCount = Math.min(BUCKET_COUNT_MAX, values.length);
  const members = Array.from({ length: groupStart.length - 1 }, (_, group) =>
    values.subarray(groupStart[group]!, groupStart[group + 1]!),
  );
  const largest = members.map(largestOf);
  const largestOfAll = Math.max(0, ...largest);
  const perByte = largestOfAll > 0 ? (bucketCount - 1) / largestOfAll : 0;
  const all = new Uint32Array(bucketCount);
  const groups = members.map((own, group) => {
    const counts = countBuckets(own, bucketCount, perByte);
    for (let bucket = 0; bucket < bucketCount; bucket++) all[bucket]! += counts[bucket]!;
    return quantilesOf(own, { counts, perByte, largest: largest[group]!, probabilities });
  });
  return [
    quantilesOf(values, { counts: all, perByte, largest: largestOfAll, probabilities }),
    ...groups,
  ];
}

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    if (values[index]! > largest) largest = values[index]!;
  }
  return largest;
}

/** Finer is of no use to a mean in bytes. */
const UNIT_MIN = 1 / 1099511627776;

/** The finest power of two of which the sum of so many values, each rounded, is exact. */
function unitFor(largest: number, valueCount: number): number {
  let unit = UNIT_MIN;
  while (valueCount * (largest / unit + 1) >= EXACT_SUM_MAX) unit *= 2;
  return unit;
}

function countBuckets(values: Float64Array, bucketCount: number, perByte: number): Uint32Array {
  const counts = new Uint32Array(bucketCount);
  for (let index = 0; index < values.length; index++) counts[(values[index]! * perByte) | 0]!++;
  return counts;
}

interface Buckets {
  readonly counts: Uint32Array;
  readonly perByte: number;
  /** Of the values themselves; perByte is that of all. */
  readonly largest: number;
  readonly probabilities: readonly number[];
}

function quantilesOf(values: Float64Array, buckets: Buckets): Quantiles {
  const { counts, probabilities } = buckets;
  const valueCount = values.length;
  if (valueCount === 0) return { mailboxCount: 0, meanBytes: null, quantileBytes: [] };
  const positions = probabilities.map((p) => p * (valueCount - 1));
  const ranks = positions.flatMap((position) => [Math.floor(position), Math.ceil(position)]);
  const wanted = wantedBuckets(counts, ranks);
  const { sorted, sum } = gather(values, wanted, buckets);
  const statistic = (rank: number): number => sorted[rank - wanted.skippedBefore(rank)]!;
  return {
    mailboxCount: valueCount,
    meanBytes: sum / valueCount,
    quantileBytes: positions.map((position) => {
      const low = statistic(Math.floor(position));
      return low + (position - Math.floor(position)) * (statistic(Math.ceil(position)) - low);
    }),
  };
}

interface Wanted {
  /** 1: the bucket holds a wanted order statistic. */
  readonly isWanted: Uint8Array;
  readonly valueCount: number;
  /** How many values below that of a wanted rank are in no wanted bucket. */
  readonly skippedBefore: (rank: number) => number;
}

function wantedBuckets(counts: Uint32Array, ranks: readonly number[]): Wanted {
  const isWanted = new Uint8Array(counts.length);
  const ascending = [...new Set(ranks)].sort((a, b) => a - b);
  const skipped = new Map<number, number>();
  let firstRank = 0;
  let skippedCount = 0;
  let next = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const endRank = firstRank + counts[bucket]!;
    for (; next < ascending.length && ascending[next]! < endRank; next++) {
      isWanted[bucket] = 1;
      skipped.set(ascending[next]!, skippedCount);
    }
    if (isWanted[bucket] === 0) skippedCount += counts[bucket]!;
    firstRank = endRank;
  }
  return {
    isWanted,
    valueCount: firstRank - skippedCount,
    skippedBefore: (rank) => skipped.get(rank)!,
  };
}

/** The values of the wanted buckets in ascending order, and the sum of all values. */
function gather(
  values: Float64Array,
  { isWanted, valueCount }: Wanted,
  { perByte, largest }: Buckets,
): { readonly sorted: Float64Array; readonly sum: number } {
  const gathered = new Float64Array(valueCount);
  const rounder = ROUNDING_UNITS * unitFor(largest, values.length);
  let count = 0;
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    sum += value + rounder - rounder;
    if (isWanted[(value * perByte) | 0] === 1) gathered[count++] = value;
  }
  return { sorted: gathered.sort(), sum };
}
