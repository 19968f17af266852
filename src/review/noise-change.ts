/** How a headline figure changed, and what luck has to do with it. */
import { meanOf } from '../ensemble/statistics.ts';
import type { Noise } from './noise.ts';
import type { FigurePair, FigureSample } from './noise-figures.ts';
import {
  haveSameDistribution,
  largest,
  meanIfAny,
  type PresentSample,
  presentSample,
  smallestBlock,
  steadyError,
} from './noise-sample.ts';

export interface FigureChange {
  /** As shown; null where no replication has a value. */
  readonly before: number | null;
  readonly after: number | null;
  /** Of what is shown, or of paired replications; null where there is no such thing. */
  readonly difference: number | null;
  /** Over how many replications both means are. */
  readonly valueCounts: readonly [before: number, after: number];
  /** Whether nothing at all differs that the figure is made of, so that there is nothing to ask. */
  readonly isSame: boolean;
  readonly noise: Noise;
}

/**
 * Compares replications of one number, which share their luck: most of it cancels in the
 * difference. The mean is over those in which both runs have a value: the same replications on both
 * sides, so that it tells how the value moved and not in which replications it is now missing; that
 * is what the probability tells. Its error is that of meanError, of the differences and over
 * hypercubes where there are any, since these are what is independent.
 */
export function pairedChange({ before, after }: FigurePair): FigureChange {
  const differences = before.values.map((value, replication) => {
    const other = after.values[replication] ?? null;
    return value === null || other === null ? null : other - value;
  });
  const ofPairs = (sample: FigureSample) =>
    presentSample({
      ...sample,
      values: sample.values.map((value, replication) =>
        differences[replication] === null ? null : value,
      ),
    });
  const pairs = presentSample({ values: differences, hypercubeSizes: before.hypercubeSizes });
  if (pairs.values.length === 0) return withoutPairs(before, after);
  const [first, second] = [ofPairs(before).values, ofPairs(after).values];
  const error = steadyError(pairs, largest([...first, ...second]));
  const means = [before.tiedMean ?? meanOf(first), after.tiedMean ?? meanOf(second)] as const;
  const difference = error?.mean ?? meanOf(pairs.values);
  const isTied = before.tiedMean !== null && after.tiedMean !== null;
  return {
    before: means[0],
    after: means[1],
    difference: isTied ? means[1] - means[0] : difference,
    valueCounts: [first.length, second.length],
    isSame: before.tiedMean === after.tiedMean && pairs.values.every((value) => value === 0),
    noise:
      error === null
        ? { kind: 'unknown', reason: tooFew(pairs.values.length) }
        : { kind: 'errors', difference, errors: [error], blockSize: smallestBlock(pairs) },
  };
}

/** No replication has a value in both: each side has its mean, and there is no difference. */
function withoutPairs(before: FigureSample, after: FigureSample): FigureChange {
  const [first, second] = [presentSample(before).values, presentSample(after).values];
  return {
    before: meanIfAny(first),
    after: meanIfAny(second),
    difference: null,
    valueCounts: [first.length, second.length],
    isSame: first.length === 0 && second.length === 0,
    noise: { kind: 'unknown', reason: missing(first, second) ?? 'never in both' },
  };
}

/**
 * Compares runs that do not share their luck: each mean has the error of its own. Means are over
 * the replications that have a value, as there are no pairs to keep to.
 */
export function unpairedChange({ statistic, ...samples }: FigurePair): FigureChange {
  const [before, after] = [presentSample(samples.before), presentSample(samples.after)];
  const means = [
    samples.before.tiedMean ?? meanIfAny(before.values),
    samples.after.tiedMean ?? meanIfAny(after.values),
  ] as const;
  const difference = means[0] === null || means[1] === null ? null : means[1] - means[0];
  const isSame =
    samples.before.tiedMean === samples.after.tiedMean &&
    haveSameDistribution(before.values, after.values);
  return {
    before: means[0],
    after: means[1],
    // Sums of the same numbers in another order may differ in the last place.
    difference: isSame && difference !== null ? 0 : difference,
    valueCounts: [before.values.length, after.values.length],
    isSame,
    noise: statistic === 'probability' ? noiseOfShares(before, after) : noiseOfMeans(before, after),
  };
}

function noiseOfShares(before: PresentSample, after: PresentSample): Noise {
  const happened = ({ values }: PresentSample) => ({
    happenedCount: values.filter((value) => value === 1).length,
    count: values.length,
  });
  const isOne = ({ values }: PresentSample) => values.length === 1;
  if (isOne(before)) return { kind: 'unknown', reason: 'one replication before' };
  if (isOne(after)) return { kind: 'unknown', reason: 'one replication after' };
  return { kind: 'shares', before: happened(before), after: happened(after) };
}

function noiseOfMeans(before: PresentSample, after: PresentSample): Noise {
  const reason = missing(before.values, after.values);
  if (reason !== null) return { kind: 'unknown', reason };
  const [first, second] = [before, after].map((sample) =>
    steadyError(sample, largest(sample.values)),
  );
  if (first == null) {
    return { kind: 'unknown', reason: `${tooFew(before.values.length)} before` };
  }
  if (second == null) {
    return { kind: 'unknown', reason: `${tooFew(after.values.length)} after` };
  }
  return {
    kind: 'errors',
    difference: second.mean - first.mean,
    errors: [first, second],
    blockSize: Math.min(smallestBlock(before), smallestBlock(after)),
  };
}

/** Why there is no error of a mean of so many. */
function tooFew(count: number): string {
  return count === 1 ? 'one replication' : 'one hypercube';
}

function missing(before: readonly number[], after: readonly number[]): string | null {
  if (before.length > 0 && after.length > 0) return null;
  if (before.length === after.length) return 'no value';
  return before.length === 0 ? 'no value before' : 'no value after';
}
