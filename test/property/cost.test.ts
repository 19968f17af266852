/** What always holds of costs, whatever is paid for what. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf } from '../../src/calendar/date.ts';
import { checkCosts } from '../../src/cost/check-costs.ts';
import { type CostPlan, costPlan } from '../../src/cost/cost-plan.ts';
import { costResult, type ReplicationCosts, replicationCosts } from '../../src/cost/cost-result.ts';
import { costTable } from '../../src/cost/cost-table.ts';
import { depreciationOf } from '../../src/cost/depreciation.ts';
import type { CostDrivers } from '../../src/cost/drivers.ts';
import type { CostLine, PricePath } from '../../src/scenario/costs-spec.ts';
import { DRIVER_UNITS } from '../../src/scenario/costs-spec.ts';
import { costsSpec, driversOf } from '../support/costs.ts';

const dates = fc.integer({ min: dateOf(2012, 1, 1), max: dateOf(2016, 12, 31) });
const shares = fc.double({ min: 0, max: 1, noNaN: true });

const paths: fc.Arbitrary<PricePath<number>> = fc.record({
  segments: fc
    .array(fc.record({ from: dates, price: fc.double({ min: 0, max: 5000, noNaN: true }) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((segments) => segments.sort((a, b) => a.from - b.from)),
  perYear: fc.constantFrom(0, -0.12, 0.04),
  shocks: fc.array(
    fc.record({
      ...{ name: fc.constant('shock'), from: dates, to: dates },
      factor: fc.double({ min: 0, max: 3, noNaN: true }),
    }),
    { maxLength: 2 },
  ),
});

const days = fc.option(dates, { nil: null });
const flag = fc.boolean();
const units = fc.constantFrom(...DRIVER_UNITS);

const anyLine: fc.Arbitrary<CostLine<number>> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('capital' as const), name: fc.constant('') },
    per: fc.constantFrom('TB bought' as const, 'TiB bought' as const),
    ...{ rawPerUsable: fc.constantFrom(1, 2.5), price: paths, hasVat: flag },
    lifeYears: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    ...{ kind: fc.constant('running' as const), name: fc.constant(''), per: units },
    ...{ price: paths, from: days, to: days, platform: fc.constant(null), hasVat: flag },
  }),
  fc.record({
    ...{ kind: fc.constant('economic' as const), name: fc.constant(''), per: units },
    ...{ price: paths, from: days, to: days, platform: fc.constant(null) },
  }),
);

/** Named by their places, with a line of optimism bias on all that is paid. */
const anyLines = fc
  .tuple(fc.array(anyLine, { minLength: 1, maxLength: 5 }), shares)
  .map(([lines, share]): CostLine<number>[] => {
    const named = lines.map((line, index) => ({ ...line, name: `line ${index}` }));
    const of = named.filter(({ kind }) => kind !== 'economic').map(({ name }) => name);
    return [...named, { kind: 'optimism-bias', name: 'bias', share, of }];
  });

interface Case {
  readonly startDate: number;
  readonly dayCount: number;
  readonly lines: readonly CostLine<number>[];
  readonly drivers: CostDrivers;
  readonly vat: { readonly rate: number; readonly recoverableShare: number };
  readonly midYear: boolean;
}

/** Values of days from a few numbers, so that a case is small to print. */
function daily(dayCount: number, scale: number, seed: number): Float64Array {
  return Float64Array.from({ length: dayCount }, (_, day) => ((day * seed) % 101) * scale);
}

function driversFrom(dayCount: number, seed: number): CostDrivers {
  return driversOf(dayCount, {
    installedBytes: daily(dayCount, 1e12, seed),
    provisionedBytes: daily(dayCount, 7e11, seed + 1),
    usedBytes: daily(dayCount, 5e11 + 1, seed + 2),
    mailboxCount: daily(dayCount, 1000, seed + 3),
    contactCount: daily(dayCount, 1, seed + 4),
    cleanUpCount: daily(dayCount, 3, seed + 5),
    changeCount: daily(dayCount, 11, seed + 6),
    stageStartCount: daily(dayCount, 0.01, seed + 7),
    bouncedMessageCount: daily(dayCount, 0.7, seed + 8),
    suppressedMessageCount: daily(dayCount, 0.3, seed + 9),
    purchases: Array.from({ length: seed % 6 }, (_, index) => ({
      orderDay: index * seed - 60,
      arrivalDay: index * seed - 20,
      usableBytes: (index + 1) * 12_345_678_901,
      isSunk: index * seed < 60,
    })),
  });
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    ...{ startDate: dates, dayCount: fc.integer({ min: 1, max: 500 }), lines: anyLines },
    ...{ seed: fc.integer({ min: 1, max: 90 }), midYear: flag },
    vat: fc.record({ rate: shares, recoverableShare: shares }),
  })
  .map(({ seed, ...rest }) => ({ ...rest, drivers: driversFrom(rest.dayCount, seed) }));

function planOf(given: Case, milestoneDays: readonly number[] = []): CostPlan {
  const { startDate, dayCount, lines, vat, midYear } = given;
  const spec = costsSpec({ lines, vat, midYear, inflationPerYear: 0.02 });
  const hasSunk = given.drivers.purchases.some(({ isSunk }) => isSunk);
  return costPlan(spec, { startDate, dayCount, milestoneDays }, hasSunk);
}

