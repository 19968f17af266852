/** split.csv: how much of each metric's variance comes from the inputs, and how much from luck. */
import { metricSample } from '../ensemble/ensemble.ts';
import { metricScope } from '../ensemble/metric-scope.ts';
import { appliesTo, HEADLINE_METRICS } from '../ensemble/metrics.ts';
import type { Outcome } from '../ensemble/outcome.ts';
import { splitVariance } from '../ensemble/variance-split.ts';
import type { Cell, Column } from '../table/table.ts';
import { keyColumn, type Report } from './report.ts';
import type { RunResult } from './run-result.ts';

function shareColumn(header: string, meaning: string): Column {
  return { header, unit: 'share', type: 'number', places: 4, meaning };
}

/** Only in a run with `--split`. */
export const split: Report = {
  name: 'split',
  title: 'Variance from inputs and from luck',
  answers:
    'How much of the spread of each metric comes from what is not known, and how much from luck? Only with `--split`.',
  columns: [
    keyColumn('metric', 'Name of the metric.'),
    {
      header: 'replications_repeated',
      unit: 'replications',
      type: 'integer',
      meaning:
        'Replications simulated once more with the same inputs and other luck; empty with the rest of the row where nothing varies or a replication has no value.',
    },
    shareColumn('inputs_share', "The inputs' share of the variance over the replications."),
    shareColumn('luck_share', "Luck's share; with the inputs' it sums to 1."),
    shareColumn('luck_share_low', "Lower end of the 95 % interval of luck's share, approximate."),
    shareColumn('luck_share_high', 'Upper end of the interval.'),
  ],
  rowsOf,
};

function* rowsOf({ outcomes, design, secondLuck, plan }: RunResult): Generator<Cell[]> {
  for (const [index, metric] of HEADLINE_METRICS.entries()) {
    if (!appliesTo(metric, metricScope(plan))) continue;
    const { name } = metric;
    const { values } = metricSample(outcomes, design, name);
    const pairs = (secondLuck ?? []).map(({ replication, metrics }: Outcome) => {
      return [values[replication] ?? null, metrics[index]!] as const;
    });
    const found = splitVariance(pairs);
    yield found === null
      ? [name, null, null, null, null, null]
      : [
          name,
          found.pairCount,
          found.inputsShare,
          found.luckShare,
          found.luckInterval.low,
          found.luckInterval.high,
        ];
  }
}
