/** mailbox_sizes.csv: how large mailboxes are on the days stated in the scenario. */
import { SIZE_SHARES, type SizeDistribution } from '../engine/trace.ts';
import type { Outcome } from '../ensemble/outcome.ts';
import { statisticsOf } from '../ensemble/statistics.ts';
import { ALL } from '../scenario/reserved-names.ts';
import { statisticColumns } from '../table/statistics-columns.ts';
import type { Cell } from '../table/table.ts';
import { BYTES_PER_MIB } from '../units/sizes.ts';
import { statisticCells } from './daily.ts';
import { COHORT_KEY, DATE_KEY, keyColumn, type Report } from './report.ts';
import type { RunResult } from './run-result.ts';

/** What is told of a distribution: the mean, then the quantiles from smallest to largest. */
const FIGURES: readonly {
  readonly name: string;
  readonly bytesOf: (sizes: SizeDistribution) => number | null;
}[] = [
  { name: 'mean', bytesOf: (sizes) => sizes.meanBytes },
  ...SIZE_SHARES.map((share, index) => ({
    name: `p${Math.round(share * 100)}`,
    bytesOf: (sizes: SizeDistribution) => sizes.quantileBytes[index] ?? null,
  })),
];

export const mailboxSizes: Report = {
  name: 'mailbox_sizes',
  title: 'Distribution of mailbox sizes',
  answers: 'How full are mailboxes on the stated days, from the smallest to the largest?',
  columns: [
    DATE_KEY,
    COHORT_KEY,
    keyColumn(
      'quantile',
      'mean, or which part of the mailboxes is at most so large: p0 the smallest mailbox, p50 the median, p100 the largest.',
    ),
    ...statisticColumns({
      name: 'used_mib',
      unit: 'MiB',
      meaning:
        'Content of a mailbox, those of who has left not counted; empty for a cohort without mailboxes',
      places: 3,
    }),
  ],
  rowsOf,
};

function* rowsOf({ outcomes, plan }: RunResult): Generator<Cell[]> {
  const names = plan.population.cohortNames;
  for (const [index, first] of outcomes[0]!.sizes.entries()) {
    const cohort = first.cohort === null ? ALL : names[first.cohort]!;
    for (const { name, bytesOf } of FIGURES) {
      const values = presentValues(outcomes, ({ sizes }) => bytesOf(sizes[index]!));
      const statistics = values.length === 0 ? null : statisticsOf(values);
      yield [plan.startDate + first.day, cohort, name, ...statisticCells(statistics)];
    }
  }
}

function presentValues(
  outcomes: readonly Outcome[],
  bytesOf: (outcome: Outcome) => number | null,
): number[] {
  return outcomes
    .map(bytesOf)
    .filter((bytes) => bytes !== null)
    .map((bytes) => bytes / BYTES_PER_MIB);
}
