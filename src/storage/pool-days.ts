/** The disk of one pool from day to day. */
import type { StorageLayout } from '../scenario/storage-spec.ts';
import { fileBytes, neededBytes, occupiedBytes, recoverableBytes } from './disk-need.ts';
import type { PoolFlows, StoragePlan } from './storage-plan.ts';
import { maxUpTo, meanOfMarkedBefore, sumBefore } from './windows.ts';

/** Days over which the mean traffic of a working day is taken: four weeks. */
const TRAFFIC_DAYS = 28;

/** Days whose largest need is what is provisioned: a week. */
const PROVISIONED_DAYS = 7;

/** Days before the start whose mail still counts on the first. */
export function historyDaysOf({ deletedItemRetentionDays, logDays }: StorageLayout): number {
  return Math.max(TRAFFIC_DAYS, deletedItemRetentionDays, logDays);
}

/** End-of-day figures; that of day d is entry d + 1, the opening is entry 0. */
export interface PoolDays {
  /** Deleted mail within its retention. Whole. */
  readonly retainedBytes: Float64Array;
  readonly recoverableBytes: Float64Array;
  readonly fileBytes: Float64Array;
  readonly occupiedBytes: Float64Array;
  readonly neededBytes: Float64Array;
  readonly provisionedBytes: Float64Array;
  readonly fullQuotaNeedBytes: Float64Array;
}

/** No figures yet. */
export function emptyPoolDays(dayCount: number): PoolDays {
  const days = (): Float64Array => new Float64Array(dayCount + 1);
  return {
    retainedBytes: days(),
    recoverableBytes: days(),
    fileBytes: days(),
    occupiedBytes: days(),
    neededBytes: days(),
    provisionedBytes: days(),
    fullQuotaNeedBytes: days(),
  };
}

/**
 * Records the evening of a day, after those before it.
 *
 * recoverable = deletions of the retention + shares of used;
 * file = (used + recoverable + white space) (1 + overhead), never less than the day before unless
 * files shrink; occupied = copies (file + index + logs); needed = occupied / (1 - free space).
 */
export function recordEvening(
  days: PoolDays,
  { layout, historyDays, workingDay }: StoragePlan,
  { day, flows }: { readonly day: number; readonly flows: PoolFlows },
): void {
  const at = day + 1;
  const end = historyDays + day + 1;
  const retained = sumBefore(flows.deletedBytes, end, layout.deletedItemRetentionDays);
  const traffic = { end, length: TRAFFIC_DAYS };
  const perWorkingDay = meanOfMarkedBefore(flows.deliveredBytes, workingDay, traffic);
  const logSize = sumBefore(flows.logBytes, end, layout.logDays);
  const used = flows.usedBytes[end - 1]!;
  const recoverable = recoverableBytes(layout, used, retained);
  const held = fileBytes(layout, used + recoverable + layout.whiteSpaceDays * perWorkingDay);
  const before = at === 0 || layout.filesShrink ? 0 : days.fileBytes[at - 1]!;
  const file = Math.max(held, before);
  const occupied = occupiedBytes(layout, file, logSize);
  days.retainedBytes[at] = retained;
  days.recoverableBytes[at] = recoverable;
  days.fileBytes[at] = file;
  days.occupiedBytes[at] = occupied;
  days.neededBytes[at] = neededBytes(layout, occupied);
  days.provisionedBytes[at] = maxUpTo(days.neededBytes, at, PROVISIONED_DAYS);
  const quotas = flows.quotaBytes[end - 1]!;
  days.fullQuotaNeedBytes[at] = fullQuotaNeed(layout, quotas, { perWorkingDay, logSize });
}

/**
 * The need by the published formula if all mailboxes were at their quota: recoverable mail is what
 * so many working days deliver as mail is kept, since at a full mailbox as much goes as comes. Its
 * cap a mailbox is left out: only sums are known here.
 */
function fullQuotaNeed(
  layout: StorageLayout,
  quotaBytes: number,
  { perWorkingDay, logSize }: { readonly perWorkingDay: number; readonly logSize: number },
): number {
  const retained = layout.deletedItemRetentionDays * perWorkingDay;
  const recoverable = recoverableBytes(layout, quotaBytes, retained);
  const held = quotaBytes + recoverable + layout.whiteSpaceDays * perWorkingDay;
  return neededBytes(layout, occupiedBytes(layout, fileBytes(layout, held), logSize));
}
