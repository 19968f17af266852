/**
 * Mailboxes and bytes are neither lost nor made by moves, people who come and go, and rollbacks:
 * on random scenarios in which all of it happens.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.ts';
import type { DayTotals, Trace } from '../../src/engine/trace.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import { movingCase } from '../support/movers.ts';
import { planOf, type SmallPlan } from '../support/plans.ts';

const RUNS = { seed: 1, numRuns: 24 };
/** Of the sums, for the rounding of doubles. */
const TOLERANCE = 1e-9;

interface Run extends SmallPlan {
  readonly trace: Trace;
  readonly days: readonly number[];
  /** Of all cohorts on a day; none of a day before the first. */
  readonly sum: (field: keyof DayTotals, day: number) => number;
}

function run(number: number): Run {
  const small = planOf(movingCase(number, 1));
  const { plan, parameters } = small;
  const trace = simulate(plan, createWorkspace(plan), { replication: 1, parameters });
  const days = Array.from({ length: plan.dayCount }, (_, day) => day);
  const sum = (field: keyof DayTotals, day: number): number =>
    trace.cohorts.reduce((all, { totals }) => all + (totals[field][day] ?? 0), 0);
  return { ...small, trace, days, sum };
}

/** All tests look at the same scenarios. */
const runs = fc.sample(fc.integer({ min: 1, max: 1_000_000 }), RUNS).map(run);

function forRuns(check: (of: Run) => void): void {
  for (const of of runs) check(of);
}

it('scenarios have moves, rollbacks and leavers, with storage and without', () => {
  const all = (count: (of: Run) => number): number => total(runs.map(count));
  expect(all(({ trace }) => trace.counts.moves)).toBeGreaterThan(200);
  expect(all(({ trace }) => trace.counts.left)).toBeGreaterThan(200);
  expect(all(({ trace }) => total(trace.stages.map((one) => one.rolledBackCount)))).toBeGreaterThan(
    20,
  );
  expect(new Set(runs.map(({ plan }) => plan.storage === null)).size).toBe(2);
});

const total = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0);

it('mailboxes are those of the opening and joiners but for leavers, each on one platform', () => {
  forRuns(({ plan, trace, days, sum }) => {
    let count = plan.population.openingCount;
    for (const day of days) {
      count += sum('joinedCount', day) - sum('leaverCount', day);
      expect(sum('mailboxCount', day)).toBe(count);
      expect(total(trace.platformMailboxes.map((byDay) => byDay[day]!))).toBe(count);
      if (trace.pools.length === 0) continue;
      expect(total(trace.pools.map(({ mailboxCount }) => mailboxCount[day]!))).toBe(count);
    }
  });
});

it('content changes by what comes and goes and not by moves, day by day', () => {
  forRuns(({ plan, trace, days, sum }) => {
    let before = trace.ledger.openingBytes;
    for (const day of days) {
      const came = total((['keptBytes', 'returnedBytes', 'importedBytes'] as const).map(on(day)));
      const gone = ['deletedBytes', 'parkedBytes', 'housekeptBytes', 'freedBytes'] as const;
      const used = sum('usedBytes', day);
      const expected = before + came - total(gone.map(on(day)));
      // A mailbox is rounded down at the day's events, and up when its rates change.
      const rounding = 2 * plan.population.mailboxCount + TOLERANCE * used;
      expect(Math.abs(used - expected)).toBeLessThanOrEqual(rounding);
      before = used;
    }
    function on(day: number): (field: keyof DayTotals) => number {
      return (field) => sum(field, day);
    }
  });
});

it('the master check has all bytes of a replication', () => {
  forRuns(({ trace: { ledger } }) => {
    const { openingBytes, keptBytes, returnedBytes, importedBytes, ...rest } = ledger;
    const { deletedBytes, parkedBytes, housekeptBytes, freedBytes, closingBytes } = rest;
    expect(openingBytes + keptBytes + returnedBytes + importedBytes).toBe(
      deletedBytes + parkedBytes + housekeptBytes + freedBytes + closingBytes,
    );
  });
});

it('what moves is told of stages and of days alike, and pools hold contents and copies', () => {
  forRuns(({ trace, days, sum }) => {
    const moved = days.map((day) => sum('movedBytes', day));
    expect(total(trace.stageMovedBytes)).toBe(total(moved));
    expect(total(days.map((day) => sum('movedCount', day)))).toBe(trace.counts.moves);
    if (trace.pools.length === 0) return;
    for (const day of days) {
      const [used, copies] = [sum('usedBytes', day), sum('copyBytes', day)];
      expect(total(trace.pools.map(({ copyBytes }) => copyBytes[day]!))).toBe(copies);
      const held = total(trace.pools.map(({ usedBytes }) => usedBytes[day]!));
      expect(Math.abs(held - used - copies)).toBeLessThanOrEqual(TOLERANCE * (used + copies));
    }
  });
});

it('copies are of the moves of the last days, and are back or gone after these', () => {
  forRuns(({ plan, trace, days, sum }) => {
    const { dropSourceAfterDays } = plan.rollout.moves!;
    const stopDays = trace.stages.flatMap(({ end, endDay }) =>
      end === 'rolled back' ? [endDay!] : [],
    );
    const isFree = stopDays.length === 0;
    for (const day of days) {
      const last = days.slice(Math.max(0, day - dropSourceAfterDays + 1), day + 1);
      const ofLast = (field: keyof DayTotals) => total(last.map((on) => sum(field, on)));
      const [count, bytes] = [sum('copyCount', day), sum('copyBytes', day)];
      // Nothing but a rollback moves a mailbox a second time, or ends a copy early.
      if (isFree) {
        expect([count, bytes]).toEqual([ofLast('movedCount'), ofLast('movedBytes')]);
      } else {
        expect(count).toBeLessThanOrEqual(ofLast('movedCount'));
        expect(bytes).toBeLessThanOrEqual(ofLast('movedBytes'));
      }
    }
  });
});
