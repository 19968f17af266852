/** What the mailboxes of a pool of the reference do by day, whole bytes where they flow. */
import type { Mailbox } from './mailbox.ts';
import { ratesOf } from './rates.ts';
import type { Totals } from './totals.ts';
import { storageOf, type World } from './world.ts';

export interface PoolDay {
  readonly mailboxCount: number;
  /** Content at the end of the day, copies included, and of it the copies. */
  readonly usedBytes: number;
  readonly copyBytes: number;
  readonly committedBytes: number;
  /** As committed, with unlimited quotas at what they count as. */
  readonly quotaBytes: number;
  readonly deliveredBytes: number;
  readonly logBytes: number;
  readonly deletedBytes: number;
}

const KIB = 1024;

/** 50 messages of 75 KB leave 10 logs of 1 MB; larger ones more, by KB / (15 / 0.19). */
const PUBLISHED_LOG_BYTES_PER_MESSAGE = ((10 / 50) * 1024 * KIB) / (15 / 0.19);

/** What a byte of a cohort's mail leaves in the logs. */
function logShare({ plan, cohorts }: World, pool: number, cohort: number): number {
  const stated = storageOf(plan, pool).storage.layout.logBytesPerMessage;
  const { messageBytes } = cohorts[cohort]!.parameters.demand;
  const perMessage = stated ?? PUBLISHED_LOG_BYTES_PER_MESSAGE * (messageBytes / KIB);
  return perMessage / messageBytes;
}

function unlimitedBytes({ quotas }: World): number {
  return quotas.find(({ bytes }) => bytes === Infinity)?.countsAsBytes ?? 0;
}

function whole(day: PoolDay): PoolDay {
  const rounded = (bytes: number): number => Math.max(0, Math.round(bytes));
  return {
    ...day,
    deliveredBytes: rounded(day.deliveredBytes),
    logBytes: rounded(day.logBytes),
    deletedBytes: rounded(day.deletedBytes),
  };
}

interface DayTotals {
  readonly pool: number;
  /** By cohort. */
  readonly totals: readonly Totals[];
}

/** A day of the horizon, from the totals of the mailboxes that lie in the pool. */
export function dayOf(world: World, { pool, totals }: DayTotals, day: number): PoolDay {
  const sum = (amount: (own: Totals, cohort: number) => number): number =>
    totals.reduce((all, own, cohort) => all + amount(own, cohort), 0);
  const delivered = (own: Totals): number =>
    own.grossBytes[day]! - own.bouncedBytes[day]! - own.suppressedBytes[day]!;
  const committedBytes = sum((own) => own.committedBytes[day]!);
  const copyBytes = sum((own) => own.copyBytes[day]!);
  return whole({
    mailboxCount: sum((own) => own.mailboxCount[day]!),
    usedBytes: sum((own) => own.usedBytes[day]!) + copyBytes,
    copyBytes,
    committedBytes,
    quotaBytes: committedBytes + sum((own) => own.unlimitedCount[day]!) * unlimitedBytes(world),
    deliveredBytes: sum(delivered),
    logBytes: sum(
      (own, cohort) =>
        logShare(world, pool, cohort) * delivered(own) +
        own.returnedBytes[day]! +
        own.importedBytes[day]! +
        own.movedBytes[day]!,
    ),
    deletedBytes: sum(
      (own) =>
        own.triagedBytes[day]! +
        own.deletedBytes[day]! +
        own.parkedBytes[day]! +
        own.housekeptBytes[day]!,
    ),
  });
}

interface Opening {
  readonly pool: number;
  readonly boxes: readonly Mailbox[];
}

/** A day before day 0: as the opening's traffic would have made it. */
export function dayBefore(world: World, { pool, boxes }: Opening, day: number): PoolDay {
  let [delivered, logs, deleted, used, committed, unlimited] = [0, 0, 0, 0, 0, 0];
  for (const box of boxes) {
    const rates = ratesOf(box, box.effect, world);
    const daily = box.cohort.curve.daily(day);
    const arrived = rates.gross - rates.bounced - rates.suppressed;
    delivered += arrived * daily;
    logs += logShare(world, pool, box.cohort.index) * arrived * daily;
    deleted += (arrived - rates.kept) * daily;
    used += box.used;
    const { bytes } = world.quotas[box.level]!;
    if (bytes === Infinity) unlimited += unlimitedBytes(world);
    else committed += bytes;
  }
  return whole({
    mailboxCount: boxes.length,
    usedBytes: used,
    copyBytes: 0,
    committedBytes: committed,
    quotaBytes: committed + unlimited,
    deliveredBytes: delivered,
    logBytes: logs,
    deletedBytes: deleted,
  });
}
