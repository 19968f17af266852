/** docs/reports.md, made from the tables' column lists. */
import { HEADLINE_METRICS } from '../ensemble/metrics.ts';
import type { Column } from '../table/table.ts';
import type { Report } from './report.ts';
import { OPTIONAL_REPORTS, REPORTS } from './reports.ts';

const INTRODUCTION = `# Reports

<!-- Made by \`npm run docs\` from the column lists in src/report/. Do not edit. -->

\`headroom run\` writes one folder a run. It appears only when it is complete: the files are written
to a temporary folder beside it, which is then renamed. An empty folder may be there before; a run
is replaced with \`--force\`, unless it holds files that it did not write; anything else is left alone,
\`--force\` or not.

| file | what it answers |
|---|---|`;

const OTHER_FILES: readonly (readonly [string, string])[] = [
  ['report.html', 'What does it come to, for people who would rather look than read?'],
  ['inputs/', 'Which files did the run read? Copies of all of them, byte for byte.'],
  ['datapackage.json', 'What is in each table, and is it as it was written?'],
  ['run.json', 'What made the run?'],
];

const CONVENTIONS = `## How the tables are written

- CSV by RFC 4180 in UTF-8, with lines that end in LF and one header row. With \`--excel\` there is a
  byte-order mark and lines end in CRLF.
- Rows stand in the order of the key columns: dates ascending, cohorts, pools and stages as in the
  scenario (all of them first).
- Money (\`_gbp\`) has two places: whole pence, which add up as they are read. The means of months,
  financial years and the summary tie to the penny; quantiles do not add up.
- The unit stands in the header, before the statistic: \`used_tib_p95\`. TiB and MiB are 2^40 and
  2^20 bytes; shares are from 0 to 1.
- Numbers are plain decimals with the places stated below. An empty cell means that there is no
  value; there is no NaN, no exponent and no negative zero.
- Text that begins with \`=\`, \`+\`, \`-\`, \`@\`, a tab or a carriage return gets an apostrophe in front,
  so that no spreadsheet takes it for a formula.
- \`_mean\`, \`_p5\`, \`_p50\` and \`_p95\` are over the replications, each quantity by itself: quantiles do
  not add up. Quantiles are of type 7 (Hyndman and Fan), linear between the values beside them. What
  may not happen within the horizon has the order statistic number ceil(n p) instead, absent ones
  last, and empty where that one is absent. Of run-out and order dates the 5th percentile is the risk:
  in one replication of twenty it is then or sooner.
- Quantiles and intervals show the uncertain inputs, drawn anew for each replication, and the luck that
  differs between replications. They leave out the luck that belongs to the seed: who is in which
  cohort, tier and share of a stage is the same in every replication. For a few hundred mailboxes that
  may be more than all the rest: run other seeds (\`--seed\`, or \`run.seed\`) to see it. With
  \`--sampling medians\` they leave out the inputs too.
- Intervals are of 95 %, equal-tailed. That of a mean is by Student's t over the means of the
  hypercubes, or over the replications where these are independent; of a quantile by order statistics;
  of a probability by Wilson. The last two take the replications for independent, and are wider than
  need be under Latin hypercube sampling.
- With one replication all quantiles are its value, and intervals are empty.
- With \`--sample\` every table has a last column \`sample_share\`: figures are estimated from that share
  of the mailboxes. Mailboxes, bytes and events are scaled up cohort by cohort.
- No file holds a time of day, a path of the machine, or what machine it was.`;

const PAGE = `## report.html

One page, to be opened from where it lies or mailed on: it needs nothing but a browser, asks for nothing from
anywhere (its own policy forbids it), and works without JavaScript, which only reads values under the pointer or by
arrow keys and shows one pool of many. It prints, in one column, and is dark where the system is.

It has the verdict in words, the headline figures, charts each with the table behind it, the assumptions, and how
the figures were made and what they are not for.

- It is made from the other files of the folder. Every figure, date and name that it shows stands in one of them: the
  attribute \`data-cell\` says where, as \`FILE:KEY:COLUMN\`, such as \`summary.csv:peak_used_tib:p95\`, with commas between
  the cells of a longer key, and of run.json as \`run.json:KEYS:value\`, such as \`run.json:sampling.method:value\`. Commas,
  colons and per cent signs in names are percent-encoded. Only the numbers along axes have none.
- Figures in sentences, on cards and where one compares are rounded; in the other tables they have the digits of the
  file. Shares are in per cent. Under the pointer a line at the foot of the page says which cell a figure is.
- Charts over time draw every day of short runs, else Wednesdays or every so many of them, the first day and the last;
  bands go from P5 to P95. Tables behind them have fewer days still, and say which file has all.
- The same folder gives the same bytes, by the same version. No other file has a hash of it, so that
  \`headroom report\` can make it anew; \`headroom verify\` compares it with the one that the tables give.
- A run with \`--tables\` has none.`;

