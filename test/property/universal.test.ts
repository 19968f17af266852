/**
 * What must hold of every scenario: others' luck, policies that change nothing, prefixes, edges.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorkspace, simulate } from '../../src/engine/simulate.ts';
import type { DayTotals, Trace } from '../../src/engine/trace.ts';
import type { StageSpec } from '../../src/scenario/scenario.ts';
import { disagreements } from '../support/disagreements.ts';
import {
  planOf,
  type SmallCase,
  type SmallPlan,
  smallCase,
  withRollout,
} from '../support/plans.ts';
import { runReference } from '../support/reference/reference.ts';
import { selecting } from '../support/rollouts.ts';

const RUNS = { seed: 1, numRuns: 25, endOnFailure: true };
const number = fc.integer({ min: 1, max: 1_000_000 });

function run(small: SmallPlan, replication = 1): Trace {
  const { plan, parameters } = small;
  return simulate(plan, createWorkspace(plan), { replication, parameters });
}

function stageFor({ scenario }: SmallCase, of: Partial<StageSpec>): StageSpec {
  return {
    name: 'only',
    select: selecting({ organisations: ['o0'] }),
    quota: { factor: 2 },
    order: 'fullest-first',
    begin: { start: scenario.horizon.start + 10 },
    pace: { perDay: 2 },
    allowEmpty: true,
    ...of,
  };
}

describe("a mailbox's change", () => {
  it("moves nothing of another's life, and nothing of its own owner's outer life", () => {
    fc.assert(
      fc.property(number, fc.constantFrom(0.5, 2, 4), (which, factor) => {
        const small = smallCase(which);
        const changed = columnsAfter(small, [stageFor(small, { quota: { factor } })]);
        const unchanged = columnsAfter(small, []);
        const { population, rows } = unchanged.plan;
        for (let mailbox = 0; mailbox < population.mailboxCount; mailbox++) {
          const row = rows.rowOf[mailbox]!;
          const isOther = population.organisationOf[mailbox] !== 0;
          const names = isOther ? LIFE : OUTER_LIFE;
          const lifeIn = ({ columns }: typeof changed) => names.map((name) => columns[name][row]);
          expect(lifeIn(changed)).toEqual(lifeIn(unchanged));
        }
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

function columnsAfter(small: SmallCase, stages: readonly StageSpec[]) {
  const { plan, parameters } = planOf(withRollout(small, { stages }));
  const workspace = createWorkspace(plan);
  simulate(plan, workspace, { replication: 1, parameters });
  return { plan, columns: workspace.columns };
}

describe('a policy that changes nothing', () => {
  it('changes no total and no size: a stage with factor 1', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = smallCase(which);
        const select = selecting({});
        const same = stageFor(small, { select, quota: { factor: 1 } });
        const trace = run(planOf(withRollout(small, { stages: [same] })));
        const without = run(planOf(withRollout(small, { stages: [] })));
        expect(trace.stages[0]!.changedCount).toBeGreaterThan(0);
        expectSameResults(trace, without);
      }),
      RUNS,
    );
  });

  it('changes no total and no size: one more stage that selects nobody', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = smallCase(which);
        const { stages } = small.scenario.rollout;
        const select = selecting({ share: 0 });
        const nobody = stageFor(small, { name: 'nobody', select, quota: { factor: 3 } });
        const trace = run(planOf(withRollout(small, { stages: [...stages, nobody] })));
        expect(trace.stages.at(-1)!.selectedCount).toBe(0);
        expectSameResults(trace, run(planOf(small)));
      }),
      RUNS,
    );
  });
});

function expectSameResults(trace: Trace, expected: Trace): void {
  expect(trace.cohorts).toEqual(expected.cohorts);
  expect(trace.sizes).toEqual(expected.sizes);
  expect(trace.ledger).toEqual(expected.ledger);
  expect(trace.counts).toEqual(expected.counts);
}

describe('a horizon', () => {
  it('of N days is the beginning of one of N + M days', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 90 }), (which, more) => {
        const small = smallCase(which);
        const short = planOf(small);
        const long = planOf(withHorizon(small, more));
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

function withHorizon({ scenario, organisations }: SmallCase, moreDays: number): SmallCase {
  const { start, end } = scenario.horizon;
  return { scenario: { ...scenario, horizon: { start, end: end + moreDays } }, organisations };
}

describe('the smallest scenarios', () => {
  const NUMBERS = [1, 2, 3, 4, 5];

  it.each(NUMBERS)('of one mailbox agrees with the reference (%i)', (which) => {
    expectAgreement(planOf(withMailboxes(which, 1)));
  });

  it.each(NUMBERS)('of one day agrees with the reference (%i)', (which) => {
    const small = smallCase(which);
    const { start } = small.scenario.horizon;
    const { scenario, organisations } = withRollout(small, {
      stages: [stageFor(small, { begin: { start } })],
    });
    const horizon = { start, end: start };
    const one = { scenario: { ...scenario, horizon }, organisations };
    expectAgreement(planOf(one));
  });

  it('of no mailbox has a trace of zeros', () => {
    const trace = run(planOf(withMailboxes(1, 0)));
    for (const { totals } of trace.cohorts) {
      for (const days of Object.values(totals)) {
        expect(days.every((value: number) => value === 0)).toBe(true);
      }
    }
    expect(trace.sizes.map(({ meanBytes }) => meanBytes)).toEqual(trace.sizes.map(() => null));
    expect(trace.ledger.closingBytes).toBe(0);
  });
});

/** Everybody works in the first organisation, which has so many mailboxes. */
function withMailboxes(which: number, mailboxCount: number): SmallCase {
  const { scenario, organisations } = smallCase(which);
  return {
    scenario,
    organisations: organisations.map((organisation, index) => ({
      ...organisation,
      mailboxCount: index === 0 ? mailboxCount : 0,
    })),
  };
}

function expectAgreement({ plan, parameters, scenario }: SmallPlan): void {
  const { thresholds } = scenario.quota;
  for (const replication of [1, 2]) {
    const reference = runReference({ plan, parameters, thresholds, replication });
    const trace = run({ plan, parameters, scenario, organisations: [] }, replication);
    expect(disagreements(trace, reference, plan)).toEqual([]);
  }
}