/** All prices times a factor; those of optimism bias follow. */
function times(lines: readonly CostLine<number>[], factor: number): CostLine<number>[] {
  return lines.map((line) => {
    if (line.kind === 'optimism-bias') return line;
    const segments = line.price.segments.map(({ from, price }) => ({
      from,
      price: price * factor,
    }));
    return { ...line, price: { ...line.price, segments } };
  });
}

/** The leaf's net amounts by month. */
function netOf({ months }: CostPlan, { netPence }: ReplicationCosts, leaf: number): number[] {
  return [...netPence.subarray(leaf * months.length, (leaf + 1) * months.length)];
}

describe('costs', () => {
  it('tie out for any leaves', () => {
    const net = fc.integer({ min: 0, max: 10_000_000_000 });
    fc.assert(
      fc.property(cases, fc.array(net, { minLength: 1, maxLength: 50 }), (given, pence) => {
        const plan = planOf(given);
        const length = plan.leaves.length * plan.months.length;
        const leaves = Float64Array.from({ length }, (_, at) => pence[at % pence.length]!);
        const { rows, total } = costTable(plan, leaves);
        checkCosts(plan, { rows, total });
        const paid = plan.leaves.flatMap(({ kind }, leaf) => {
          const first = leaf * plan.months.length;
          return kind === 'economic' ? [] : [...leaves.subarray(first, first + plan.months.length)];
        });
        expect(total.years.net.at(-1)).toBe(paid.reduce((sum, value) => sum + value, 0));
      }),
      { numRuns: 200 },
    );
  });

  it('double with every price, to the rounding of a penny', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const plan = planOf(given);
        const { lines, drivers } = given;
        const once = replicationCosts(plan, { lines, drivers });
        const twice = replicationCosts(plan, { lines: times(lines, 2), drivers });
        plan.leaves.forEach(({ bias }, leaf) => {
          // A rounded leaf is off by half a penny, doubled by one; so is each that bias adds up.
          const most = bias === null ? 1 : 1.5 + bias.share * bias.of.length;
          netOf(plan, twice, leaf).forEach((pence, month) => {
            const double = 2 * netOf(plan, once, leaf)[month]!;
            expect(Math.abs(pence - double)).toBeLessThanOrEqual(most);
          });
        });
      }),
      { numRuns: 100 },
    );
  });

  it('never fall when prices rise', () => {
    const factors = fc.double({ min: 1, max: 3, noNaN: true });
    fc.assert(
      fc.property(cases, factors, (given, factor) => {
        const plan = planOf(given);
        const { lines, drivers } = given;
        const low = replicationCosts(plan, { lines, drivers });
        const high = replicationCosts(plan, { lines: times(lines, factor), drivers });
        high.netPence.forEach((pence, at) => {
          expect(pence).toBeGreaterThanOrEqual(low.netPence[at]!);
        });
        expect(high.presentValuePence).toBeGreaterThanOrEqual(low.presentValuePence);
      }),
      { numRuns: 100 },
    );
  });

  it('have no line that knows of the others', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const plan = planOf(given);
        const together = replicationCosts(plan, given);
        given.lines.forEach((line, index) => {
          if (line.kind === 'optimism-bias') return;
          const alone = { ...given, lines: [line] };
          const planAlone = planOf(alone);
          const costs = replicationCosts(planAlone, alone);
          const leaf = plan.leaves.findIndex((candidate) => candidate.line === index);
          expect(netOf(planAlone, costs, 0)).toEqual(netOf(plan, together, leaf));
        });
      }),
      { numRuns: 50 },
    );
  });

  it('to a milestone never fall, and at the end of a month are the sum of the table', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 50 }), (given, step) => {
        const monthEnds = planOf(given).months.map(({ endDay }) => endDay - 1);
        const between = Array.from({ length: 5 }, (_, index) => index * step);
        const milestones = [...monthEnds, ...between.filter((day) => day < given.dayCount)];
        const plan = planOf(
          given,
          milestones.sort((a, b) => a - b),
        );
        const dear = { ...given, lines: times(given.lines, 1.37) };
        const all = [given, dear, given].map((each) => replicationCosts(plan, each));
        const { mean, meanMilestoneCashPence } = costResult(plan, all);
        const { cash } = mean.total.months;
        plan.months.forEach(({ endDay }, month) => {
          const sum = cash.subarray(0, month + 1).reduce((total, pence) => total + pence, 0);
          expect(meanMilestoneCashPence[milestones.indexOf(endDay - 1)]).toBe(sum);
        });
        for (const { milestoneCashPence, totalCashPence } of all) {
          expect(milestoneCashPence.at(-1)).toBe(totalCashPence);
          expect([...milestoneCashPence]).toEqual([...milestoneCashPence].sort((a, b) => a - b));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('depreciation', () => {
  it('leaves no penny out, whatever the life and the horizon', () => {
    const prices = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(prices, fc.integer({ min: 1, max: 10 }), (pence, lifeYears) => {
        const { chargePence, residualPence } = depreciationOf(pence, 12 * lifeYears);
        const sumOf = (values: Iterable<number>) => [...values].reduce((sum, x) => sum + x, 0);
        expect(sumOf(chargePence) + residualPence).toBe(sumOf(pence));
        expect(Math.min(...chargePence, residualPence)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
