/**
 * The daily quantities that reports are made from: what a replication keeps of its days once its
 * trace is gone.
 */
import type { DayTotals, Trace } from '../engine/trace.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import {
  type DailyMeasure,
  groupsOf,
  inMessages,
  per,
  plain,
  seriesOf,
  valueOn,
} from './series.ts';

interface KeptMeasure {
  readonly measure: DailyMeasure;
  /** Whether each cohort's own values are kept, or those of all mailboxes only. */
  readonly byCohort: boolean;
}

function byCohort(total: keyof DayTotals): KeptMeasure {
  return { measure: plain(total), byCohort: true };
}

/** By the name that their columns begin with. */
const KEPT = {
  used_tib: { measure: per('usedBytes', BYTES_PER_TIB), byCohort: false },
  committed_tib: { measure: per('committedBytes', BYTES_PER_TIB), byCohort: false },
  ok_mailboxes: byCohort('okCount'),
  warned_mailboxes: byCohort('warnedCount'),
  send_blocked_mailboxes: byCohort('sendBlockedCount'),
  full_mailboxes: byCohort('fullCount'),
  bounced_messages: { measure: inMessages('bouncedBytes'), byCohort: true },
  suppressed_messages: { measure: inMessages('suppressedBytes'), byCohort: true },
  clean_ups: byCohort('cleanUpCount'),
  contacts: byCohort('contactCount'),
} as const satisfies Record<string, KeptMeasure>;

export type DailyName = keyof typeof KEPT;

const NAMES = Object.keys(KEPT) as DailyName[];

/** How many series a replication keeps: 42 for four cohorts, 360 KiB of three years. */
export function seriesCount(cohortCount: number): number {
  return NAMES.reduce((count, name) => count + groupCount(name, cohortCount), 0);
}

/** The place of a quantity's series of a group: index of a cohort, or all mailboxes. */
export function seriesIndex(name: DailyName, group: number | 'all', cohortCount: number): number {
  let first = 0;
  for (const before of NAMES.slice(0, NAMES.indexOf(name)))
    first += groupCount(before, cohortCount);
  return group === 'all' ? first : first + 1 + group;
}

function groupCount(name: DailyName, cohortCount: number): number {
  return KEPT[name].byCohort ? 1 + cohortCount : 1;
}

/** All series of a trace, day by day: the value of a day at day * seriesCount + seriesIndex. */
export function dailySeries(trace: Trace): Float64Array {
  const { cohorts, dayCount } = trace;
  const all = NAMES.flatMap((name) => {
    const { measure, byCohort: isByCohort } = KEPT[name];
    const groups = isByCohort ? groupsOf(cohorts.length) : (['all'] as const);
    return groups.map((group) => seriesOf(trace, group, measure));
  });
  const values = new Float64Array(dayCount * all.length);
  for (const [index, series] of all.entries()) {
    for (let day = 0; day < dayCount; day++)
      values[day * all.length + index] = valueOn(series, day);
  }
  return values;
}
