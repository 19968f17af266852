/** How a replication is cut into blocks, and what was simulated before, changes no byte of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Controller } from '../../src/engine/controller.ts';
import { createWorkspace, simulate } from '../../src/engine/simulate.ts';
import type { Trace } from '../../src/engine/trace.ts';
import { type SmallPlan, smallPlan } from '../support/plans.ts';
import { randomScript, scriptController, scriptedPlan } from '../support/scripts.ts';
import { pausingController } from '../support/watchers.ts';

const RUNS = { seed: 1, numRuns: 25, endOnFailure: true };
const number = fc.integer({ min: 1, max: 1_000_000 });

function run(
  { plan, parameters }: SmallPlan,
  options: { blockDaysMax?: number; controller?: Controller; replication?: number } = {},
): Trace {
  return simulate(plan, createWorkspace(plan), { replication: 1, parameters, ...options });
}

describe('blocks', () => {
  it('of 1 day, of 7 and of the whole horizon give the same trace', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = smallPlan(which);
        const whole = run(small);
        expect(run(small, { blockDaysMax: 1 })).toEqual(whole);
        expect(run(small, { blockDaysMax: 7 })).toEqual(whole);
      }),
      RUNS,
    );
  });

  it('of 1 day and of 9 give the same trace where mailboxes change again and again', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = scriptedPlan(which);
        const controller = () => scriptController(randomScript(which, small));
        const daily = run(small, { controller: controller(), blockDaysMax: 1 });
        expect(run(small, { controller: controller() })).toEqual(daily);
      }),
      RUNS,
    );
  });

  it('that are replayed up to the day of a rule give the same trace as daily stops', () => {
    let turnCount = 0;
    fc.assert(
      fc.property(number, (which) => {
        const small = scriptedPlan(which);
        const { dayCount, population } = small.plan;
        const { mailboxCount } = population;
        const watcher = () =>
          pausingController({
            dayCount,
            mailboxCount,
            perDay: 2,
            blockedCountMax: Math.ceil(mailboxCount * 0.3),
          });
        const controller = watcher();
        const replayed = run(small, { controller });
        turnCount += controller.turns();
        expect(run(small, { controller: watcher(), blockDaysMax: 1 })).toEqual(replayed);
        expect(run(small, { controller: watcher(), blockDaysMax: 7 })).toEqual(replayed);
      }),
      RUNS,
    );
    // Otherwise nothing was replayed.
    expect(turnCount).toBeGreaterThan(100);
  });
});

describe('a workspace', () => {
  it('that another replication has used leaves no mark on the next', () => {
    fc.assert(
      fc.property(number, (which) => {
        const { plan, parameters } = smallPlan(which);
        const workspace = createWorkspace(plan);
        const first = simulate(plan, workspace, { replication: 1, parameters });
        const second = simulate(plan, workspace, { replication: 2, parameters });
        expect(simulate(plan, workspace, { replication: 1, parameters })).toEqual(first);
        expect(simulate(plan, createWorkspace(plan), { replication: 2, parameters })).toEqual(
          second,
        );
        if (plan.population.mailboxCount > 0) expect(second.cohorts).not.toEqual(first.cohorts);
      }),
      RUNS,
    );
  });
});
