/** sensitivity.csv: which uncertain inputs drive which metrics. */
import { metricSample } from '../ensemble/ensemble.ts';
import { metricScope } from '../ensemble/metric-scope.ts';
import { appliesTo, HEADLINE_METRICS } from '../ensemble/metrics.ts';
import { type Sensitivity, sensitivityOf } from '../ensemble/sensitivity.ts';
import type { Cell, Column } from '../table/table.ts';
import { keyColumn, type Report } from './report.ts';
import type { RunResult } from './run-result.ts';

function correlationColumn(header: string, meaning: string): Column {
  return { header, unit: 'correlation', type: 'number', places: 4, meaning };
}

export const sensitivity: Report = {
  name: 'sensitivity',
  title: 'Rank correlation of inputs and metrics',
  answers: 'Which uncertain inputs drive which metrics, and which do not matter?',
  columns: [
    keyColumn('metric', 'Name of the metric.'),
    keyColumn('input', "The uncertain input's address in the scenario."),
    {
      header: 'rank',
      unit: '',
      type: 'integer',
      meaning:
        'Place of the input among those of the metric, the strongest correlation of either sign first; empty without one.',
    },
    correlationColumn(
      'rank_correlation',
      "Spearman's rank correlation over the replications, what does not happen within the horizon being later than every date; empty where the metric or the input is the same in all.",
    ),
    correlationColumn(
      'rank_correlation_low',
      'Lower end of its 95 % interval by Bonett and Wright; empty for fewer than four replications, and at -1 and 1.',
    ),
    correlationColumn('rank_correlation_high', 'Upper end of the interval, likewise.'),
  ],
  rowsOf,
};

function* rowsOf({ outcomes, design, inputs, plan }: RunResult): Generator<Cell[]> {
  const metrics = HEADLINE_METRICS.filter((metric) => appliesTo(metric, metricScope(plan)));
  const inputValues = inputs.map(({ address }, index) => ({
    name: address,
    values: outcomes.map((outcome) => outcome.inputs[index]!),
  }));
  for (const { name } of metrics) {
    const { values } = metricSample(outcomes, design, name);
    const rows = sensitivityOf([{ name, values }], inputValues);
    const rankOf = ranksOf(rows);
    for (const row of rows) {
      const { metric, input, correlation, interval } = row;
      const ends = [interval?.low ?? null, interval?.high ?? null];
      yield [metric, input, rankOf.get(row) ?? null, correlation, ...ends];
    }
  }
}

/** From 1, equally strong ones in the order of the inputs. */
function ranksOf(rows: readonly Sensitivity[]): Map<Sensitivity, number> {
  const strength = ({ correlation }: Sensitivity): number => Math.abs(correlation ?? 0);
  const ranked = rows
    .filter(({ correlation }) => correlation !== null)
    .sort((a, b) => strength(b) - strength(a));
  return new Map(ranked.map((row, index) => [row, index + 1]));
}
