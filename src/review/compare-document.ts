/** docs/compare.md, made from the columns of the comparison. */
import { SAMPLE_COLUMN } from '../report/report.ts';
import type { Column } from '../table/table.ts';
import { COMPARE_COLUMNS } from './compare-table.ts';

const INTRODUCTION = `# Comparing runs

<!-- Made by \`npm run docs\` from the column list in src/review/compare-table.ts. Do not edit. -->

\`headroom compare A B ...\` sets runs side by side. Each of A, B and so on is a scenario file, which
is then simulated, or a folder that \`headroom run\` has written, which is read back. The first is what
the others are compared with.

    headroom compare scenarios/nhsmail-no-change.yaml scenarios/nhsmail-doubling-2013.yaml
    headroom compare runs/plan-a runs/plan-b --format csv > compare.csv

## What is compared

Replications of one number share their luck: each mailbox has the same owner, whose busy times and
tidying come on the same days, and uncertain inputs have the same values. What differs between the
replications of two runs is therefore what the scenarios make of it, and most of the luck cancels in
the difference. The correlation says how well that worked: the variance of the paired difference over
that of a difference of independent runs is the variance ratio.

- Each metric has mean and quantiles by run, as in summary.csv, and total_cost_gbp has them by financial
  year (from 1 April), too. Budgets are made by P80 and P90: text and markdown show them of money. There a
  year of which only part lies in the horizon is followed by \`(part)\`.
- Differences are the run's value less the first run's, replication by replication. They have a mean over
  the replications in which it happens in both runs; how many these are stands with it.
- A run is better in a replication if its value is strictly lower, for the metrics of which lower is
  better; equal values are counted apart.
- What does not happen within the horizon is worse than what does, whenever that is: a rollout that does
  not finish. Of runout_date and last_safe_order_date it is better, as no pool runs out, and so it is of
  rollout_abort_date.
- Means of money are those of costs_annual.csv, sums of means of lines and months that were rounded to
  the penny once; differences are those of the means, so that they can be subtracted. Intervals and
  probabilities are those of the replications; an interval moves by the pence between both means.
- With \`--format text\` a quantile that is not within the horizon is written as \`beyond\`, and intervals
  stand behind probabilities in brackets. Before the metrics stand money and risk in short: cash by
  financial year, over the horizon and in present value; how likely some pool runs out, the 5th
  percentiles of when it does and of the last day to order, and the disk needed at most.
- A run without stages, gates, failures, people who join or leave, storage, procurement or costs has no
  figures for the metrics of these, and nothing is compared with it there; that it has no storage or no
  costs is said.

## What cannot be paired

Runs are refused, with the reason, if they differ in the version of headroom, the seed, the horizon,
the currency, the number of replications, the sampling and its hypercubes, or the share of mailboxes
simulated (\`--sample\`). A run folder is refused if its replications.csv or its costs_annual.csv,
from which all figures are taken, was cut or edited.

## Formats

| \`--format\` | what it is for |
|---|---|
| text | A terminal of 80 columns or more, no wider than that, else 100 columns; the default. |
| markdown | A merge request or a report: metrics by row, runs by column. |
| csv | A spreadsheet: one row a metric and run, for costs also a financial year, with the columns below. |
| json | Programs: one object, whose version is its key \`compare\`; its metrics are of the whole horizon, its financialYears of total_cost_gbp. |

## The page

\`--html FILE\` also writes the comparison as one page, which needs nothing but a browser and nothing from
the network:

    headroom compare runs/plan-a runs/plan-b --html comparison.html

It has a verdict in sentences for each run against the first; the mean differences of the headline
figures with their intervals, hollow where zero lies in one, and how often the run is better; used,
needed and usable storage and utilisation over time, a panel a run, all on the same axes, of the first
six runs; cash by financial year side by side, with differences; how the runs were paired, and the
inputs that differ. Runs are called A, B and so on, as they were named. Tables stand behind the charts.

- Each figure names the cell that it is: \`compare.csv:METRIC,YEAR,RUN:COLUMN\` as \`--format csv\` prints
  it, or \`RUN/timeline.csv:KEY:COLUMN\` and the like in a run's folder, with the run as the column run
  calls it.
- A verdict says better or worse where the interval of the mean difference is on one side of zero, open
  where it is not or there is none, and the same where no replication differs. How likely a pool runs out
  is better or worse where the intervals of both runs do not touch, which is rather strict for paired runs.
- Scenario files are run into temporary folders, from which the page is made and which are gone
  afterwards; \`--out\` keeps them. Run folders must have all their tables, as they were written.
- FILE is written whole or not at all, and replaces another only with \`--force\`; its name ends in .html.
  FILE may be \`-\`: standard output then has the page and nothing else.

## Columns

Of these \`--format csv\` has a row for each metric and run, and of total_cost_gbp for each financial
year and run, where some run has costs. Figures have the places of their metric in summary.csv,
differences of dates one place; columns of type figure have dates where the metric is one. An empty
cell means that there is no value.

| column | unit | type | places | meaning |
|---|---|---|---|---|`;

/** The text of docs/compare.md. */
export function compareDocument(): string {
  const columns = [...COMPARE_COLUMNS, SAMPLE_COLUMN];
  return `${[INTRODUCTION, ...columns.map(columnLine)].join('\n')}\n`;
}

function columnLine({ header, unit, type, places, meaning, key }: Column): string {
  const name = key === true ? `**${header}** (key)` : header;
  const cells = [name, unit, type, places === undefined ? '' : String(places), meaning];
  return `| ${cells.join(' | ')} |`;
}
