/**
 * The slow reference: a replication by one object a mailbox and one loop a day. It is a second
 * reading of docs/model.md, shares no code with the engine, and is never fast.
 */
import { liveDay } from './day.ts';
import { type Disk, isOverPlan, liveDiskDay, openDisks } from './disks.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { type Morning, rolloutOf, type StageProgress } from './rollout.ts';
import { type EventTally, emptyEvents, emptyTotals, sumOf, type Totals } from './totals.ts';
import { type World, type WorldInput, worldOf } from './world.ts';

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
  /** By pool; empty without storage. */
  readonly disks: readonly Disk[];
}

export function runReference(input: ReferenceInput): ReferenceTrace {
  const world = worldOf(input);
  const { plan } = input;
  const rollout = rolloutOf(world);
  const morning = input.script ?? rollout.morning;
  const pools = Array.from({ length: plan.pools.poolCount }, (_, pool) => pool);
  /** By cohort and pool. */
  const cells = world.cohorts.map(() => pools.map(() => emptyTotals(plan.dayCount)));
  const events = emptyEvents();
  const sizes = new Map<number, readonly number[]>();
  const { mailboxCount } = plan.population;
  const boxes = Array.from({ length: mailboxCount }, (_, number) => openMailbox(number, world));
  const openingBytes = boxes.reduce((sum, { used }) => sum + used, 0);
  const boxesIn = pools.map((pool) => boxes.filter((box) => poolOf(world, box) === pool));
  const disks = plan.storage === null ? [] : openDisks(world, boxesIn);
  for (let day = 0; day < plan.dayCount; day++) {
    const overPlan = disks.map((disk) => isOverPlan(disk, day - 1));
    const levels = new Map<number, number>();
    for (const { mailbox, stage } of morning(day, { boxes, overPlan })) {
      const { levelOfTierAfter } = plan.rollout.stages[stage]!;
      levels.set(mailbox, levelOfTierAfter[boxes[mailbox]!.tier]!);
    }
    for (const box of boxes) {
      const own = cells[box.cohort.index]![poolOf(world, box)]!;
      const counting = {
        add: (field: keyof Totals, amount: number) => void (own[field][day]! += amount),
        happened: (event: keyof EventTally) => void events[event]++,
      };
      liveDay({ box, day, world, counting }, levels.get(box.number) ?? null);
    }
    disks.forEach((disk, pool) => {
      const totals = cells.map((ofCohort) => ofCohort[pool]!);
      liveDiskDay(world, { pool, day, disk }, totals);
    });
    if (plan.sizeDays.includes(day))
      sizes.set(
        day,
        boxes.map((box) => box.used),
      );
  }
  countStages(rollout.progress, events);
  for (const disk of disks) countDisk(disk, events);
  const totals = cells.map((ofCohort) => sumOf(ofCohort, plan.dayCount));
  return { totals, sizes, stages: rollout.progress, events, openingBytes, boxes, disks };
}

function poolOf({ plan }: World, { number }: Mailbox): number {
  return plan.pools.poolOfOrganisation[plan.population.organisationOf[number]!]!;
}

function countStages(stages: readonly StageProgress[], events: EventTally): void {
  for (const { startDay, finishDay, leftOverCount, lostTurnCount, waits } of stages) {
    if (startDay !== null) events.stageStarts++;
    if (finishDay !== null) events.stageFinishes++;
    events.leftOvers += leftOverCount;
    events.lostTurns += lostTurnCount;
    for (const { kind } of waits) events[kind === 'wait' ? 'holds' : 'resumes']++;
  }
}

function countDisk({ evenings, orders }: Disk, events: EventTally): void {
  for (const { origin } of orders) events[`${origin}Orders`]++;
  for (const [day, { neededBytes, occupiedBytes, usableBytes }] of evenings) {
    if (day < 0) continue;
    if (neededBytes > usableBytes) events.overPlanDays++;
    if (occupiedBytes > usableBytes) events.exhaustedDays++;
  }
}
