/** What must hold of every replication's bytes: conservation, and the receive threshold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.ts';
import type { DayTotals, Trace } from '../../src/engine/trace.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import { toQuota } from '../support/plain-scenario.ts';
import { planOf, type SmallPlan, smallCase, smallPlan } from '../support/plans.ts';
import { selecting } from '../support/rollouts.ts';
import { randomScript, scriptController, scriptedPlan } from '../support/scripts.ts';
import { withCohorts, withRollout } from '../support/variants.ts';
import { lookingOn } from '../support/watchers.ts';

const RUNS = { seed: 1, numRuns: 30, endOnFailure: true };
const number = fc.integer({ min: 1, max: 1_000_000 });

function run({ plan, parameters }: SmallPlan): Trace {
  return simulate(plan, createWorkspace(plan), { replication: 1, parameters });
}

describe('bytes', () => {
  it('are neither lost nor made: arrivals by day, and contents from day to day', () => {
    fc.assert(
      fc.property(number, (which) => {
        const trace = run(smallPlan(which));
        const days = Array.from({ length: trace.dayCount }, (_, day) => day);
        const found = trace.cohorts.flatMap(({ totals }) =>
          days.flatMap((day) => imbalances(totals, day)),
        );
        expect(found).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of a whole replication add up exactly, as the master check has them', () => {
    fc.assert(
      fc.property(number, (which) => {
        const { ledger } = run(smallPlan(which));
        const came = ledger.openingBytes + ledger.keptBytes + ledger.returnedBytes;
        const went = ledger.deletedBytes + ledger.parkedBytes + ledger.housekeptBytes;
        expect(came).toBe(went + ledger.closingBytes);
      }),
      RUNS,
    );
  });
});

/**
 * What does not balance on a day. A mailbox's content moves by less than 2 bytes a day beside its
 * flows: it is rounded down at the day's events and up when its rates change. 1e-9 of the sums is
 * for the rounding of doubles.
 */
function imbalances(totals: DayTotals, day: number): string[] {
  const at = (field: keyof DayTotals): number => totals[field][day]!;
  const count = at('mailboxCount');
  const parts = at('keptBytes') + at('triagedBytes') + at('bouncedBytes') + at('suppressedBytes');
  const rounding = 1e-9 * (at('grossBytes') + at('usedBytes'));
  const states = at('okCount') + at('warnedCount') + at('sendBlockedCount') + at('fullCount');
  const came = at('keptBytes') + at('returnedBytes');
  const went = at('deletedBytes') + at('parkedBytes') + at('housekeptBytes');
  const grown = day === 0 ? came - went : at('usedBytes') - totals.usedBytes[day - 1]!;
  // A byte a mailbox may be refused too much or too little, for refusals are whole bytes.
  const leastBytes = -2 * count - rounding;
  const balances = {
    arrivals: Math.abs(parts - at('grossBytes')) <= rounding,
    states: states === count,
    triaged: at('triagedBytes') >= leastBytes,
    kept: at('keptBytes') >= leastBytes,
    bounced: at('bouncedBytes') >= leastBytes,
    suppressed: at('suppressedBytes') >= leastBytes,
    content: Math.abs(grown - (came - went)) <= 2 * count + rounding,
  };
  return Object.entries(balances).flatMap(([what, holds]) =>
    holds ? [] : [`${what}, day ${day}`],
  );
}

describe('no mailbox', () => {
  it('is above its receive threshold unless a decrease left it there, and then never grows', () => {
    let aboveCount = 0;
    fc.assert(
      fc.property(number, (which) => {
        const { plan, parameters } = scriptedPlan(which);
        const workspace = createWorkspace(plan);
        const { level } = workspace.columns;
        const { levels } = plan.quota;
        const { mailboxCount } = plan.population;
        const usedBefore = new Float64Array(mailboxCount);
        const receiveBefore = new Float64Array(mailboxCount);
        const script = randomScript(which, { plan });
        const controller = lookingOn(scriptController(script), (day, view) => {
          for (let mailbox = 0; mailbox < mailboxCount; mailbox++) {
            const used = view.usedBytes(mailbox);
            const { receiveBytes } = levels[level[plan.rows.rowOf[mailbox]!]!]!;
            if (used > receiveBytes) {
              aboveCount++;
              expect(day).toBeGreaterThanOrEqual(0);
              expect(used).toBeLessThanOrEqual(usedBefore[mailbox]!);
              // It was above already, or its threshold has come down since yesterday.
              const wasAbove = usedBefore[mailbox]! > receiveBefore[mailbox]!;
              expect(wasAbove || receiveBytes < receiveBefore[mailbox]!).toBe(true);
            }
            usedBefore[mailbox] = used;
            receiveBefore[mailbox] = receiveBytes;
          }
        });
        simulate(plan, workspace, { replication: 1, parameters, controller: () => controller });
      }),
      RUNS,
    );
    // Otherwise no decrease has left one there.
    expect(aboveCount).toBeGreaterThan(100);
  });
});

describe('a higher quota', () => {
  const FACTORS = [0.5, 1, 1.5, 2, 4];

  it('never bounces more, where owners do not react and only receive', () => {
    let bouncedLess = 0;
    fc.assert(
      fc.property(number, (which) => {
        const bounced = FACTORS.map((factor) => bouncedUnder(which, factor));
        for (let at = 1; at < FACTORS.length; at++) {
          bounced[at]!.forEach((bytes, cohort) => {
            const before = bounced[at - 1]![cohort]!;
            expect(bytes.total).toBeLessThanOrEqual(before.total + before.rounding);
            if (bytes.total < before.total) bouncedLess++;
          });
        }
      }),
      RUNS,
    );
    expect(bouncedLess).toBeGreaterThan(100);
  });
});

/** Bounced bytes by cohort, everybody's quota multiplied by a factor on day 0. */
function bouncedUnder(which: number, factor: number) {
  const idle = withCohorts(smallCase(which), (cohort) => ({
    ...cohort,
    sentShare: 0,
    owners: {
      ...cohort.owners,
      cleanUpPerDay: { warned: 0, sendBlocked: 0, full: 0 },
      inducedGrowth: 0,
      archives: { ...cohort.owners.archives, returnShare: 0 },
    },
  }));
  const stage = {
    name: 'all',
    select: selecting({}),
    change: toQuota({ factor }),
    order: 'organisations',
    begin: { start: idle.scenario.horizon.start },
    pace: { perDay: 1_000_000 },
    approvalWorkingDays: null,
    by: null,
    allowEmpty: true,
  } as const;
  const calendar = {
    workingDaysOnly: false,
    weekdays: new Array<boolean>(7).fill(true),
    windows: [],
  };
  const small = planOf(withRollout(idle, { calendar, freezes: [], stages: [stage] }));
  const trace = run(small);
  return trace.cohorts.map(({ totals }) => {
    const total = totals.bouncedBytes.reduce((sum, bytes) => sum + bytes, 0);
    // Content is rounded by up to two bytes at each event, of which there is at most one a day.
    const rounding = 2 * trace.dayCount * totals.mailboxCount[0]! + 1e-9 * total;
    return { total, rounding };
  });
}
