/** Runs for comparisons, by hand. */
import { parseDate } from '../../src/calendar/date.ts';
import type { ComparedCosts } from '../../src/review/compared-costs.ts';
import type { ComparedRun } from '../../src/review/compared-run.ts';

/** A day that must be one. */
export function day(text: string): number {
  const date = parseDate(text);
  if (date === null) throw new Error(`'${text}' is no date`);
  return date;
}

type Values = readonly (number | null)[];

/** A run with the metrics given, and with 0 in every replication for the others that always are. */
export function fakeComparedRun(
  metrics: Readonly<Record<string, Values>>,
  more: Partial<ComparedRun> = {},
): ComparedRun {
  const replicationCount = Object.values(metrics)[0]?.length ?? 1;
  const zeros = Array<number>(replicationCount).fill(0);
  const always = ['peak_used_tib', 'end_used_tib', 'peak_committed_tib', 'blocked_share_max'];
  const counts = ['contacts_count', 'bounced_messages_count', 'suppressed_messages_count'];
  return {
    argument: 'runs/a',
    name: 'a',
    title: 'A',
    headroomVersion: '0.1.0',
    seed: 'x',
    design: { method: 'random', batchSizes: [replicationCount] },
    sampleShare: null,
    firstDate: day('2013-07-01'),
    lastDate: day('2014-03-31'),
    currency: 'GBP',
    replicationCount,
    metrics: new Map([
      ...[...always, ...counts].map((name) => [name, zeros] as const),
      ...Object.entries(metrics),
    ]),
    costs: null,
    ...more,
  };
}

/** Cash by financial year and replication, in pounds; means are those of the values. */
export function fakeCosts(
  years: Readonly<Record<string, readonly number[]>>,
  means: Readonly<Record<string, number>> = {},
): ComparedCosts {
  return {
    years: Object.entries(years).map(([name, cash]) => ({
      name,
      mean: cash.reduce((sum, value) => sum + value, 0) / cash.length,
      cash,
    })),
    means: new Map(Object.entries(means)),
  };
}
