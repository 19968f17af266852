/** How things stand on a programme's milestones, at the end of their days. */
import type { Trace } from '../engine/trace.ts';
import type { Plan } from '../plan/plan.ts';
import { dailyValues, plain, STORED } from './series.ts';

export interface MilestoneOutcome {
  /** Those who are there. */
  readonly mailboxCount: number;
  /** Of all mailboxes, with copies of those that have moved. */
  readonly usedBytes: number;
  /** By platform, home first; empty where nothing moves. */
  readonly platformMailboxes: readonly number[];
  /** Of the mailboxes that stages select, the share that is changed; null without stages. */
  readonly rolloutDoneShare: number | null;
  /** Null without stages. */
  readonly rolloutIsFinished: boolean | null;
  /** In the order of the plan's pools; empty without storage. */
  readonly pools: readonly {
    readonly mailboxCount: number;
    readonly usedBytes: number;
    readonly neededBytes: number;
    readonly usableBytes: number;
  }[];
}

export function milestoneOutcomes(trace: Trace, { milestones }: Plan): MilestoneOutcome[] {
  if (milestones.length === 0) return [];
  const mailboxes = dailyValues(trace, plain('mailboxCount'));
  const used = dailyValues(trace, STORED);
  return milestones.map(({ day }, milestone) => ({
    mailboxCount: mailboxes[day]!,
    usedBytes: used[day]!,
    platformMailboxes: trace.platformMailboxes.map((counts) => counts[day]!),
    ...rolloutBy(trace, { day, milestone }),
    pools: trace.pools.map(({ mailboxCount, usedBytes, neededBytes, usableBytes }) => ({
      mailboxCount: mailboxCount[day]!,
      usedBytes: usedBytes[day]!,
      neededBytes: neededBytes[day]!,
      usableBytes: usableBytes[day]!,
    })),
  }));
}

function rolloutBy(
  { stages }: Trace,
  { day, milestone }: { readonly day: number; readonly milestone: number },
): Pick<MilestoneOutcome, 'rolloutDoneShare' | 'rolloutIsFinished'> {
  if (stages.length === 0) return { rolloutDoneShare: null, rolloutIsFinished: null };
  let [selected, done] = [0, 0];
  for (const stage of stages) {
    selected += stage.selectedCount;
    done += stage.doneCounts[milestone]!;
  }
  return {
    rolloutDoneShare: selected === 0 ? 1 : done / selected,
    rolloutIsFinished: stages.every(({ finishDay }) => finishDay !== null && finishDay <= day),
  };
}
