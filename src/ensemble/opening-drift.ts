/**
 * Whether the opening is in balance: how used content moves when nothing is rolled out, and nobody
 * joins or leaves.
 */
import { simulateInSteps } from '../engine/simulate.ts';
import { createSizeSamples } from '../engine/sizes.ts';
import type { Trace } from '../engine/trace.ts';
import { tallyOf, type Workspace } from '../engine/workspace.ts';
import type { Parameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';

const DRIFT_DAYS = 60;

export interface Drift {
  readonly days: number;
  /** Relative change of used content from the eve of day 0 to the end of the last of the days. */
  readonly share: number;
}

/**
 * Simulates the first 60 days of replication 0 in steps, without stages and with those alone who
 * are there at the start, and compares used content.
 *
 * Works in the memory of the run, which the replications then fill anew. A shorter horizon is taken
 * whole; null if nothing is stored at the start.
 */
export function* openingDrift(
  plan: Plan,
  parameters: Parameters,
  workspace: Workspace,
): Generator<undefined, Drift | null> {
  const early = undisturbed(plan, Math.min(DRIFT_DAYS, plan.dayCount));
  const ownWorkspace: Workspace = {
    ...workspace,
    tally: tallyOf(early),
    sizes: createSizeSamples([], workspace.columns.rowCount, false),
  };
  const trace = yield* simulateInSteps(early, ownWorkspace, { replication: 0, parameters });
  const { openingBytes } = trace.ledger;
  if (openingBytes === 0) return null;
  return { days: early.dayCount, share: lastUsedBytes(trace) / openingBytes - 1 };
}

/**
 * The plan of so many days without what changes content from outside. The rows of joiners stay, and
 * that somebody may leave, as the memory of the run has their columns: but the joiners come after
 * the last day, and on no day anybody goes.
 */
function undisturbed(plan: Plan, dayCount: number): Plan {
  const { calendar, churn, population, rollout, rows } = plan;
  const { joiners } = population;
  return {
    ...plan,
    dayCount,
    calendar: {
      dayCount,
      workingDay: calendar.workingDay.subarray(0, dayCount),
      slumpFactor: calendar.slumpFactor.subarray(0, dayCount),
      monthOf: calendar.monthOf.subarray(0, dayCount),
    },
    population: {
      ...population,
      joiners: { ...joiners, joinDay: joiners.joinDay.map(() => dayCount) },
    },
    churn: { ...churn, dayWeights: new Float64Array(dayCount) },
    storage: null,
    platforms: plan.platforms.map(({ name }) => ({ name, storage: null })),
    costs: null,
    milestones: [],
    rows: { ...rows, groups: rows.groups.map((group) => ({ ...group, claimedBy: [] })) },
    rollout: {
      openDays: rollout.openDays,
      stages: [],
      gates: [],
      failures: null,
      standing: [],
      moves: null,
    },
    sizeDays: [],
  };
}

function lastUsedBytes({ cohorts, dayCount }: Trace): number {
  return cohorts.reduce((sum, { totals }) => sum + (totals.usedBytes[dayCount - 1] ?? 0), 0);
}
