/** What a run says to a planner of its moves: how many, when all have moved, and who never fits. */
import { formatDate } from '../calendar/date.ts';
import { HEADLINE_METRICS } from '../ensemble/metrics.ts';
import { orderStatistic } from '../ensemble/order-statistic.ts';
import { meanOf } from '../ensemble/statistics.ts';
import type { RunResult } from '../report/run-result.ts';
import { BYTES_PER_TIB, formatSize } from '../units/sizes.ts';
import { counted, groupDigits, inReplications } from './words.ts';

/** A line of all moves, and one a stage that leaves mailboxes for which no night has room. */
export function moveTexts(result: RunResult): string[] {
  const moving = movingStages(result);
  if (moving.length === 0) return [];
  return [`${movedText(result)}; ${finishedText(result, moving)}`, ...largeTexts(result)];
}

function movingStages({ plan }: RunResult): readonly number[] {
  const { stages } = plan.rollout;
  return [...stages.keys()].filter((stage) => stages[stage]!.moveTo !== null);
}

function movedText({ outcomes }: RunResult): string {
  const mean = (metric: string): number => {
    const index = HEADLINE_METRICS.findIndex(({ name }) => name === metric);
    return meanOf(outcomes.map(({ metrics }) => metrics[index] ?? 0));
  };
  const bytes = Math.round(mean('moved_tib') * BYTES_PER_TIB);
  const moves = counted(Math.round(mean('moved_mailboxes_count')), 'move');
  const dual = counted(Math.round(mean('dual_mailboxes_max')), 'mailbox', 'mailboxes');
  return (
    `${moves} of mailboxes with ${formatSize(bytes)} on average, and at the most ${dual} ` +
    'on two platforms at a time'
  );
}

/** When the last stage that moves mailboxes finishes. */
function finishedText({ outcomes, plan }: RunResult, moving: readonly number[]): string {
  const lastDays = outcomes.map(({ stages }) => {
    const days = moving.map((stage) => stages[stage]!.finishDay);
    return days.includes(null) ? null : Math.max(...days.map(Number));
  });
  const finish = moving.length === 1 ? 'their stage finishes' : 'their stages finish';
  const all = `${finish} ${inReplications(lastDays.map((day) => day !== null))}`;
  const median = orderStatistic(lastDays, 50);
  return median === null ? all : `${all}, in half of all by ${formatDate(plan.startDate + median)}`;
}

/** A line a stage that leaves mailboxes for which no night has room. */
export function largeTexts(result: RunResult): string[] {
  const { outcomes, plan } = result;
  return movingStages(result).flatMap((index) => {
    const counts = outcomes.map(({ stageEvents }) => {
      const left = stageEvents.find(({ stage, kind }) => stage === index && kind === 'left');
      return left?.tooLargeCount ?? 0;
    });
    const most = Math.max(...counts);
    if (most === 0) return [];
    const share = inReplications(counts.map((count) => count > 0));
    return [
      `stage ${plan.rollout.stages[index]!.name} leaves mailboxes that are larger than any night ` +
        `has room for ${share}, up to ${groupDigits(most)} of them`,
    ];
  });
}
