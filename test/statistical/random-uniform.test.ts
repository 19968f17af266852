import { describe, expect, it } from 'vitest';

import { type Key, replicationKey, seedWords } from '../../src/random/key.ts';
import { counter1Of, STREAM } from '../../src/random/streams.ts';
import { uniform } from '../../src/random/threefry.ts';

/*
 * Bounds are 4.5 standard deviations of a statistic that is close to normal: chance 7e-6 for each
 * (chi-square with 99 degrees of freedom is skewed upwards: 3e-5). About 100 statistics are
 * looked at, so that a right generator fails one with a chance of 3e-3 at most; seeds are fixed,
 * and the outcome with them.
 */
const DEVIATIONS_MAX = 4.5;
const DRAW_COUNT = 50_000;
const BIN_COUNT = 100;

type Draw = (index: number) => number;

/** Ways to walk through the counters: each must look like independent uniform draws. */
const WALKS: readonly (readonly [string, (key: Key) => Draw])[] = [
  ['mailboxes', (key) => (i) => uniform(key, i, counter1Of(STREAM.busy, 0))],
  ['ordinals of a mailbox', (key) => (i) => uniform(key, 17, counter1Of(STREAM.regimeWait, i))],
  ['streams of mailboxes', (key) => (i) => uniform(key, i >>> 8, counter1Of(i & 255, 0))],
  ['replications', (key) => (i) => uniform(replicationKey(key, i), 17, counter1Of(5, 0))],
];

/** Pairs of draws that one mailbox sees side by side. */
const PAIRS: readonly (readonly [string, (key: Key) => readonly [Draw, Draw]])[] = [
  ['streams', (key) => [drawOf(key, STREAM.busy, 0), drawOf(key, STREAM.fill, 0)]],
  ['ordinals', (key) => [drawOf(key, STREAM.contact, 0), drawOf(key, STREAM.contact, 1)]],
  [
    'replications',
    (key) => [drawOf(replicationKey(key, 0), 5, 0), drawOf(replicationKey(key, 1), 5, 0)],
  ],
  ['seeds', (key) => [drawOf(key, 5, 0), drawOf(seedWords('other'), 5, 0)]],
];

function drawOf(key: Key, stream: number, ordinal: number): Draw {
  return (mailbox) => uniform(key, mailbox, counter1Of(stream, ordinal));
}

/** Chi-square of bin counts against equal ones, in standard deviations from its mean. */
function chiSquareDeviations(counts: Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  const expected = total / counts.length;
  let chiSquare = 0;
  for (const count of counts) chiSquare += (count - expected) ** 2 / expected;
  const degrees = counts.length - 1;
  return (chiSquare - degrees) / Math.sqrt(2 * degrees);
}

/** Correlation of two uniform draws: mean of 12 (u - 1/2) (v - 1/2), times the root of n. */
function correlationDeviations(one: Draw, other: Draw): number {
  let sum = 0;
  for (let i = 0; i < DRAW_COUNT; i++) sum += 12 * (one(i) - 0.5) * (other(i) - 0.5);
  return sum / Math.sqrt(DRAW_COUNT);
}

describe.each(['1', '2', '3'])('uniform, seed %s', (seed) => {
  const key = replicationKey(seedWords(seed), 0);

  it.each(WALKS)('fills equal bins equally over %s', (_name, walk) => {
    const draw = walk(key);
    const counts = new Float64Array(BIN_COUNT);
    for (let i = 0; i < DRAW_COUNT; i++) counts[Math.floor(draw(i) * BIN_COUNT)]! += 1;
    expect(Math.abs(chiSquareDeviations(counts))).toBeLessThan(DEVIATIONS_MAX);
  });

  it.each(WALKS)('has the mean and the variance of a uniform over %s', (_name, walk) => {
    const draw = walk(key);
    let sum = 0;
    let squareSum = 0;
    for (let i = 0; i < DRAW_COUNT; i++) {
      const centred = draw(i) - 0.5;
      sum += centred;
      squareSum += centred * centred;
    }
    // Variance of u: 1/12. Variance of (u - 1/2)^2: 1/80 - 1/144 = 1/180.
    expect(Math.abs(sum) / Math.sqrt(DRAW_COUNT / 12)).toBeLessThan(DEVIATIONS_MAX);
    const squareDeviations = (squareSum - DRAW_COUNT / 12) / Math.sqrt(DRAW_COUNT / 180);
    expect(Math.abs(squareDeviations)).toBeLessThan(DEVIATIONS_MAX);
  });

  it.each(WALKS)('does not depend on the draws 1, 2 and 256 before over %s', (_name, walk) => {
    const draw = walk(key);
    for (const lag of [1, 2, 256]) {
      const deviations = correlationDeviations(draw, (i) => draw(i + lag));
      expect(Math.abs(deviations)).toBeLessThan(DEVIATIONS_MAX);
    }
  });

  it.each(PAIRS)('fills a square evenly and without correlation from two %s', (_name, pairOf) => {
    const [one, other] = pairOf(key);
    const counts = new Float64Array(BIN_COUNT);
    for (let i = 0; i < DRAW_COUNT; i++) {
      counts[10 * Math.floor(one(i) * 10) + Math.floor(other(i) * 10)]! += 1;
    }
    expect(Math.abs(chiSquareDeviations(counts))).toBeLessThan(DEVIATIONS_MAX);
    expect(Math.abs(correlationDeviations(one, other))).toBeLessThan(DEVIATIONS_MAX);
  });

  it('sets every one of its 52 leading bits in half of the draws', () => {
    const bitCounts = new Float64Array(52);
    for (let i = 0; i < DRAW_COUNT; i++) {
      let rest = uniform(key, i, counter1Of(STREAM.tier, 0));
      for (let bit = 0; bit < 52; bit++) {
        rest *= 2;
        if (rest >= 1) {
          rest -= 1;
          bitCounts[bit]! += 1;
        }
      }
    }
    for (const count of bitCounts) {
      const deviations = (count - DRAW_COUNT / 2) / Math.sqrt(DRAW_COUNT / 4);
      expect(Math.abs(deviations)).toBeLessThan(DEVIATIONS_MAX);
    }
  });
});

describe('keys', () => {
  it('of similar seeds differ in half of their bits', () => {
    let differing = 0;
    const base = seedWords('seed');
    for (let i = 0; i < 500; i++) {
      const other = seedWords(`seed${i}`);
      differing += bitCount(base.word0 ^ other.word0) + bitCount(base.word1 ^ other.word1);
    }
    // 32,000 fair bits: standard deviation sqrt(32000) / 2 = 89.4.
    expect(Math.abs(differing - 16_000) / 89.4).toBeLessThan(DEVIATIONS_MAX);
  });
});

function bitCount(word: number): number {
  let count = 0;
  for (let rest = word >>> 0; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
