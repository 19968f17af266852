/** Other platforms, and how mailboxes get there, as a scenario describes them. */
import type { QuotaBytes, QuotaSpec } from './scenario.ts';
import type { StorageSpec } from './storage-spec.ts';

/** How the platform is called on which all mailboxes start. */
export const HOME = 'home';

/** A platform to which stages may move mailboxes. */
export interface PlatformSpec {
  readonly name: string;
  /** By the name of each of the scenario's tiers: what a mailbox of it has there. */
  readonly quota: Readonly<Record<string, QuotaBytes>>;
  readonly thresholds: QuotaSpec['thresholds'];
  /** Null where the scenario has none either. */
  readonly storage: StorageSpec | null;
}

/** What a night has room for, and when a mailbox is gone from where it was. */
export interface MovesSpec {
  /** Mailboxes a night over all stages; null: no limit. */
  readonly perDay: number | null;
  /** Their content; null: no limit. */
  readonly bytesPerDay: number | null;
  /** By organisation type: Mbit/s (10^6 bits) of each organisation's link; others: no limit. */
  readonly linkMbitPerSecond: Readonly<Record<string, number>>;
  /** Of a night, in which links carry what is moved; null where there are none. */
  readonly windowHours: number | null;
  /** Share of a link that what is moved may take. */
  readonly linkShare: number;
  /** Share of the content that crosses the link, as the caches of clients fill again. */
  readonly cacheShare: number;
  /** Transaction logs of moved mail that a platform may hold at a time; null: no limit. */
  readonly logBytes: number | null;
  /** Days for which nights are planned at once, by the contents of the evening before. */
  readonly planEveryDays: number;
  /** Days from the move until the copy that was left is gone. */
  readonly dropSourceAfterDays: number;
}
