/** What holds of every comparison. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appliesTo, HEADLINE_METRICS } from '../../src/ensemble/metrics.ts';
import { compareMarkdown } from '../../src/review/compare-markdown.ts';
import { moneyBlock } from '../../src/review/compare-overview.ts';
import { compareRecord } from '../../src/review/compare-record.ts';
import { compareRuns } from '../../src/review/compare-runs.ts';
import { compareTable } from '../../src/review/compare-table.ts';
import { compareText } from '../../src/review/compare-text.ts';
import type { ComparedCosts } from '../../src/review/compared-costs.ts';
import type { ComparedRun } from '../../src/review/compared-run.ts';
import { pairedDifference } from '../../src/review/paired-difference.ts';
import { csvText } from '../../src/table/csv.ts';
import { day, fakeComparedRun } from '../support/compared-runs.ts';

/** As replications.csv has them: nine places. */
const figure = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 1e15 }).map((billionths) => billionths / 1e9),
);
const orAbsent = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });
const aDay = fc.integer({ min: day('2013-07-01'), max: day('2014-03-31') });

/** Sizes of hypercubes and so many replications of each of two runs. */
const pairs = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 })
  .chain((sizes) => {
    const count = sizes.reduce((sum, size) => sum + size, 0);
    const values = fc.array(orAbsent(figure), { minLength: count, maxLength: count });
    return fc.record({
      first: values,
      run: values,
      hypercubeSizes: fc.constantFrom(sizes, null),
      betterWhen: fc.constantFrom('lower' as const, 'higher' as const, null),
      absentIs: fc.constantFrom('best' as const, 'worst' as const),
    });
  });

describe('a paired difference', () => {
  it('of a run to itself is 0, and its correlation 1 or none', () => {
    fc.assert(
      fc.property(pairs, ({ run, ...pairing }) => {
        const found = pairedDifference(run, run, pairing);
        expect(found.equalShare).toBe(1);
        expect([0, null]).toContain(found.mean);
        expect([0, null]).toContain(found.betterShare);
        expect([0, null]).toContain(found.varianceRatio);
        expect([1, null]).toContain(found.correlation);
        if (found.interval !== null) expect(found.interval).toEqual({ low: 0, high: 0 });
      }),
    );
  });

  it('the other way round is the mirror image', () => {
    fc.assert(
      fc.property(pairs, ({ first, run, ...pairing }) => {
        const there = pairedDifference(first, run, pairing);
        const back = pairedDifference(run, first, pairing);
        const { pairCount, equalShare, correlation, varianceRatio } = there;
        expect(back).toMatchObject({ pairCount, equalShare });
        expect(negative(back.mean)).toEqual(there.mean);
        expect(negative(back.interval?.high)).toEqual(there.interval?.low ?? null);
        expect(negative(back.interval?.low)).toEqual(there.interval?.high ?? null);
        // Sums of two numbers are the same in either order; those of the differences up to a sign.
        expect(back.correlation).toBe(correlation);
        expect(back.varianceRatio).toBe(varianceRatio);
        if (there.betterShare === null || back.betterShare === null) return;
        expect(there.betterShare + back.betterShare + equalShare).toBeCloseTo(1, 12);
      }),
    );
  });

  it('takes what is absent as if it were later than all, where later or never is asked for', () => {
    // Never to run out is like the best of days, never to finish like the worst.
    const later = (values: readonly (number | null)[]) => values.map((value) => value ?? 2e6);
    const asked = fc.constantFrom(
      { betterWhen: 'higher', absentIs: 'best' } as const,
      { betterWhen: 'lower', absentIs: 'worst' } as const,
    );
    fc.assert(
      fc.property(pairs, asked, ({ first, run, hypercubeSizes }, words) => {
        const pairing = { ...words, hypercubeSizes };
        const { betterShare, equalShare } = pairedDifference(later(first), later(run), pairing);
        expect(pairedDifference(first, run, pairing)).toMatchObject({ betterShare, equalShare });
      }),
    );
  });

  it('has shares and correlations within their bounds, and the mean within its interval', () => {
    fc.assert(
      fc.property(pairs, ({ first, run, ...pairing }) => {
        const found = pairedDifference(first, run, pairing);
        for (const share of [found.betterShare ?? 0, found.equalShare]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(Math.abs(found.correlation ?? 0)).toBeLessThanOrEqual(1);
        expect(found.varianceRatio ?? 0).toBeGreaterThanOrEqual(0);
        // var(run - first) <= 2 (var(run) + var(first)), but for rounding.
        expect(found.varianceRatio ?? 0).toBeLessThanOrEqual(2 + 1e-9);
        expect(found.interval?.low ?? found.mean ?? 0).toBeLessThanOrEqual(found.mean ?? 0);
        expect(found.interval?.high ?? found.mean ?? 0).toBeGreaterThanOrEqual(found.mean ?? 0);
      }),
    );
  });
});

function negative(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : 0 - value;
}

const pence = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1e13 }));
const YEARS = ['2013/14', '2014/15', '2015/16'];

