/** Storage as a scenario describes it: how mail lies on disk, in which pools, what is bought. */
import type { CalendarDate } from '../calendar/date.ts';
import type { SelectSpec, UncertainValue } from './scenario.ts';

export interface StorageSpec {
  /** What filled the layout in where the file says nothing; null: nothing did. */
  readonly preset: LayoutPreset | null;
  readonly layout: StorageLayout;
  /** One at least; every organisation belongs to exactly one. */
  readonly pools: readonly PoolSpec[];
  /** Null: nothing is bought, and no last safe order date can be given. */
  readonly procurement: ProcurementSpec | null;
}

export const LAYOUT_PRESETS = ['exchange-2007', 'exchange-2010', 'exchange-2013'] as const;

/** Whose published guidance fills in what a layout leaves out. */
export type LayoutPreset = (typeof LAYOUT_PRESETS)[number];

/** From content to disk; complete, presets filled in. */
export interface StorageLayout {
  /** Of everything, lagged copies included; 1: no second one. */
  readonly copies: number;
  /** Days for which deleted mail is kept to be recovered. */
  readonly deletedItemRetentionDays: number;
  /** Shares of content that are kept besides, of single items and of versions of the calendar. */
  readonly singleItemShare: number;
  readonly calendarShare: number;
  /** Days of mail that a database leaves empty within its file. */
  readonly whiteSpaceDays: number;
  /** What a database file has beyond what lies in it, as a share of that. */
  readonly overheadShare: number;
  readonly indexShare: number;
  /** Days for which transaction logs are kept. */
  readonly logDays: number;
  /** Null: by the published factor for the mean size of a message of each cohort. */
  readonly logBytesPerMessage: number | null;
  /** Share of a volume that must stay free. */
  readonly freeSpaceShare: number;
  /** Whether files shrink when mail is deleted; Exchange's do not. */
  readonly filesShrink: boolean;
}

export interface PoolSpec {
  readonly name: string;
  /** At the start; what may be filled, for all copies together. */
  readonly usableBytes: number;
  readonly organisations: PoolSelect;
}

/** Keys are ANDed, items of a list ORed; null: the key does not narrow. `rest`: what is left. */
export type PoolSelect =
  | 'rest'
  | Pick<Exclude<SelectSpec, 'rest'>, 'organisationTypes' | 'regions' | 'organisations'>;

export interface ProcurementSpec {
  /** Calendar days from an order to its arrival; drawn anew for every order of the policy. */
  readonly leadTimeDays: UncertainValue;
  /** With which lead time one plans; as declared, by default the 90th percentile. */
  readonly planningLeadTimeDays: number;
  readonly scheduled: readonly ScheduledPurchase[];
  /** Null: only what is scheduled. */
  readonly policy: ProcurementPolicy | null;
}

export interface ScheduledPurchase {
  readonly pool: string;
  /** By default `on` less the planning lead time; before the horizon: placed already, and sunk. */
  readonly orderedOn: CalendarDate;
  /** The day on which it can be used. */
  readonly on: CalendarDate;
  /** Usable. */
  readonly bytes: number;
}

/** Orders for a pool when its need is forecast to reach a share of what it will have. */
export interface ProcurementPolicy {
  /** Utilisation that a forecast must reach. */
  readonly whenShare: number;
  /** Days over which the trend is taken; no forecast before there are so many. */
  readonly trendDays: number;
  /** An order is this, or a multiple. */
  readonly incrementBytes: number;
  /** At most so many that have not arrived, by pool; scheduled ones count from their order on. */
  readonly openOrders: number;
}
