/**
 * The slow reference: a replication by one object a mailbox and one loop a day. It is a second
 * reading of docs/model.md, shares no code with the engine, and is never fast.
 */
import { liveDay } from './day.ts';
import { type Disk, isOverPlan, liveDiskDay, openDisks } from './disks.ts';
import { countDisk, countRollout } from './events.ts';
import { isPresent, type Mailbox, openMailbox } from './mailbox.ts';
import { askForMore } from './requests.ts';
import { type Morning, type Rollout, rolloutOf } from './rollout.ts';
import {
  type Counting,
  type EventTally,
  emptyEvents,
  emptyTotals,
  sumOf,
  type Totals,
} from './totals.ts';
import { type WorldInput, worldOf } from './world.ts';

export interface ReferenceInput extends WorldInput {
  /** Who decides in the rollout's place: as scripted, whatever happens. */
  readonly script?: Morning;
}

export interface ReferenceTrace {
  /** By cohort. */
  readonly totals: readonly Totals[];
  /** By size day: the mailboxes that are there, and the bytes of each on that evening. */
  readonly sizes: ReadonlyMap<number, readonly { mailbox: number; bytes: number }[]>;
  readonly rollout: Rollout;
  readonly events: EventTally;
  /** Content of all mailboxes at the end of day -1. */
  readonly openingBytes: number;
  /** As they are at the end. */
  readonly boxes: readonly Mailbox[];
  /** By pool; empty without storage. */
  readonly disks: readonly Disk[];
}

export function runReference(input: ReferenceInput): ReferenceTrace {
  const world = worldOf(input);
  const { plan } = input;
  const rollout = rolloutOf(world);
  const pools = Array.from({ length: plan.pools.poolCount }, (_, pool) => pool);
  /** By cohort and pool. */
  const cells = world.cohorts.map(() => pools.map(() => emptyTotals(plan.dayCount)));
  const events = emptyEvents();
  const happened = (event: keyof EventTally): void => void events[event]++;
  const sizes = new Map<number, readonly { mailbox: number; bytes: number }[]>();
  const { mailboxCount } = plan.population;
  const boxes = Array.from({ length: mailboxCount }, (_, number) => openMailbox(number, world));
  const opening = boxes.filter((box) => isPresent(box, -1));
  const openingBytes = opening.reduce((sum, { used }) => sum + used, 0);
  for (const box of opening) askForMore({ box, day: -1, world }, null, { happened });
  const boxesIn = pools.map((pool) => opening.filter((box) => box.pool === pool));
  const disks = plan.storage === null ? [] : openDisks(world, boxesIn);
  for (let day = 0; day < plan.dayCount; day++) {
    const overPlan = disks.map((disk) => isOverPlan(disk, day - 1));
    const morning = input.script ?? rollout.morning;
    const changes = morning(day, { boxes, overPlan });
    const countings = cells.map((ofCohort) =>
      ofCohort.map(
        (own): Counting => ({
          add: (field, amount) => void (own[field][day]! += amount),
          happened,
        }),
      ),
    );
    for (const box of boxes) {
      const countingIn = (pool: number): Counting => countings[box.cohort.index]![pool]!;
      const counting: Counting = {
        add: (field, amount) => countingIn(box.pool).add(field, amount),
        happened,
      };
      const own = changes.filter(({ mailbox }) => mailbox === box.number);
      liveDay({ box, day, world, counting, countingIn }, { changes: own, overPlan });
    }
    disks.forEach((disk, pool) => {
      const totals = cells.map((ofCohort) => ofCohort[pool]!);
      liveDiskDay(world, { pool, day, disk }, totals);
    });
    if (input.script === undefined) rollout.evening(day, boxes, disks);
    if (plan.sizeDays.includes(day)) {
      const present = boxes.filter((box) => isPresent(box, day));
      sizes.set(
        day,
        present.map(({ number, used }) => ({ mailbox: number, bytes: used })),
      );
    }
  }
  countRollout(rollout, { boxes, dayCount: plan.dayCount }, events);
  for (const disk of disks) countDisk(disk, events);
  const totals = cells.map((ofCohort) => sumOf(ofCohort, plan.dayCount));
  return { totals, sizes, rollout, events, openingBytes, boxes, disks };
}