const RUN_FOLDER = `## inputs/

Each file keeps its place as seen from the scenario, so that the run can be made again from there.
Where files lie above the scenario, it goes as many folders named \`_\` deep as are needed for them to be
within \`inputs/\`: with \`extends: base/2013.yaml\`, in which stands \`../../lists/organisations.csv\`, the
scenario is kept as \`inputs/_/plan.yaml\` beside \`inputs/_/base/2013.yaml\`, and the list as
\`inputs/lists/organisations.csv\`. (Where a name has a part \`_\` itself, the folders are named \`__\`, and so
on.)

To make a run again, go to the folder of its scenario, the first of \`inputs\` in run.json, and run that file
with each of \`overrides\` after a \`--set\`, with \`--excel\`, \`--focus\` and \`--split\` if \`excel\`, \`focus\` and
\`split\` are there, with \`tables\` after \`--tables\` (commas between them), with \`sample.share\` after \`--sample\`, and with \`until.requirement\` and \`until.replicationsMax\`
after \`--until\` and \`--replications-max\`:

    cd runs/plan/inputs/_
    headroom run plan.yaml --set run.replications=20 --out ~/again

The same version of headroom then writes the same bytes. \`headroom verify --rerun\` does all this and compares
them. It has no need of what is to be minded by hand: a run that \`compare --until\` has kept went on until all
scenarios were precise enough, so the comparison must be made again; and a file that the scenario or \`--set\`
names by an absolute path is kept by the last part of it, a second file of one name with a number, so that
such a path must be written anew before, in the file or by \`--set population.organisations.file=...\`.

A scenario from standard input is kept as \`inputs/standard-input.yaml\`.

## datapackage.json

A Data Package of Frictionless Data, version 1: for each table its path, size, SHA-256, CSV dialect,
fields with type, unit and meaning, and primary key. \`unit\`, \`places\`, \`tolerance\` and \`figure\` of a field
are headroom's own additions; a \`figure\` is a number or date whose unit and places go by the row, and a text for
Table Schema.

## run.json

| key | meaning |
|---|---|
| headroom, formatVersion | Version of headroom, and of the run folder's format. |
| name, title, question, firstDate, lastDate | What was simulated. |
| mailboxCount | Mailboxes at the start. |
| metricScope | Whether the scenario has what metrics are about: stages, gates, attempts that may fail, moves to other platforms, people who join or leave (churn), storage, procurement, costs. |
| seed, replications | What the luck was drawn from, and how often. |
| sampling | How the uncertain inputs were drawn: the method, the sizes of the batches (hypercubes) in order, a note. |
| correlations | For each pair: the rank correlation wanted and that achieved over all replications; null where one does not vary. |
| until | With \`--until\`: what was asked for, whether it was reached, the most replications allowed. |
| sample | With \`--sample\`: the share, and how many mailboxes were simulated. |
| split | With \`--split\`: the replications that were repeated with other luck. |
| overrides, excel, focus, tables | What was given on the command line: \`--set\`, \`--excel\`, \`--focus\` and \`--tables\`; \`tables\` is null where all were written. |
| mailboxScaling | Mailboxes in the organisation file and in the scenario, where they differ. |
| drift | Relative change of used content in the first days without rollout, if it was looked at. |
| masterCheck | Whether all adds up: the ledger of bytes of every replication; of each pool the deleted mail that it keeps, opening + deleted = closing + expired; with costs the mean total and present value in pence by months, by financial years and in the summary. |
| headlineMeans, eventCounts | Means of the metrics; how often each kind of event happened. |
| inputs | The files read: name, where in the folder, size, SHA-256. |
| dataPackage | datapackage.json: its size and SHA-256. As it has those of the tables, run.json proves the whole folder. |
| scenarioSha256, scenario | The resolved scenario, and the SHA-256 of its compact JSON text. |
| origins | By address: the text, the file (relative to the scenario), line, column, provenance. |
| sha256 | The last key: SHA-256 of all of the text before it, without the comma. A slip in run.json itself does not pass by it; who edits on purpose can write it anew. That of the whole file is told by \`headroom verify\`. |`;

/** The text of docs/reports.md. */
export function reportsDocument(): string {
  const files = [
    ...REPORTS.map(({ name, answers }) => [`[${name}.csv](#${name}csv)`, answers] as const),
    ...OTHER_FILES.map(([name, answers]) => [`\`${name}\``, answers] as const),
  ].map(([name, answers]) => `| ${name} | ${answers} |`);
  const parts = [
    [INTRODUCTION, ...files].join('\n'),
    optionalPart(),
    CONVENTIONS,
    ...REPORTS.map(reportPart),
    PAGE,
    RUN_FOLDER,
  ];
  return `${parts.join('\n\n')}\n`;
}

function optionalPart(): string {
  const lines = OPTIONAL_REPORTS.map(({ report, needs }) => `- ${report.name}.csv: ${needs}`);
  return [
    'Some tables are only in the folder of a run that has what they are about:',
    '',
    ...lines,
    '',
    'With `--tables` there are only those that it names.',
  ].join('\n');
}

function reportPart(report: Report): string {
  const lines = [
    `## ${report.name}.csv`,
    '',
    `${report.title}. ${report.answers}`,
    '',
    '| column | unit | type | places | meaning |',
    '|---|---|---|---|---|',
    ...report.columns.map(columnLine),
  ];
  return report.name === 'summary' ? `${lines.join('\n')}\n\n${metricsPart()}` : lines.join('\n');
}

function columnLine({ header, unit, type, places, meaning, key }: Column): string {
  const name = key === true ? `**${header}** (key)` : header;
  return tableLine([name, unit, type, places === undefined ? '' : String(places), meaning]);
}

function metricsPart(): string {
  const lines = HEADLINE_METRICS.map(({ name, unit, places, kind, meaning }) =>
    tableLine([name, unit, kind === 'day' ? '' : String(places), meaning]),
  );
  return ['| metric | unit | places | meaning |', '|---|---|---|---|', ...lines].join('\n');
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
