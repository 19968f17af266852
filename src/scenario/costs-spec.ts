/** Costs as a scenario describes them: prices, taxes, and how later money counts today. */
import type { CalendarDate } from '../calendar/date.ts';
import type { NamedDateRange } from '../calendar/open-days.ts';

export interface CostsSpec<Uncertain> {
  /** Real prices are those of this day; its financial year is year 0 of discounting. */
  readonly priceBase: CalendarDate;
  /** In date order, the first not after priceBase. Real, a year. */
  readonly discountRates: readonly { readonly from: CalendarDate; readonly perYear: number }[];
  /** Whether cash counts as of the middle of its financial year, not its start. */
  readonly midYear: boolean;
  /** By which prices in general rise a year: nominal money is deflated by it to priceBase. */
  readonly inflationPerYear: number;
  readonly vat: { readonly rate: number; readonly recoverableShare: number };
  readonly lines: readonly CostLine<Uncertain>[];
}

export const LINE_KINDS = ['capital', 'running', 'economic', 'optimism-bias'] as const;

export type CostLine<Uncertain> =
  | CapitalLine<Uncertain>
  | RunningLine<Uncertain>
  | EconomicLine<Uncertain>
  | OptimismBiasLine;

interface Line {
  readonly name: string;
}

export const CAPITAL_UNITS = ['TB bought', 'TiB bought'] as const;

/** Paid on arrival at the price of the order's day; charged straight-line from the month after. */
export interface CapitalLine<Uncertain> extends Line {
  readonly kind: 'capital';
  readonly per: (typeof CAPITAL_UNITS)[number];
  /** Raw bytes bought for each usable one; 1: prices are per usable TB or TiB. */
  readonly rawPerUsable: number;
  readonly price: PricePath<Uncertain>;
  /** Whole years. */
  readonly lifeYears: number;
  readonly hasVat: boolean;
}

/** Paid as it is used. */
export interface RunningLine<Uncertain> extends Line {
  readonly kind: 'running';
  readonly per: DriverUnit;
  readonly price: PricePath<Uncertain>;
  /** Days on which it is charged, both included; null: from the start, to the end. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Counts only what lies there: `home`, or the name of another; null: wherever it lies. */
  readonly platform: string | null;
  readonly hasVat: boolean;
}

/** What it is worth to somebody, though nobody pays it: reported apart, in no total. */
export interface EconomicLine<Uncertain> extends Line {
  readonly kind: 'economic';
  readonly per: DriverUnit;
  readonly price: PricePath<Uncertain>;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly platform: string | null;
}

/** A share of other lines on top of them, whose prices are not uncertain. */
export interface OptimismBiasLine extends Line {
  readonly kind: 'optimism-bias';
  readonly share: number;
  /** Names of capital and running lines. */
  readonly of: readonly string[];
}

/** What is counted: months of a daily level (mean of the days), or happenings. */
export const DRIVER_UNITS = [
  'TiB-month installed',
  'TiB-month provisioned',
  'TiB-month used',
  'TB-month installed',
  'TB-month provisioned',
  'TB-month used',
  'mailbox-month',
  'dual mailbox-month',
  'month',
  'stage',
  'mailbox changed',
  'GiB moved',
  'contact',
  'clean-up',
  'bounced message',
  'suppressed message',
] as const;

/** Of which it can be said on which platform it lies. */
export const PLACED_UNITS: readonly DriverUnit[] = DRIVER_UNITS.filter(
  (unit) => /^Ti?B-month/.test(unit) || unit === 'mailbox-month',
);

export type DriverUnit = (typeof DRIVER_UNITS)[number];

/**
 * A price by date, nominal: from each segment's day on its price replaces the one before, and moves
 * by `perYear` from that day on (before the first segment likewise, backwards); times the shocks
 * that hold on the day.
 */
export interface PricePath<Uncertain> {
  /** In date order, one at least; a plain price is one segment from priceBase on. */
  readonly segments: readonly { readonly from: CalendarDate; readonly price: Uncertain }[];
  /** True: the file gives dated `prices`, each with its own address; left out: one `price`. */
  readonly isSchedule?: true;
  readonly perYear: Uncertain;
  readonly shocks: readonly (NamedDateRange & { readonly factor: Uncertain })[];
}
