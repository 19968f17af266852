/** What a run says of its own results on stderr: how precise they are, and what drives them. */
import { isBeyondChance, REPLICATIONS_FOR_DRIVERS } from '../ensemble/beyond-chance.ts';
import { metricSample } from '../ensemble/ensemble.ts';
import type { HalfWidth } from '../ensemble/figure-value.ts';
import { HEADLINE_METRICS, type Metric } from '../ensemble/metrics.ts';
import { precisionOf } from '../ensemble/precision.ts';
import { tableOf } from '../report/report.ts';
import type { RunResult } from '../report/run-result.ts';
import { sensitivity } from '../report/sensitivity.ts';
import { split } from '../report/split.ts';
import { textTable } from '../table/text-table.ts';
import { formatDecimal } from '../units/decimal.ts';
import { tableObjects } from './table-output.ts';
import { counted, groupDigits } from './words.ts';

/** The figure by which a run is judged unless `--until` names another. */
const PRECISION_METRIC = 'peak_used_tib';
const DRIVEN_METRIC = 'end_used_tib';
const DRIVERS_TOLD = 3;

/**
 * Null where no input goes with the metric by more than chance, there are none that vary, or the
 * replications are too few to tell.
 */
export function driversText(result: RunResult): string | null {
  const replicationCount = result.outcomes.length;
  if (replicationCount < REPLICATIONS_FOR_DRIVERS) return null;
  const inputs = correlatedInputs(result);
  const drivers = inputs
    .filter(({ correlation }) =>
      isBeyondChance(correlation, { replicationCount, inputCount: inputs.length }),
    )
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))
    .slice(0, DRIVERS_TOLD)
    .map(({ input, correlation }) => `${input} (${formatDecimal(correlation, 2)})`);
  return drivers.length === 0 ? null : `${DRIVEN_METRIC} goes by rank with ${drivers.join(', ')}`;
}

interface CorrelatedInput {
  readonly input: string;
  readonly correlation: number;
}

/** The inputs that have a rank correlation with the metric, which is not rounded. */
function correlatedInputs(result: RunResult): CorrelatedInput[] {
  const { columns, rows } = tableOf(sensitivity, result);
  const places = ['metric', 'input', 'rank_correlation'].map((name) =>
    columns.findIndex(({ header }) => header === name),
  );
  return Array.from(rows, (row) => places.map((place) => row[place])).flatMap(
    ([metric, input, correlation]) =>
      metric === DRIVEN_METRIC && typeof correlation === 'number'
        ? [{ input: String(input), correlation }]
        : [],
  );
}

/** How precise the run is, or whether it is as precise as was asked. */
export function precisionText(result: RunResult): string {
  const { until, outcomes, design } = result;
  if (until !== null) return untilText(until, outcomes.length);
  const metric = HEADLINE_METRICS.find(({ name }) => name === PRECISION_METRIC) as Metric;
  const { mean, p95 } = precisionOf(metric, metricSample(outcomes, design, metric.name));
  const parts = [
    ...(mean === null ? [] : [`mean ${halfWidthText(mean)}`]),
    `p95 ${halfWidthText(p95)}`,
  ];
  const count = counted(outcomes.length, 'replication');
  return `precision of ${metric.name} after ${count} (95 %): ${parts.join(', ')}`;
}

function untilText(
  { requirement, isReached, replicationsMax }: NonNullable<RunResult['until']>,
  count: number,
): string {
  return isReached
    ? `reached after ${counted(count, 'replication')}: ${requirement}`
    : `not reached with ${groupDigits(replicationsMax)} replications, the most allowed: ${requirement}`;
}

function halfWidthText(found: HalfWidth): string {
  if ('absolute' in found) {
    const { absolute, relative } = found;
    return relative === null
      ? `within ${formatDecimal(absolute, 1)}`
      : `within ${formatDecimal(relative * 100, 1)} %`;
  }
  switch (found.reason) {
    case 'too-few-replications':
      return `unknown (it takes ${found.replicationsNeeded} replications)`;
    case 'one-hypercube':
      return 'unknown (it takes two hypercubes)';
    case 'no-value':
    case 'open-end':
      return 'unknown (not within the horizon)';
  }
}

/** The table of the split; null without `--split`. */
export function splitText(result: RunResult): string | null {
  if (result.secondLuck === null) return null;
  const percent = (cell: unknown) =>
    cell === null ? '' : `${formatDecimal(Number(cell) * 100, 1)} %`;
  const rows = tableObjects(tableOf(split, result)).map((row) => [
    String(row.metric),
    percent(row.inputs_share),
    percent(row.luck_share),
    percent(row.luck_share_low),
    percent(row.luck_share_high),
  ]);
  const headers = ['variance of', 'from inputs', 'from luck', 'low', 'high'];
  return textTable(headers, rows, { rightAligned: [false, true, true, true, true] }).trimEnd();
}
