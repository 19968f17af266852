/**
 * The slow reference: a replication by one object a mailbox and one loop a day. It is a second
 * reading of docs/model.md, shares no code with the engine, and is never fast.
 */
import { liveDay } from './day.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { type Morning, rolloutOf, type StageProgress } from './rollout.ts';
import { type EventTally, emptyEvents, emptyTotals, type Totals } from './totals.ts';
import { type WorldInput, worldOf } from './world.ts';

export interface ReferenceInput extends WorldInput {
  /** Who decides in the rollout's place: as scripted, whatever happens. */
  readonly script?: Morning;
}

export interface ReferenceTrace {
  /** By cohort. */
  readonly totals: readonly Totals[];
  /** By size day: the bytes of each mailbox, by number, on its evening. */
  readonly sizes: ReadonlyMap<number, readonly number[]>;
  readonly stages: readonly StageProgress[];
  readonly events: EventTally;
  /** Content of all mailboxes at the end of day -1. */
  readonly openingBytes: number;
  /** As they are at the end. */
  readonly boxes: readonly Mailbox[];
}

export function runReference(input: ReferenceInput): ReferenceTrace {
  const world = worldOf(input);
  const { plan } = input;
  const rollout = rolloutOf(world);
  const morning = input.script ?? rollout.morning;
  const totals = world.cohorts.map(() => emptyTotals(plan.dayCount));
  const events = emptyEvents();
  const sizes = new Map<number, readonly number[]>();
  const { mailboxCount } = plan.population;
  const boxes = Array.from({ length: mailboxCount }, (_, number) => openMailbox(number, world));
  const openingBytes = boxes.reduce((sum, { used }) => sum + used, 0);
  for (let day = 0; day < plan.dayCount; day++) {
    const levels = new Map<number, number>();
    for (const { mailbox, stage } of morning(day, boxes)) {
      const { levelOfTierAfter } = plan.rollout.stages[stage]!;
      levels.set(mailbox, levelOfTierAfter[boxes[mailbox]!.tier]!);
    }
    for (const box of boxes) {
      const own = totals[box.cohort.index]!;
      const counting = {
        add: (field: keyof Totals, amount: number) => void (own[field][day]! += amount),
        happened: (event: keyof EventTally) => void events[event]++,
      };
      liveDay({ box, day, world, counting }, levels.get(box.number) ?? null);
    }
    if (plan.sizeDays.includes(day))
      sizes.set(
        day,
        boxes.map((box) => box.used),
      );
  }
  countStages(rollout.progress, events);
  return { totals, sizes, stages: rollout.progress, events, openingBytes, boxes };
}

function countStages(stages: readonly StageProgress[], events: EventTally): void {
  for (const { startDay, finishDay, leftOverCount } of stages) {
    if (startDay !== null) events.stageStarts++;
    if (finishDay !== null) events.stageFinishes++;
    events.leftOvers += leftOverCount;
  }
}
