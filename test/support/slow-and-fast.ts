/** Runs of four replications with and without a rollout, whose differences can be done by hand. */
import { compareRuns } from '../../src/review/compare-runs.ts';
import type { ComparedRun } from '../../src/review/compared-run.ts';
import { day, fakeComparedRun } from './compared-runs.ts';

const rollout = (
  first: string | null,
  second: string | null,
  days: readonly (number | null)[],
) => ({
  rollout_finish_date: [first, second, '2013-12-03', '2014-01-01'].map((date) =>
    date === null ? null : day(date),
  ),
  rollout_days: [...days, 12, 41],
});
/** The same values as in the test of paired differences. */
export const slow = fakeComparedRun(
  { peak_used_tib: [1, 2, 3, 6], ...rollout('2013-12-02', null, [11, null]) },
  { name: 'slow' },
);
export const fast = fakeComparedRun(
  { peak_used_tib: [2, 2, 2, 4], ...rollout('2013-12-01', '2013-12-09', [10, 18]) },
  { name: 'fast', argument: 'fast.yaml', title: 'A | B' },
);
const none = fakeComparedRun({ peak_used_tib: [1, 1, 1, 1] }, { name: 'none', argument: 'none' });

/** With the metrics given only. */
export function only(run: ComparedRun, ...names: readonly string[]): ComparedRun {
  return { ...run, metrics: new Map([...run.metrics].filter(([name]) => names.includes(name))) };
}
const ASKED = ['peak_used_tib', 'rollout_finish_date', 'rollout_days'];
export const three = compareRuns([slow, fast, none].map((run) => only(run, ...ASKED)));
