/** What must hold of a sample of the mailboxes, against the run of all of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleUp } from '../../src/engine/scale-up.ts';
import { simulate } from '../../src/engine/simulate.ts';
import type { SizeDistribution, Trace } from '../../src/engine/trace.ts';
import { createWorkspace, type Workspace } from '../../src/engine/workspace.ts';
import { dependsOnFill } from '../../src/plan/content-stages.ts';
import type { Plan, PlanStage } from '../../src/plan/plan.ts';
import { samplePlan } from '../../src/plan/sample.ts';
import { planOf, type SmallPlan, smallCase, smallPlan } from '../support/plans.ts';
import { smallStorageCase } from '../support/small-storage.ts';
import { traceDifferences } from '../support/trace-differences.ts';
import { withRollout } from '../support/variants.ts';

const RUNS = { seed: 1, numRuns: 30, endOnFailure: true };
const number = fc.integer({ min: 1, max: 1_000_000 });
const share = fc.double({ min: 0.02, max: 1, noNaN: true });

interface Run {
  readonly plan: Plan;
  readonly workspace: Workspace;
  readonly trace: Trace;
}

function run({ parameters }: SmallPlan, plan: Plan): Run {
  const workspace = createWorkspace(plan);
  return { plan, workspace, trace: simulate(plan, workspace, { replication: 1, parameters }) };
}

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe('a sample of everybody', () => {
  it('gives the same bytes as the whole, scaled up or not', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = smallPlan(which);
        const { trace } = run(small, small.plan);
        const sampled = run(small, samplePlan(small.plan, 1));
        expect(traceDifferences(sampled.trace, trace)).toEqual([]);
        expect(traceDifferences(scaleUp(sampled.trace, sampled.plan), trace)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a sample of everybody with storage', () => {
  it('gives the same bytes as the whole, its pools, orders and waits too', () => {
    let waitCount = 0;
    fc.assert(
      fc.property(number, (which) => {
        const small = planOf(smallStorageCase(which, 1));
        const { trace } = run(small, small.plan);
        waitCount += trace.stageEvents.filter(({ kind }) => kind === 'wait').length;
        const sampled = run(small, samplePlan(small.plan, 1));
        expect(traceDifferences(sampled.trace, trace)).toEqual([]);
        expect(traceDifferences(scaleUp(sampled.trace, sampled.plan), trace)).toEqual([]);
      }),
      RUNS,
    );
    expect(waitCount).toBeGreaterThan(40);
  });
});

describe('a sample', () => {
  it('is part of every larger one', () => {
    fc.assert(
      fc.property(number, share, share, (which, one, other) => {
        const { plan } = smallPlan(which);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const larger = new Set(samplePlan(plan, more).rows.mailboxOf);
        const beyond = samplePlan(plan, less).rows.mailboxOf.filter((m) => !larger.has(m));
        expect([...beyond]).toEqual([]);
      }),
      RUNS,
    );
  });

  it('has mailboxes that live as they do among all, where no stage changes them', () => {
    fc.assert(
      fc.property(number, share, (which, part) => {
        const small = planOf(withRollout(smallCase(which), { stages: [] }));
        const all = run(small, small.plan);
        const some = run(small, samplePlan(small.plan, part));
        const { rowOf } = all.plan.rows;
        for (const [row, mailbox] of some.plan.rows.mailboxOf.entries()) {
          const lives = [some, all].map(({ workspace: { columns: m } }, index) => {
            const at = index === 0 ? row : rowOf[mailbox]!;
            return [m.base, m.slope, m.gross, m.settled, m.state, m.cleanUpCount].map((c) => c[at]);
          });
          expect(lives[0]).toEqual(lives[1]);
        }
      }),
      RUNS,
    );
  });

  it('tells of stages the same dates and numbers, but of those that wait for a fill', () => {
    let toldCount = 0;
    fc.assert(
      fc.property(number, share, (which, part) => {
        const small = smallPlan(which);
        const { trace } = run(small, small.plan);
        const sampled = run(small, samplePlan(small.plan, part));
        const { stages } = small.plan.rollout;
        for (const index of stages.keys()) {
          if (!isSettled(stages, index)) continue;
          toldCount++;
          expect(sampled.trace.stages[index]).toEqual(trace.stages[index]);
        }
      }),
      RUNS,
    );
    expect(toldCount).toBeGreaterThan(20);
  });
});

/** Whether a stage's dates follow from paces and numbers of mailboxes alone. */
function isSettled(stages: readonly PlanStage[], index: number): boolean {
  const stage = stages[index]!;
  if (dependsOnFill(stage)) return false;
  return !('after' in stage.begin) || isSettled(stages, stage.begin.after);
}

describe('a sample scaled up', () => {
  it('has all mailboxes, in states that add up to them, and sums that tie', () => {
    fc.assert(
      fc.property(number, share, (which, part) => {
        const small = smallPlan(which);
        const { plan, trace } = run(small, samplePlan(small.plan, part));
        const scaled = scaleUp(trace, plan);
        const start = small.plan.rows.cohortStart;
        for (const [cohort, { totals }] of scaled.cohorts.entries()) {
          const count = start[cohort + 1]! - start[cohort]!;
          for (let day = 0; day < trace.dayCount; day++) {
            const states = [
              totals.okCount[day]!,
              totals.warnedCount[day]!,
              totals.sendBlockedCount[day]!,
              totals.fullCount[day]!,
            ];
            expect(totals.mailboxCount[day]).toBe(count);
            expect(sum(states)).toBe(count);
            expect(states.every((value) => value >= 0 && Number.isInteger(value))).toBe(true);
          }
        }
        const changes = scaled.cohorts.map(({ totals }) => sum(totals.changeCount));
        expect(scaled.counts.changes).toBe(sum(changes));
        for (const sizes of scaled.sizes) expectMeanOf(sizes, scaled);
      }),
      RUNS,
    );
  });
});

/** Content is rounded by up to two bytes a mailbox, and sums of doubles by 1e-9. */
function expectMeanOf({ day, cohort, mailboxCount, meanBytes }: SizeDistribution, trace: Trace) {
  const cohorts = cohort === null ? trace.cohorts : [trace.cohorts[cohort]!];
  const used = sum(cohorts.map(({ totals }) => totals.usedBytes[day]!));
  const found = mailboxCount * (meanBytes ?? 0);
  expect(Math.abs(found - used)).toBeLessThanOrEqual(2 * mailboxCount + 1e-9 * used);
}
