/** What holds of every review of headline figures. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/ensemble/interval.ts';
import { HEADLINE_METRICS } from '../../src/ensemble/metrics.ts';
import type { ComparedRun } from '../../src/review/compared-run.ts';
import { isShown } from '../../src/review/noise-material.ts';
import { type NoiseFigure, noiseReview } from '../../src/review/noise-review.ts';
import { noiseRows, noiseSentences } from '../../src/review/noise-words.ts';
import { day, fakeComparedRun } from '../support/compared-runs.ts';

const MATERIAL_SHARE = 0.01;
const SETTINGS = { materialShare: MATERIAL_SHARE, hasSamePopulation: true };
/** Few enough to be often the same, and as replications.csv has them, of nine places. */
const figure = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 1e15 }).map((billionths) => billionths / 1e9),
);
const aDay = fc.integer({ min: day('2013-07-01'), max: day('2013-07-20') });
const aShare = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const pence = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1e13 }));

/** A run of so many replications in hypercubes of these sizes; null: drawn independently. */
function runOf(sizes: readonly number[], isStratified: boolean): fc.Arbitrary<ComparedRun> {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const exactly = { minLength: count, maxLength: count };
  const metrics = Object.fromEntries(
    HEADLINE_METRICS.map(({ name, kind, unit, mayBeAbsent }) => {
      const value = kind === 'day' ? aDay : unit === 'share' ? aShare : figure;
      const orAbsent: fc.Arbitrary<number | null> = mayBeAbsent
        ? fc.option(value, { freq: 2 })
        : value;
      return [name, fc.array(orAbsent, exactly)];
    }),
  );
  const year = fc.record({ mean: pence, cash: fc.array(pence, exactly) });
  return fc
    .record({ metrics: fc.record(metrics), years: fc.array(year, { minLength: 1, maxLength: 2 }) })
    .map(({ metrics: values, years }) =>
      fakeComparedRun(values, {
        design: isStratified
          ? { method: 'latin-hypercube', batchSizes: sizes }
          : { method: 'random', batchSizes: [count] },
        costs: {
          years: years.map(({ mean, cash }, index) => ({
            name: ['2013/14', '2014/15'][index]!,
            mean: mean / 100,
            cash: cash.map((value) => value / 100),
          })),
          means: new Map([['total_cost_gbp', years[0]!.mean / 100]]),
        },
      }),
    );
}

const someSizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });

/** Two runs that are paired, or not for their seeds, numbers of replications or sampling. */
const twoRuns: fc.Arbitrary<[ComparedRun, ComparedRun]> = fc
  .record({
    sizes: someSizes,
    others: fc.option(someSizes),
    isStratified: fc.boolean(),
    seed: fc.constantFrom('x', 'x', 'y'),
    base: fc.boolean(),
  })
  .chain(({ sizes, others, isStratified, seed, base }) =>
    fc
      .tuple(runOf(sizes, isStratified), runOf(others ?? sizes, isStratified))
      .map(([before, after]): [ComparedRun, ComparedRun] => {
        // Half of the time most metrics are the same, so that few figures differ.
        const kept = base && others === null ? [...before.metrics].slice(3) : [];
        const metrics = new Map([...after.metrics, ...kept]);
        return [before, { ...after, argument: 'runs/b', seed, metrics }];
      }),
  );

function figuresOf(before: ComparedRun, after: ComparedRun): Map<string, NoiseFigure> {
  const { figures } = noiseReview(before, after, SETTINGS);
  return new Map(figures.map((one) => [one.name, one]));
}

/** Of a difference as it is shown. */
function placesOf({ statistic, kind, places }: NoiseFigure): number {
  // A tenth of a percentage point, or of a day.
  return statistic === 'probability' ? 3 : kind === 'day' ? 1 : places;
}

const negative = (value: number | null) => (value === null ? null : 0 - value);
const mirrored = (interval: Interval | null) =>
  interval === null ? null : { low: 0 - interval.high, high: 0 - interval.low };

describe('a review of headline figures', () => {
  it('of a run with itself finds the same everywhere', () => {
    fc.assert(
      fc.property(twoRuns, ([run]) => {
        const review = noiseReview(run, run, SETTINGS);
        expect(review.differingCount).toBe(0);
        expect(review.figures.every(({ box }) => box === 'same')).toBe(true);
        expect(noiseRows(review)).toEqual([]);
      }),
    );
  });

  it('the other way round is the mirror image, but for what is material of which', () => {
    fc.assert(
      fc.property(twoRuns, ([before, after]) => {
        const [there, back] = [figuresOf(before, after), figuresOf(after, before)];
        expect([...back.keys()].sort()).toEqual([...there.keys()].sort());
        for (const [name, one] of there) {
          const other = back.get(name)!;
          expect(other).toMatchObject({ before: one.after, after: one.before });
          expect(negative(other.difference)).toEqual(one.difference);
          expect(mirrored(other.interval)).toEqual(one.interval);
          expect(other.isDistinguishable).toBe(one.isDistinguishable);
          expect(other.box === 'same').toBe(one.box === 'same');
          if (other.isMaterial === one.isMaterial) expect(other.box).toBe(one.box);
          else {
            // At the border: enough of the smaller value, and not of the larger.
            const sizes = [one.before, one.after].map((value) => Math.abs(value ?? 0));
            const share = (size: number) => Math.abs(one.difference ?? 0) / size;
            expect(share(Math.min(...sizes))).toBeGreaterThan(MATERIAL_SHARE * 0.999999);
            expect(share(Math.max(...sizes))).toBeLessThan(MATERIAL_SHARE * 1.000001);
          }
        }
      }),
    );
  });

  it('has each figure in the box of what is known of it', () => {
    fc.assert(
      fc.property(twoRuns, ([before, after]) => {
        for (const one of figuresOf(before, after).values()) {
          const { box, interval, noInterval, isMaterial, isDistinguishable, difference } = one;
          expect(interval === null).toBe(noInterval !== null);
          if (box === 'same') {
            expect([difference, isMaterial, isDistinguishable]).toEqual([
              difference === null ? null : 0,
              false,
              false,
            ]);
            continue;
          }
          expect(isDistinguishable === null).toBe(interval === null);
          if (!isShown({ difference }, placesOf(one))) {
            expect([box, isMaterial]).toEqual(['no change to speak of', false]);
            continue;
          }
          expect(box).toBe(
            isDistinguishable === null
              ? 'not known'
              : isDistinguishable
                ? ['small but real', 'moved'][Number(isMaterial)]
                : ['no change to speak of', 'could be noise'][Number(isMaterial)],
          );
          if (interval === null || difference === null) continue;
          expect(interval.low).toBeLessThanOrEqual(interval.high);
          // What is told from noise among many figures is so alone; pence of rounding aside.
          if (isDistinguishable === true && !one.name.startsWith('total_cost')) {
            expect(interval.low > 0 || interval.high < 0).toBe(true);
          }
        }
      }),
    );
  });

  it('has words without NaN, exponents and negative zeros, a cell a header', () => {
    fc.assert(
      fc.property(twoRuns, ([before, after]) => {
        const review = noiseReview(before, after, SETTINGS);
        const blocks = noiseRows(review);
        for (const { headers, rows } of blocks) {
          for (const row of rows) expect(row.length).toBe(headers.length);
        }
        const count = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
        expect(count).toBe(review.differingCount);
        expect(JSON.stringify([blocks, noiseSentences(review)])).not.toMatch(
          /NaN|Infinity|undefined|\d[eE][+-]?\d|-0(\.0+)?(?![\d.])/,
        );
      }),
    );
  });
});
