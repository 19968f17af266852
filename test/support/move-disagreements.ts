/** What differs between the engine and the reference in who lies where, and in what has moved. */
import type { Trace } from '../../src/engine/trace.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { isPresent } from './reference/mailbox.ts';
import type { ReferenceTrace } from './reference/reference.ts';

/** Whole bytes and mailboxes: exactly. */
export function moveDisagreements(trace: Trace, reference: ReferenceTrace, plan: Plan): string[] {
  const { platformMailboxes, stageMovedBytes } = trace;
  const { moves, stages } = plan.rollout;
  const moved = stages.map((_, index) =>
    reference.boxes
      .flatMap(({ journeys }) => journeys)
      .reduce((sum, { stage, bytes }) => sum + (stage === index ? bytes : 0), 0),
  );
  const found =
    moves === null || `${stageMovedBytes}` === `${moved}`
      ? []
      : [`bytes moved by stages: ${stageMovedBytes}, reference ${moved}`];
  if (moves === null) return platformMailboxes.length === 0 ? found : ['platforms without moves'];
  const last = plan.dayCount - 1;
  const here = plan.platforms.map(
    (_, platform) =>
      reference.boxes.filter(
        (box) =>
          isPresent(box, last) &&
          (box.movedBy === null ? 0 : stages[box.movedBy]!.moveTo) === platform,
      ).length,
  );
  const actual = platformMailboxes.map((byDay) => byDay[last]);
  return `${actual}` === `${here}`
    ? found
    : [...found, `mailboxes by platform: ${actual}, reference ${here}`];
}
