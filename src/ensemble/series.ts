/** Statistics by day of a quantity of a group of mailboxes, over the replications. */
import type { CohortTrace, DayTotals, Trace } from '../engine/trace.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';

/** Index of a cohort, or all mailboxes. */
export type Group = number | 'all';

/** All mailboxes first, then each cohort in the scenario's order. */
export function groupsOf(cohortCount: number): Group[] {
  return ['all', ...Array.from({ length: cohortCount }, (_, cohort) => cohort)];
}

/** A daily quantity that adds up over cohorts: a total, over a number that turns its unit. */
export interface DailyMeasure {
  readonly total: keyof DayTotals;
  /** Another total that is added; absent: none is. */
  readonly besides?: keyof DayTotals;
  readonly divisorOf: (cohort: CohortTrace) => number;
}

/** The total as it is. */
export function plain(total: keyof DayTotals): DailyMeasure {
  return { total, divisorOf: () => 1 };
}

/** The total over a constant, such as the bytes of a TiB. */
export function per(total: keyof DayTotals, divisor: number): DailyMeasure {
  return { total, divisorOf: () => divisor };
}

/** Content, with the copies that mailboxes that have moved to another platform have left, */
export const STORED: DailyMeasure = { ...plain('usedBytes'), besides: 'copyBytes' };

/** and the same in TiB. */
export const STORED_TIB: DailyMeasure = {
  ...per('usedBytes', BYTES_PER_TIB),
  besides: 'copyBytes',
};

/**
 * A total of bytes of mail as messages: they are not simulated one by one, so these are the bytes
 * over the mean size of a message of the cohort, and seldom whole.
 */
export function inMessages(total: keyof DayTotals): DailyMeasure {
  return { total, divisorOf: ({ messageBytes }) => messageBytes };
}

/** The quantity of a group in one replication, by day, in parts: one a cohort and total. */
export interface Series {
  readonly parts: readonly { readonly totals: Float64Array; readonly divisor: number }[];
}

/** Looks up where a quantity's values are, so that reading them day by day is one step each. */
export function seriesOf(trace: Trace, group: Group, measure: DailyMeasure): Series {
  const cohorts = group === 'all' ? trace.cohorts : [trace.cohorts[group]!];
  const totals = measure.besides === undefined ? [measure.total] : [measure.total, measure.besides];
  return {
    parts: totals.flatMap((total) =>
      cohorts.map((cohort) => ({
        totals: cohort.totals[total],
        divisor: measure.divisorOf(cohort),
      })),
    ),
  };
}

/** The value of a day: the cohorts' added in their order, so that the bits are always the same. */
export function valueOn({ parts }: Series, day: number): number {
  let sum = 0;
  for (const { totals, divisor } of parts) sum += totals[day]! / divisor;
  return sum;
}

/** The quantity of all mailboxes by day in one replication. */
export function dailyValues(trace: Trace, measure: DailyMeasure): Float64Array {
  const series = seriesOf(trace, 'all', measure);
  return Float64Array.from({ length: trace.dayCount }, (_, day) => valueOn(series, day));
}