/** Costs of so many replications in so many financial years, whose means tie. */
function costsOf(replicationCount: number, yearCount: number): fc.Arbitrary<ComparedCosts> {
  const values = fc.array(pence, { minLength: replicationCount, maxLength: replicationCount });
  const year = fc.record({ mean: pence, cash: values });
  return fc
    .record({
      years: fc.array(year, { minLength: yearCount, maxLength: yearCount }),
      presentValue: pence,
    })
    .map(({ years, presentValue }) => ({
      years: years.map(({ mean, cash }, index) => ({
        name: YEARS[index]!,
        mean: mean / 100,
        cash: cash.map((value) => value / 100),
      })),
      means: new Map([
        ['total_cost_gbp', years.reduce((sum, { mean }) => sum + mean, 0) / 100],
        ['present_value_gbp', presentValue / 100],
      ]),
    }));
}

/** One that asks for all metrics but those of what it has not. */
function runOf(count: number, yearCount: number): fc.Arbitrary<ComparedRun> {
  const exactly = { minLength: count, maxLength: count };
  const metrics = Object.fromEntries(
    HEADLINE_METRICS.map(({ name, kind, mayBeAbsent }) => {
      const value = kind === 'day' ? aDay : figure;
      return [name, fc.array(mayBeAbsent ? orAbsent(value) : value, exactly)];
    }),
  ) as Record<string, fc.Arbitrary<(number | null)[]>>;
  return fc
    .record({
      metrics: fc.record(metrics),
      scope: fc.record({
        stages: fc.boolean(),
        gates: fc.boolean(),
        failures: fc.boolean(),
        churn: fc.boolean(),
        moves: fc.boolean(),
        storage: fc.boolean(),
        procurement: fc.boolean(),
      }),
      costs: fc.option(costsOf(count, yearCount)),
      name: fc.constantFrom('a', 'b'),
      argument: fc.constantFrom('runs/a', 'runs/b'),
    })
    .map(({ metrics: values, scope, ...more }) => {
      const has = { ...scope, costs: more.costs !== null };
      const asked = HEADLINE_METRICS.filter((metric) => appliesTo(metric, has));
      const named = asked.map(({ name }) => [name, values[name]!] as const);
      return fakeComparedRun(Object.fromEntries(named), more);
    });
}

/** Two or three runs of so many replications, some with a rollout, storage or costs. */
const runs: fc.Arbitrary<ComparedRun[]> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }))
  .chain(([count, yearCount]) => fc.array(runOf(count, yearCount), { minLength: 2, maxLength: 3 }));

describe('every format of every comparison', () => {
  it('has neither NaN nor exponent nor negative zero, and the same bytes when made again', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 120 }), (some, width) => {
        const made = () => {
          const comparison = compareRuns(some);
          return [
            compareText(comparison, width),
            compareMarkdown(comparison),
            csvText(compareTable(comparison), { excel: false }),
            JSON.stringify(compareRecord(comparison, '0.2.0')),
          ];
        };
        const texts = made();
        for (const text of texts) {
          expect(text).not.toMatch(/NaN|Infinity|undefined|\d[eE][+-]?\d|-0(\.0+)?(?![\d.])/);
        }
        expect(made()).toEqual(texts);
      }),
    );
  });

  it('has one row a metric, financial year and run in the CSV, and no two with one key', () => {
    fc.assert(
      fc.property(runs, (some) => {
        const rows = [...compareTable(compareRuns(some)).rows];
        const yearCount = some.find(({ costs }) => costs !== null)?.costs?.years.length ?? 0;
        expect(rows.length).toBe((HEADLINE_METRICS.length + yearCount) * some.length);
        expect(new Set(rows.map((row) => row.slice(0, 3).join('\n'))).size).toBe(rows.length);
      }),
    );
  });
});

describe('money, as it is printed', () => {
  it('adds up to the penny: years to all of them, and what a run costs to the first and more', () => {
    fc.assert(
      fc.property(runs, (some) => {
        const comparison = compareRuns(some);
        const { rows } = moneyBlock(comparison);
        /** In pence, exactly; null: there is none. */
        const cellsOf = (at: number) =>
          rows[at]!.cells.map((cell) => (cell === '' ? null : BigInt(cell.replace('.', ''))));
        const yearCount = comparison.years.length;
        for (const run of some.keys()) {
          const means = rows.flatMap((_, at) => (at % 2 === 0 ? [cellsOf(at)[run] ?? null] : []));
          expect(means.every((mean) => (mean === null) === (some[run]!.costs === null))).toBe(true);
          if (some[run]!.costs === null) continue;
          const years = means.slice(0, yearCount).reduce((sum, mean) => sum! + mean!, 0n);
          expect(means[yearCount]).toBe(years);
        }
        for (let at = 0; at < rows.length; at += 2) {
          const [means, differences] = [cellsOf(at), cellsOf(at + 1)];
          for (const run of some.keys()) {
            const isPaired = run > 0 && means[0] !== null && means[run] !== null;
            expect(differences[run]).toBe(isPaired ? means[run]! - means[0]! : null);
          }
        }
      }),
    );
  });
});
