/** What a run says to a planner beside the pools: what waits, what is left, and the cost. */
import { presentValuePence, totalCashPence } from '../cost/cost-table.ts';
import { PENCE_PER_POUND } from '../cost/pence.ts';
import { quantileOf } from '../ensemble/statistics.ts';
import type { RunResult } from '../report/run-result.ts';
import { groupDigits, inReplications } from './words.ts';

/** A line a stage that has waited for a pool in some replication. */
export function waitTexts({ outcomes, plan }: RunResult): string[] {
  return plan.rollout.stages.flatMap(({ name }, index) => {
    const waited = outcomes.map(({ stageEvents }) =>
      stageEvents.some(({ stage, kind }) => stage === index && kind === 'wait'),
    );
    return waited.includes(true)
      ? [`stage ${name} waits for a pool ${inReplications(waited)}`]
      : [];
  });
}

/**
 * How likely the rollout finishes, and for which pools stages wait at the end; null where it always
 * does, or there is none.
 */
export function finishText({ outcomes, plan }: RunResult): string | null {
  const isFinished = outcomes.map(({ stageEvents }) =>
    stageEvents.every(({ kind }) => kind !== 'left'),
  );
  if (plan.rollout.stages.length === 0 || !isFinished.includes(false)) return null;
  const waits = (plan.storage?.pools ?? []).flatMap(({ name }) => {
    const isAwaited = outcomes.map(({ stageEvents }) =>
      stageEvents.some(({ waitsFor }) => waitsFor?.includes(name)),
    );
    return isAwaited.includes(true) ? [`for pool ${name} ${inReplications(isAwaited)}`] : [];
  });
  const end = waits.length === 0 ? '' : `; at the end stages wait ${waits.join(', ')}`;
  return `the rollout finishes within the horizon ${inReplications(isFinished)}${end}`;
}

/** Cash over the horizon and what it counts today, in whole pounds; null without costs. */
export function costText({ costs, loaded }: RunResult): string | null {
  if (costs === null) return null;
  const cash = costs.replications.map((replication) => replication.totalCashPence);
  const pounds = (pence: number) => groupDigits(Math.round(pence / PENCE_PER_POUND));
  const quantiles = [50, 80].map((percent) => `P${percent} ${pounds(quantileOf(cash, percent))}`);
  return (
    `costs ${loaded.scenario.currency} ${pounds(totalCashPence(costs.mean))} on the mean, ` +
    `${quantiles.join(', ')}; present value ${pounds(presentValuePence(costs.mean))}`
  );
}
