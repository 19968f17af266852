/** The disks of the reference's pools, evening by evening. */
import { dayBefore, dayOf, type PoolDay } from './flows.ts';
import type { Mailbox } from './mailbox.ts';
import { type Order, orderToday, scheduledOrders } from './purchases.ts';
import type { Totals } from './totals.ts';
import { storageOf, type World } from './world.ts';

/** White space follows the mail of the working days among so many. */
const TRAFFIC_DAYS = 28;
const PROVISIONED_DAYS = 7;

export interface Evening extends PoolDay {
  /** Deleted within the retention. */
  readonly retainedBytes: number;
  readonly recoverableBytes: number;
  readonly fileBytes: number;
  readonly occupiedBytes: number;
  readonly neededBytes: number;
  readonly provisionedBytes: number;
  readonly usableBytes: number;
  readonly fullQuotaNeedBytes: number;
}

export interface Disk {
  /** By day; the first is the earliest that still counts on day 0. */
  readonly days: Map<number, PoolDay>;
  /** By day; the first is -1. */
  readonly evenings: Map<number, Evening>;
  readonly orders: Order[];
}

/** All disks at the end of day -1; `boxesIn` are the mailboxes of each pool. */
export function openDisks(world: World, boxesIn: readonly (readonly Mailbox[])[]): Disk[] {
  return boxesIn.map((boxes, pool) => {
    const disk = { days: new Map(), evenings: new Map(), orders: scheduledOrders(world, pool) };
    for (let day = -world.plan.history.dayCount; day < 0; day++) {
      disk.days.set(day, dayBefore(world, { pool, boxes }, day));
    }
    endDay(world, { pool, day: -1, disk });
    return disk;
  });
}

interface Tonight {
  readonly pool: number;
  readonly day: number;
  readonly disk: Disk;
}

/** A day of the horizon: orders arrive, the policy may order, the evening is recorded. */
export function liveDiskDay(world: World, tonight: Tonight, totals: readonly Totals[]): void {
  const { pool, day, disk } = tonight;
  const order = orderToday(world, {
    ...{ pool, day, usableBytes: usableOn(world, tonight), orders: disk.orders },
    neededBytes: (at) => disk.evenings.get(at)!.neededBytes,
  });
  if (order !== null) disk.orders.push(order);
  disk.days.set(day, dayOf(world, { pool, totals }, day));
  endDay(world, tonight);
}

export function isOverPlan({ evenings }: Disk, day: number): boolean {
  const { neededBytes, usableBytes } = evenings.get(day)!;
  return neededBytes > usableBytes;
}

function usableOn({ plan }: World, { pool, day, disk }: Tonight): number {
  const { usableBytes } = storageOf(plan, pool).own;
  return disk.orders
    .filter(({ arrivalDay }) => arrivalDay <= day)
    .reduce((sum, order) => sum + order.usableBytes, usableBytes);
}

/** The last days up to one, that one included. */
function lastDays(count: number, day: number): number[] {
  return Array.from({ length: count }, (_, back) => day - back);
}

function endDay(world: World, tonight: Tonight): void {
  const { day, disk } = tonight;
  const { layout } = storageOf(world.plan, tonight.pool).storage;
  const today = disk.days.get(day)!;
  const sum = (count: number, field: keyof PoolDay): number =>
    lastDays(count, day).reduce((all, at) => all + disk.days.get(at)![field], 0);
  const working = lastDays(TRAFFIC_DAYS, day).filter((at) => isWorkingDay(world, at));
  const arrived = working.reduce((all, at) => all + disk.days.get(at)!.deliveredBytes, 0);
  const perWorkingDay = working.length === 0 ? 0 : arrived / working.length;
  const retainedBytes = sum(layout.deletedItemRetentionDays, 'deletedBytes');
  const logSize = sum(layout.logDays, 'logBytes');

  const besides = layout.singleItemShare + layout.calendarShare;
  const onDisk = (content: number, deleted: number) => {
    const recoverableBytes = deleted + besides * content;
    const whiteSpace = layout.whiteSpaceDays * perWorkingDay;
    const held = (content + recoverableBytes + whiteSpace) * (1 + layout.overheadShare);
    return { recoverableBytes, held };
  };
  const needOf = (fileBytes: number) => {
    const occupiedBytes = layout.copies * (fileBytes * (1 + layout.indexShare) + logSize);
    return { occupiedBytes, neededBytes: occupiedBytes / (1 - layout.freeSpaceShare) };
  };

  const { recoverableBytes, held } = onDisk(today.usedBytes, retainedBytes);
  const yesterday = disk.evenings.get(day - 1)?.fileBytes ?? 0;
  const fileBytes = layout.filesShrink ? held : Math.max(held, yesterday);
  const need = needOf(fileBytes);
  const before = lastDays(PROVISIONED_DAYS, day).map((at) => disk.evenings.get(at)?.neededBytes);
  const full = onDisk(today.quotaBytes, layout.deletedItemRetentionDays * perWorkingDay);
  disk.evenings.set(day, {
    ...today,
    ...{ retainedBytes, recoverableBytes, fileBytes },
    ...need,
    provisionedBytes: Math.max(need.neededBytes, ...before.map((bytes) => bytes ?? 0)),
    usableBytes: usableOn(world, tonight),
    fullQuotaNeedBytes: needOf(full.held).neededBytes,
  });
}

function isWorkingDay({ plan }: World, day: number): boolean {
  const { calendar, history } = plan;
  return (day < 0 ? history.workingDay[history.dayCount + day] : calendar.workingDay[day]) === 1;
}
