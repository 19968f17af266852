/** How a replication is cut into blocks, and what was simulated before, changes no byte of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Controller } from '../../src/engine/controller.ts';
import { simulate } from '../../src/engine/simulate.ts';
import type { Trace } from '../../src/engine/trace.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import { extremePlan } from '../support/extremes.ts';
import { planOf, type SmallPlan, smallPlan } from '../support/plans.ts';
import { randomScript, scriptController, scriptedPlan } from '../support/scripts.ts';
import { smallStorageCase } from '../support/small-storage.ts';
import { traceDifferences } from '../support/trace-differences.ts';
import { withDayCount } from '../support/variants.ts';
import { pausingController } from '../support/watchers.ts';

/** Every observed block adds up all days so far: in short horizons daily stops cost little. */
const WATCHED_DAY_COUNT = 100;
// 17 cases, of blocks 10: enough, as how often a wait, order or turn was looked at is held below.
const RUNS = { seed: 1, numRuns: 17, endOnFailure: true };
const number = fc.integer({ min: 1, max: 1_000_000 });

function run(
  { plan, parameters }: SmallPlan,
  options: { blockDaysMax?: number; controller?: () => Controller; replication?: number } = {},
): Trace {
  return simulate(plan, createWorkspace(plan), { replication: 1, parameters, ...options });
}

function expectSame(actual: Trace, expected: Trace): void {
  expect(traceDifferences(actual, expected)).toEqual([]);
}

describe('blocks', () => {
  it('of 1 day, of 7 and of the whole horizon give the same trace', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = smallPlan(which);
        const whole = run(small);
        expectSame(run(small, { blockDaysMax: 1 }), whole);
        expectSame(run(small, { blockDaysMax: 7 }), whole);
      }),
      RUNS,
    );
  });

  it('of 1 day and of 9 give the same trace where mailboxes change again and again', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = scriptedPlan(which);
        const controller = () => scriptController(randomScript(which, small));
        const daily = run(small, { controller, blockDaysMax: 1 });
        expectSame(run(small, { controller }), daily);
      }),
      RUNS,
    );
  });

  it('that are replayed up to the day of a rule give the same trace as daily stops', () => {
    let turnCount = 0;
    fc.assert(
      fc.property(number, (which) => {
        const small = planOf(withDayCount(scriptedPlan(which), WATCHED_DAY_COUNT));
        const { dayCount, population } = small.plan;
        const { mailboxCount } = population;
        const made: ReturnType<typeof pausingController>[] = [];
        const controller = () => {
          const blockedCountMax = Math.ceil(mailboxCount * 0.07);
          const one = pausingController({ dayCount, mailboxCount, perDay: 2, blockedCountMax });
          made.push(one);
          return one;
        };
        const replayed = run(small, { controller });
        // The first one decides on the assumption that no rule acts, the last to the end.
        turnCount += made.at(-1)!.turns();
        expectSame(run(small, { controller, blockDaysMax: 1 }), replayed);
        expectSame(run(small, { controller, blockDaysMax: 7 }), replayed);
      }),
      { ...RUNS, numRuns: 21 },
    );
    // Otherwise nothing was replayed.
    expect(turnCount).toBeGreaterThan(100);
  });
});

describe('blocks of a scenario in which stages wait for pools', () => {
  it('of 1 day, of 7 and those that are fastest give the same trace', () => {
    let [waitCount, orderCount] = [0, 0];
    fc.assert(
      fc.property(number, fc.boolean(), (which, isExtreme) => {
        const tight = smallStorageCase(which, 1);
        const small = isExtreme ? extremePlan(tight, which) : planOf(tight);
        const fastest = run(small);
        waitCount += fastest.stageEvents.filter(({ kind }) => kind === 'wait').length;
        orderCount += fastest.orders.filter(({ origin }) => origin === 'policy').length;
        expectSame(run(small, { blockDaysMax: 1 }), fastest);
        expectSame(run(small, { blockDaysMax: 7 }), fastest);
      }),
      { ...RUNS, numRuns: 10 },
    );
    // Otherwise nothing was simulated again.
    expect(waitCount).toBeGreaterThan(20);
    expect(orderCount).toBeGreaterThan(20);
  });
});

describe('a workspace', () => {
  it('in which stages have waited leaves no mark on the next replication', () => {
    let waitCount = 0;
    fc.assert(
      fc.property(number, (which) => {
        const small = planOf(smallStorageCase(which, 1));
        const { plan, parameters } = small;
        const workspace = createWorkspace(plan);
        const first = simulate(plan, workspace, { replication: 1, parameters });
        const second = simulate(plan, workspace, { replication: 2, parameters });
        waitCount += first.stageEvents.filter(({ kind }) => kind === 'wait').length;
        expectSame(simulate(plan, workspace, { replication: 1, parameters }), first);
        expectSame(run(small, { replication: 2 }), second);
      }),
      RUNS,
    );
    expect(waitCount).toBeGreaterThan(40);
  });

  it('that another replication has used leaves no mark on the next', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = smallPlan(which);
        const { plan, parameters } = small;
        const workspace = createWorkspace(plan);
        const first = simulate(plan, workspace, { replication: 1, parameters });
        const second = simulate(plan, workspace, { replication: 2, parameters });
        expectSame(simulate(plan, workspace, { replication: 1, parameters }), first);
        expectSame(run(small, { replication: 2 }), second);
        // Otherwise any two traces would do.
        expect(traceDifferences(second, first).length).toBeGreaterThan(1);
      }),
      RUNS,
    );
  });
});
