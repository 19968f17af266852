/** What a replication leaves to be paid for. */
import type { DriverUnit } from '../scenario/costs-spec.ts';
import { BYTES_PER_GIB, BYTES_PER_TIB } from '../units/sizes.ts';

/** What lies on a platform, or on all of them; one item a day of the horizon. */
export interface PlacedDrivers {
  /** At the end of the day: what may be filled, */
  readonly installedBytes: ArrayLike<number>;
  /** what is set aside for what is needed, */
  readonly provisionedBytes: ArrayLike<number>;
  /** and the content of mailboxes, with what those that have moved away have left. */
  readonly usedBytes: ArrayLike<number>;
  /** Those who are there: neither who has left nor who has not joined yet. */
  readonly mailboxCount: ArrayLike<number>;
}

/** Totals of all pools and cohorts. */
export interface CostDrivers extends PlacedDrivers {
  /** By name. */
  readonly platforms: ReadonlyMap<string, PlacedDrivers>;
  /** Mailboxes whose content lies on two platforms. */
  readonly dualMailboxCount: ArrayLike<number>;
  /** Of the day: a stage counts when it starts, whatever becomes of it. */
  readonly stageStartCount: ArrayLike<number>;
  /** Quotas that change, by stages, rollbacks and requests; an attempt that fails changes none. */
  readonly changeCount: ArrayLike<number>;
  readonly movedBytes: ArrayLike<number>;
  readonly contactCount: ArrayLike<number>;
  readonly cleanUpCount: ArrayLike<number>;
  readonly bouncedMessageCount: ArrayLike<number>;
  readonly suppressedMessageCount: ArrayLike<number>;
  readonly purchases: readonly CostPurchase[];
}

/** Storage that was ordered; days are counted from the horizon's first, which is 0. */
export interface CostPurchase {
  /** Below 0: ordered before the horizon. */
  readonly orderDay: number;
  /** What arrives before the horizon has been paid, and what arrives after it is not paid yet. */
  readonly arrivalDay: number;
  readonly usableBytes: number;
  /** Ordered before the horizon, so that no decision taken in it can spare the cost. */
  readonly isSunk: boolean;
}

type DailyDriver = Exclude<keyof CostDrivers, 'purchases' | 'platforms'>;

export interface Driver {
  /** Null: one a day, of what is paid by the month alone. */
  readonly series: DailyDriver | null;
  /** What of the series makes one unit, such as bytes a TiB. */
  readonly perUnit: number;
  /** Levels count by the mean over the days of the calendar month, happenings by their sum. */
  readonly isLevel: boolean;
}

export const BYTES_PER_TB = 1e12;

const level = (series: DailyDriver | null, perUnit = 1): Driver => ({
  series,
  perUnit,
  isLevel: true,
});
const happening = (series: DailyDriver, perUnit = 1): Driver => ({
  series,
  perUnit,
  isLevel: false,
});

export const DRIVERS: Readonly<Record<DriverUnit, Driver>> = {
  'TiB-month installed': level('installedBytes', BYTES_PER_TIB),
  'TiB-month provisioned': level('provisionedBytes', BYTES_PER_TIB),
  'TiB-month used': level('usedBytes', BYTES_PER_TIB),
  'TB-month installed': level('installedBytes', BYTES_PER_TB),
  'TB-month provisioned': level('provisionedBytes', BYTES_PER_TB),
  'TB-month used': level('usedBytes', BYTES_PER_TB),
  'mailbox-month': level('mailboxCount'),
  'dual mailbox-month': level('dualMailboxCount'),
  month: level(null),
  stage: happening('stageStartCount'),
  'mailbox changed': happening('changeCount'),
  'GiB moved': happening('movedBytes', BYTES_PER_GIB),
  contact: happening('contactCount'),
  'clean-up': happening('cleanUpCount'),
  'bounced message': happening('bouncedMessageCount'),
  'suppressed message': happening('suppressedMessageCount'),
};
