/**
 * What a run says to a planner beside pools and gates: what waits, what is left, what fails, who
 * comes and goes, and the cost.
 */
import { presentValuePence, totalCashPence } from '../cost/cost-table.ts';
import { PENCE_PER_POUND } from '../cost/pence.ts';
import type { StageEventKind } from '../engine/trace.ts';
import { HEADLINE_METRICS } from '../ensemble/metrics.ts';
import { meanOf, quantileOf } from '../ensemble/statistics.ts';
import { hasChurn } from '../plan/churn.ts';
import type { RunResult } from '../report/run-result.ts';
import { formatDecimal } from '../units/decimal.ts';
import { groupDigits, inReplications } from './words.ts';

/** How a stage ends that does not finish. */
const UNFINISHED: readonly StageEventKind[] = ['left', 'abort', 'rollback', 'blocked'];

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
export function finishText(result: RunResult): string | null {
  const { outcomes, plan } = result;
  const isFinished = outcomes.map(({ stageEvents }) =>
    stageEvents.every(({ kind }) => !UNFINISHED.includes(kind)),
  );
  if (plan.rollout.stages.length === 0 || !isFinished.includes(false)) return null;
  const awaited = awaitedText(result);
  const end = awaited === null ? '' : `; ${awaited}`;
  return `the rollout finishes within the horizon ${inReplications(isFinished)}${end}`;
}

/** For which pools stages wait at the end; null where they do not. */
export function awaitedText({ outcomes, plan }: RunResult): string | null {
  const waits = plan.pools.names.flatMap((name) => {
    const isAwaited = outcomes.map(({ stageEvents }) =>
      stageEvents.some(({ waitsFor }) => waitsFor?.includes(name)),
    );
    return isAwaited.includes(true) ? [`for pool ${name} ${inReplications(isAwaited)}`] : [];
  });
  return waits.length === 0 ? null : `at the end stages wait ${waits.join(', ')}`;
}

/** Attempts that fail, and mailboxes that do so for good; null where no attempt does. */
export function failureText({ outcomes }: RunResult): string | null {
  const sums = (field: 'attemptCount' | 'failedAttemptCount' | 'failedCount'): number[] =>
    outcomes.map(({ stages }) => stages.reduce((sum, stage) => sum + stage[field], 0));
  const failedAttempts = meanOf(sums('failedAttemptCount'));
  if (failedAttempts === 0) return null;
  const forGood = sums('failedCount');
  const p95 = groupDigits(Math.ceil(quantileOf(forGood, 95)));
  const attempts =
    `${formatDecimal(failedAttempts, 1)} of ${groupDigits(Math.round(meanOf(sums('attemptCount'))))} ` +
    'attempts fail on average';
  if (forGood.every((count) => count === 0)) return `${attempts}; no mailbox fails for good`;
  return `${attempts}; ${formatDecimal(meanOf(forGood), 1)} mailboxes fail for good, P95 ${p95}`;
}

/** Who is there at the start, comes, goes, and is there at the end; null where all stay. */
export function populationText({ outcomes, plan }: RunResult): string | null {
  if (!hasChurn(plan)) return null;
  const end = HEADLINE_METRICS.findIndex(({ name }) => name === 'end_mailboxes_count');
  const mean = (values: readonly number[]) => groupDigits(Math.round(meanOf(values)));
  return (
    `${groupDigits(plan.population.openingCount)} mailboxes at the start; on average ` +
    `${mean(outcomes.map(({ counts }) => counts.joined))} join, ` +
    `${mean(outcomes.map(({ counts }) => counts.left))} leave, and ` +
    `${mean(outcomes.map(({ metrics }) => metrics[end] ?? 0))} are there at the end`
  );
}

/** Cash over the horizon and what it counts today, in whole pounds; null without costs. */
export function costText({ costs, loaded }: RunResult): string | null {
  if (costs === null) return null;
  const cash = costs.replications.map((replication) => replication.totalCashPence);
  const pounds = (pence: number) => groupDigits(Math.round(pence / PENCE_PER_POUND));
  const quantiles = [50, 80].map((percent) => `P${percent} ${pounds(quantileOf(cash, percent))}`);
  return (
    `costs ${loaded.scenario.currency} ${pounds(totalCashPence(costs.mean))} on average, ` +
    `${quantiles.join(', ')}; present value ${pounds(presentValuePence(costs.mean))}`
  );
}
