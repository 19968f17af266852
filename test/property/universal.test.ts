/**
 * What must hold of every scenario: others' luck, prefixes, the smallest ones.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.ts';
import type { DayTotals, Trace } from '../../src/engine/trace.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import type { StageSpec } from '../../src/scenario/rollout-spec.ts';
import { compare } from '../support/compare.ts';
import { toQuota } from '../support/plain-scenario.ts';
import { planOf, type SmallCase, type SmallPlan, smallCase } from '../support/plans.ts';
import { selecting } from '../support/rollouts.ts';
import { dayCountOf, withDayCount, withMailboxes, withRollout } from '../support/variants.ts';

const RUNS = { seed: 1, numRuns: 25, endOnFailure: true };
const number = fc.integer({ min: 1, max: 1_000_000 });

function run(small: SmallPlan, replication = 1): Trace {
  const { plan, parameters } = small;
  return simulate(plan, createWorkspace(plan), { replication, parameters });
}

function stageFor({ scenario }: SmallCase, of: Partial<StageSpec<number>>): StageSpec<number> {
  return {
    name: 'only',
    select: selecting({ organisations: ['o0'] }),
    change: toQuota({ factor: 2 }),
    order: 'fullest-first',
    begin: { start: scenario.horizon.start + 10 },
    pace: { perDay: 2 },
    approvalWorkingDays: null,
    by: null,
    allowEmpty: true,
    ...of,
  };
}

describe("a mailbox's change", () => {
  it("moves nothing of another's life, and nothing of its own owner's outer life", () => {
    fc.assert(
      fc.property(number, fc.constantFrom(0.5, 2, 4), (which, factor) => {
        const small = smallCase(which);
        const changed = columnsAfter(small, [stageFor(small, { change: toQuota({ factor }) })]);
        const unchanged = columnsAfter(small, []);
        const { population } = unchanged.plan;
        for (let mailbox = 0; mailbox < population.mailboxCount; mailbox++) {
          const isOther = population.organisationOf[mailbox] !== 0;
          const names = isOther ? LIFE : OUTER_LIFE;
          const lifeIn = ({ plan, columns }: typeof changed) =>
            names.map((name) => columns[name][plan.rows.rowOf[mailbox]!]);
          expect(lifeIn(changed)).toEqual(lifeIn(unchanged));
        }
      }),
      RUNS,
    );
  });
});

describe('a stage that changes nothing', () => {
  it('moves no bit of any total or size, though it groups the mailboxes otherwise', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = smallCase(which);
        const select = selecting({ tiers: ['standard'] });
        const stages = [stageFor(small, { select, change: toQuota({ factor: 1 }) })];
        const { cohorts, sizes } = run(planOf(withRollout(small, { stages })));
        const without = run(planOf(withRollout(small, { stages: [] })));
        expect({ cohorts, sizes }).toEqual({ cohorts: without.cohorts, sizes: without.sizes });
      }),
      RUNS,
    );
  });
});

const OUTER_LIFE = [
  'busy',
  'gross',
  'regimeDay',
  'regimeCount',
  'housekeepingDay',
  'housekeepingCount',
] as const;
const LIFE = [
  ...OUTER_LIFE,
  'base',
  'slope',
  'archived',
  'state',
  'cleanUpDay',
  'cleanUpCount',
  'cleanUpWaitCount',
  'contactCount',
  'contactDay',
] as const;

function columnsAfter(small: SmallCase, stages: readonly StageSpec<number>[]) {
  const { plan, parameters } = planOf(withRollout(small, { stages }));
  const workspace = createWorkspace(plan);
  simulate(plan, workspace, { replication: 1, parameters });
  return { plan, columns: workspace.columns };
}

describe('a horizon', () => {
  it('of N days is the beginning of one of N + M days', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 90 }), (which, more) => {
        const small = smallCase(which);
        const short = planOf(small);
        const long = planOf(withDayCount(small, dayCountOf(small) + more));
        expect(long.parameters.rateUnitBytes).toBe(short.parameters.rateUnitBytes);
        const [shortTrace, longTrace] = [run(short), run(long)];
        const { dayCount } = shortTrace;
        shortTrace.cohorts.forEach(({ totals }, cohort) => {
          const longer = longTrace.cohorts[cohort]!.totals;
          for (const field of Object.keys(totals) as (keyof DayTotals)[]) {
            expect(longer[field].slice(0, dayCount), field).toEqual(totals[field]);
          }
        });
        expect(longTrace.sizes).toEqual(shortTrace.sizes);
        const within = ({ stageEvents }: Trace) =>
          stageEvents.filter(({ day, kind }) => day < dayCount && kind !== 'left');
        expect(within(longTrace)).toEqual(within(shortTrace));
      }),
      RUNS,
    );
  });
});

describe('the smallest scenarios', () => {
  const NUMBERS = [1, 2, 3, 4, 5];

  it.each(NUMBERS)('of one mailbox agree with the reference (%i)', (which) => {
    expectAgreement(planOf(withMailboxes(smallCase(which), 1)));
  });

  it.each(NUMBERS)('of one day agree with the reference (%i)', (which) => {
    const small = smallCase(which);
    const { start } = small.scenario.horizon;
    const stages = [stageFor(small, { begin: { start } })];
    expectAgreement(planOf(withDayCount(withRollout(small, { stages }), 1)));
  });

  it('of no mailbox have a trace of zeros', () => {
    const trace = run(planOf(withMailboxes(smallCase(1), 0)));
    for (const { totals } of trace.cohorts) {
      for (const days of Object.values(totals)) {
        expect(days.every((value: number) => value === 0)).toBe(true);
      }
    }
    expect(trace.sizes.map(({ meanBytes }) => meanBytes)).toEqual(trace.sizes.map(() => null));
    expect(trace.ledger.closingBytes).toBe(0);
  });
});

function expectAgreement(small: SmallPlan): void {
  for (const replication of [1, 2]) expect(compare(small, replication).differences).toEqual([]);
}
