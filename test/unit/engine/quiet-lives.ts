/**
 * Mailboxes whose lives can be told by hand: each gets 1 MiB every working day and keeps half of
 * it, nobody cleans up, and nobody but those whom a test sends away leaves.
 *
 * Ten days from Monday 1 July 2013 on: days 5 and 6 are a weekend, without any mail.
 */
import { checkCohort, openingBytes } from '../../../src/engine/check.ts';
import type { CohortRun } from '../../../src/engine/cohort-run.ts';
import { type Columns, NEVER } from '../../../src/engine/columns.ts';
import { refreshDueDay } from '../../../src/engine/due-day.ts';
import { advance } from '../../../src/engine/kernel.ts';
import { openMailboxes } from '../../../src/engine/opening.ts';
import { PRESENCE } from '../../../src/engine/presence.ts';
import { cohortRuns } from '../../../src/engine/simulate.ts';
import { dayTotals } from '../../../src/engine/totals.ts';
import type { BytesLedger, DayTotals } from '../../../src/engine/trace.ts';
import { createWorkspace, type Workspace } from '../../../src/engine/workspace.ts';
import type { CohortSpec, Scenario } from '../../../src/scenario/scenario.ts';
import { COHORT, day, MIB, OWNERS, plain } from '../../support/plain-scenario.ts';
import { planOf, type SmallPlan } from '../../support/plans.ts';

/** What a mailbox keeps of a working day. */
export const KEPT = MIB / 2;
export const DAY_COUNT = 10;
export const SMALL_QUOTA = 100 * MIB;
export const LARGE_QUOTA = 200 * MIB;

const QUIET: Partial<CohortSpec<number>> = {
  ...{ messagesPerWorkingDay: 16, messageBytes: MIB / 16, offDayShare: 0, keepShare: 0.5 },
  trafficGrowthPerYear: 0,
  spread: { owners: 0, regimes: 0, regimeDays: 1000 },
  housekeeping: { perYear: 0, share: 0 },
  owners: {
    ...OWNERS,
    cleanUpPerDay: { warned: 0, sendBlocked: 0, full: 0 },
    inducedGrowth: 0,
    archives: { ...OWNERS.archives, holderShare: 0 },
  },
  // Somebody may, so that there are columns for it.
  leaversPerYear: 0.5,
};

export interface QuietSettings {
  readonly cohort?: Partial<CohortSpec<number>>;
  readonly rollout?: Partial<Scenario<number>['rollout']>;
  readonly retentionDays?: number;
  /** Of the one who joins on day 3; absent: nobody does. */
  readonly importedBytes?: number;
  readonly mailboxCount?: number;
  /** How full the mailboxes are at the start. */
  readonly fill?: number;
}

/** All with the small of two quotas. */
export function quietPlan(settings: QuietSettings = {}): SmallPlan {
  const { cohort, rollout, retentionDays = 30, importedBytes, fill = 0.5 } = settings;
  const base = plain();
  const joins = day('2013-07-04');
  const { monthWeights } = base.population.churn;
  const scenario: Scenario<number> = {
    ...base,
    horizon: { start: day('2013-07-01'), end: day('2013-07-10') },
    quota: {
      ...base.quota,
      tiers: [
        { name: 'small', bytes: SMALL_QUOTA, share: 1 },
        { name: 'large', bytes: LARGE_QUOTA, share: 0 },
      ],
    },
    population: {
      ...base.population,
      cohorts: [
        {
          ...{ ...COHORT, ...QUIET },
          fill: { mean: fill, sd: 0, correlationWithTraffic: 0 },
          ...cohort,
        },
      ],
      churn: { monthWeights, retentionDays },
      onboarding:
        importedBytes === undefined
          ? []
          : [
              {
                ...{ name: 'merger', from: joins, to: joins, mailboxCount: 1 },
                organisationType: 'trust',
                importedBytes,
              },
            ],
    },
    rollout: { ...base.rollout, ...rollout },
  };
  const { mailboxCount = 1 } = settings;
  const organisations = [
    { id: 'a', name: 'A', type: 'trust', region: 'North', mailboxCount },
  ] as const;
  return planOf({ scenario, organisations });
}

export interface Life {
  readonly run: CohortRun;
  readonly m: Columns;
  readonly totals: DayTotals;
  readonly ledger: BytesLedger;
}

/** Simulates all days and lets the master check look at them. */
export function live(
  { plan, parameters }: SmallPlan,
  prepare: (columns: Columns, workspace: Workspace) => void = () => {},
): Life {
  const workspace = createWorkspace(plan);
  const { columns: m } = workspace;
  const run = cohortRuns(plan, workspace, { replication: 0, parameters })[0]!;
  const rows = { firstRow: 0, endRow: m.rowCount };
  openMailboxes(run, plan, rows);
  for (let row = 0; row < m.rowCount; row++) leaveOn(m, row, NEVER);
  const opening = openingBytes(run, rows);
  prepare(m, workspace);
  for (let row = 0; row < m.rowCount; row++) refreshDueDay(m, row);
  advance(run, { firstDay: 0, endDay: plan.dayCount, ...rows });
  const totals = dayTotals(run.tally, run.cohort, run.curve);
  return { run, m, totals, ledger: checkCohort(run, rows, { opening, totals }) };
}

/** Settles when a mailbox's owner leaves. */
export function leaveOn(m: Columns, row: number, leaveDay: number): void {
  m.leaveDay[row] = leaveDay;
  if (m.presence[row] === PRESENCE.present) m.presenceDay[row] = leaveDay;
}
