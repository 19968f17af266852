/**
 * Requests: an owner who has been short of space for a while may ask for a larger quota. Whether an
 * owner asks is drawn when the mailbox comes into the state of a standing rule.
 */
import type { RolloutParameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniformInto } from '../random/threefry.ts';
import { type CohortRun, WORK } from './cohort-run.ts';
import { NEVER } from './columns.ts';
import { refreshDueDay } from './due-day.ts';

/** Draws of one rule and mailbox at the most: one a day, in 100 years 36,525. */
const ORDINALS_PER_RULE = 1_048_576;

export interface RequestRules {
  readonly ruleCount: number;
  /** By rule: the state from which on it holds, and who asks. */
  readonly fromState: Uint8Array;
  readonly shares: Float64Array;
  readonly afterDays: Int32Array;
  /** Entry rule * dayCount + day: the first day from then on on which the rule upgrades. */
  readonly nextDay: Int32Array;
  readonly dayCount: number;
  /** By tier: the next larger one. */
  readonly nextTier: Uint8Array;
  /** Entry pool * dayCount + day: 1 where the pool is over plan on the eve. */
  readonly heldPools: Uint8Array;
}

/** Null: nobody may ask. */
export function requestRules(
  plan: Plan,
  { requestShares }: RolloutParameters,
  heldPools: Uint8Array,
): RequestRules | null {
  const { standing } = plan.rollout;
  if (standing.length === 0) return null;
  return {
    ruleCount: standing.length,
    fromState: Uint8Array.from(standing, ({ fromState }) => fromState),
    shares: Float64Array.from(requestShares),
    afterDays: Int32Array.from(standing, ({ afterDays }) => afterDays),
    nextDay: nextDays(plan),
    dayCount: plan.dayCount,
    nextTier: plan.quota.nextTier,
    heldPools,
  };
}

/** Upgrades are made on working days within a rule's dates. */
function nextDays({ rollout, calendar, dayCount }: Plan): Int32Array {
  const days = new Int32Array(rollout.standing.length * dayCount);
  rollout.standing.forEach(({ firstDay, endDay }, rule) => {
    let next = NEVER;
    for (let day = dayCount - 1; day >= 0; day--) {
      if (day >= firstDay && day < endDay && calendar.workingDay[day] === 1) next = day;
      days[rule * dayCount + day] = next;
    }
  });
  return days;
}

/** The first day from a day on on which a rule upgrades; NEVER: there is none. */
export function nextUpgradeDay(rules: RequestRules, rule: number, day: number): number {
  return day < rules.dayCount ? rules.nextDay[rule * rules.dayCount + day]! : NEVER;
}

/**
 * A row has come on a day from one state into its own: rules that hold from now on draw whether its
 * owner asks, and what was asked for by those that no longer hold is forgotten.
 */
export function enterRequests(run: CohortRun, row: number, day: number, before: number): void {
  const rules = run.requests;
  if (rules === null) return;
  const { columns: m, work } = run;
  const state = m.state[row]!;
  for (let rule = 0; rule < rules.ruleCount; rule++) {
    const from = rules.fromState[rule]!;
    if (before >= from === state >= from) continue;
    const at = rule * m.rowCount + row;
    m.requestDay[at] = NEVER;
    if (state < from) continue;
    const ordinal = rule * ORDINALS_PER_RULE + m.requestCount[at]!++;
    uniformInto(run.key, run.mailboxOf[row]!, counter1Of(STREAM.request, ordinal), work);
    if (work[WORK.draw]! >= rules.shares[rule]!) continue;
    m.requestDay[at] = nextUpgradeDay(rules, rule, day + rules.afterDays[rule]!);
  }
  refreshDueDay(m, row);
}
