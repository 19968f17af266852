/** Upgrades: what owners have asked for is given on its day, if they are still short of space. */
import { poolOfCell } from '../plan/cells.ts';
import { type CohortRun, THRESHOLD_STRIDE } from './cohort-run.ts';
import { NEVER } from './columns.ts';
import { followQuota } from './quota-change.ts';
import { cellDayOf } from './rates.ts';
import { nextUpgradeDay, type RequestRules } from './requests.ts';
import { stateAt } from './state-change.ts';
import { FLOW, FLOW_FIELDS } from './tally.ts';

/** Meets a row's requests that are due, one rule after another; true: it has another quota. */
export function meetRequests(run: CohortRun, row: number, day: number): boolean {
  const rules = run.requests!;
  const { requestDay, rowCount } = run.columns;
  let quotaChanges = false;
  for (let rule = 0; rule < rules.ruleCount; rule++) {
    const at = rule * rowCount + row;
    if (requestDay[at] !== day) continue;
    requestDay[at] = NEVER;
    if (!isWanted(run, row, day, rules.fromState[rule]!)) continue;
    if (isHeld(run, row, day)) requestDay[at] = nextUpgradeDay(rules, rule, day + 1);
    else if (upgrade(run, row, day, rules)) quotaChanges = true;
  }
  return quotaChanges;
}

/** Whether the content of the eve is still too much for the quota now in force. */
function isWanted(run: CohortRun, row: number, day: number, fromState: number): boolean {
  const { columns: m, requests } = run;
  const tier = m.tier[row]!;
  if (requests!.nextTier[tier] === tier) return false;
  const used = m.base[row]! + m.slope[row]! * run.curve.cumulative[day]!;
  return stateAt(run, m.level[row]! * THRESHOLD_STRIDE, used) >= fromState;
}

/** Whether the row's pool takes no increases on the day. */
function isHeld(run: CohortRun, row: number, day: number): boolean {
  const { columns: m, requests, tally } = run;
  const pool = poolOfCell(tally, m.cell[row]!);
  return requests!.heldPools[pool * requests!.dayCount + day] === 1;
}

/** The tier rises by one; false: the quota that follows is the same, as where a stage gave it. */
function upgrade(run: CohortRun, row: number, day: number, { nextTier }: RequestRules): boolean {
  const { columns: m, tally } = run;
  m.tier[row] = nextTier[m.tier[row]!]!;
  if (!followQuota(run, row, day)) return false;
  tally.flows[cellDayOf(run, row, day) * FLOW_FIELDS + FLOW.upgrades]!++;
  return true;
}
