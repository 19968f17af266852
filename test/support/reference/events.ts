/** How often what only the agreement test asks for happened to stages, gates and disks. */
import type { Disk } from './disks.ts';
import type { Mailbox } from './mailbox.ts';
import type { Rollout } from './rollout.ts';
import type { Happening } from './rollout-context.ts';
import { countsOf } from './stage.ts';
import type { EventName, EventTally } from './totals.ts';

const EVENT_OF: Readonly<Record<Happening['kind'], EventName>> = {
  trip: 'trips',
  alert: 'alerts',
  report: 'reports',
  clear: 'clears',
  approval: 'approvals',
  start: 'stageStarts',
  pause: 'pauses',
  pauseEnd: 'pauseEnds',
  wait: 'holds',
  resume: 'resumes',
  abort: 'aborts',
  rollback: 'rollbacks',
  blocked: 'blockedStages',
  finish: 'stageFinishes',
};

export function countRollout(
  { runs, happenings }: Rollout,
  { boxes, dayCount }: { readonly boxes: readonly Mailbox[]; readonly dayCount: number },
  events: EventTally,
): void {
  for (const { kind } of happenings) events[EVENT_OF[kind]]++;
  for (const own of runs) {
    events.leftOvers += own.leftOverCount;
    events.lostTurns += own.lostTurnCount;
    events.failedAttempts += own.failedAttemptCount;
    events.rolledBack += own.rolledBackCount;
    events.lateReturns += own.lateCount;
    events.roundsAnew += own.roundsAnewCount;
    events.lacksOfCount += own.lackCounts.count;
    events.lacksOfBytes += own.lackCounts.bytes;
    events.lacksOfLink += own.lackCounts.link;
    events.lacksOfLogs += own.lackCounts.logs;
    const { failed, gone, passed } = countsOf(own, boxes, dayCount);
    events.failures += failed;
    events.gone += gone;
    events.passedJoiners += passed;
  }
}

export function countDisk({ evenings, orders }: Disk, events: EventTally): void {
  for (const { origin } of orders) events[`${origin}Orders`]++;
  for (const [day, { neededBytes, occupiedBytes, usableBytes }] of evenings) {
    if (day < 0) continue;
    if (neededBytes > usableBytes) events.overPlanDays++;
    if (occupiedBytes > usableBytes) events.exhaustedDays++;
  }
}
