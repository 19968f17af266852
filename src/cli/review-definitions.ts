/** The commands that review runs, and those that write them down for others. */

import type { CommandDefinition } from './definitions.ts';
import { DIFF_OPTIONS } from './diff-options.ts';
import { CHECK_FORMATS, REVIEW_FORMATS } from './review-formats.ts';
import {
  FIGURE_NOTES,
  REPLICATIONS,
  SAMPLE,
  SAMPLING,
  SEED,
  SET,
  SIMULATION,
  WORKERS,
} from './simulation-definitions.ts';

/** In the order in which help lists them. */
export const REVIEW_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'compare',
    operand: { name: 'A B', least: 2, most: Number.POSITIVE_INFINITY },
    summary: 'Set scenarios or runs side by side, paired replication by replication.',
    examples: [
      'headroom compare no-change.yaml doubling.yaml',
      'headroom compare runs/plan-a runs/plan-b --format csv > compare.csv',
      "headroom compare a.yaml b.yaml --sample 1% --assert 'p95(peak_used_tib) < 200'",
    ],
    notes: [
      'A, B and so on are scenario files, which are simulated, or folders that headroom run has written.',
      'The others are compared with the first. Runs that cannot be paired (other seed, sampling, horizon,',
      'currency, version or number of replications) are refused. Standard output has the comparison;',
      'messages and progress go to standard error. Assertions must hold of every run.',
      'A scenario may be - for standard input; paths in it start from the working folder.',
      ...FIGURE_NOTES,
    ],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        describe: `${REVIEW_FORMATS.join(', ')} (default text)`,
      },
      {
        name: 'out',
        value: 'DIR',
        describe: 'keep the run of each scenario, in DIR/NAME (default: nothing is written)',
      },
      { name: 'force', describe: 'with --out, replace earlier runs there' },
      ...SIMULATION,
      { name: 'excel', describe: 'with --out, write CSV files as Excel reads them' },
      { name: 'json', describe: 'short for --format json' },
      { name: 'quiet', describe: 'no messages but faults' },
    ],
    load: async () => (await import('./compare.ts')).compare,
  },
  {
    name: 'diff',
    operand: { name: 'A B', least: 2, most: 2 },
    summary: 'Say what differs between two runs, and whether it is more than noise.',
    examples: [
      'headroom diff runs/plan-a runs/plan-b',
      'headroom diff reports/plan-a runs/plan-a --format markdown > comment.md',
      'headroom diff runs/plan-a runs/plan-b --only timeline --all',
      'headroom diff runs/plan-a runs/plan-b --only costs_annual.cash_gbp_mean --format csv',
      'headroom diff old.csv new.csv --key date,site --tolerance 0.5',
    ],
    notes: [
      'A and B are folders that headroom run has written, or CSV files. Rows are matched by the keys of',
      'the tables, of CSV files by --key; a file that is called as a table of headroom needs none.',
      'Numbers are the same if they are printed alike (1.0 and 1.00 are); dates and texts are compared',
      'exactly. Folders with edited, cut or missing files are refused.',
      'Exit code 0: the same; 1: different; 2: they could not be compared. csv has a row for each cell.',
      'One of two CSV files may be - for standard input.',
    ],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        describe: `${REVIEW_FORMATS.join(', ')} (default text)`,
      },
      ...DIFF_OPTIONS,
      { name: 'all', describe: 'list everything, not only what moved most' },
      {
        name: 'key',
        value: 'COLUMNS',
        isRepeatable: true,
        describe: 'columns that tell the rows of CSV files apart, separated by commas',
      },
      { name: 'edited', describe: 'compare folders even if files in them were edited' },
      { name: 'json', describe: 'short for --format json' },
    ],
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    name: 'export',
    operand: { name: 'RUN', most: 1 },
    summary: 'Write the finance tables of a run as a workbook for Excel or LibreOffice.',
    examples: [
      'headroom export runs/plan-b --xlsx costs.xlsx',
      'headroom export runs/plan-b --xlsx costs.xlsx --force --quiet',
      'headroom export runs/plan-b --xlsx - > costs.xlsx',
    ],
    notes: [
      'RUN is a folder that headroom run has written. The workbook has a sheet that tells of the run,',
      'its summary, costs, purchases, pools and milestones, as far as it has them, formulas that check',
      'that costs tie, and the meaning of each column. The same run gives the same bytes.',
      'Standard output has the path of the file. FILE may be - for the workbook itself.',
    ],
    options: [
      { name: 'xlsx', value: 'FILE', describe: 'write an Excel workbook there (required)' },
      { name: 'force', describe: 'replace FILE if it is there' },
      { name: 'quiet', describe: 'no messages but faults' },
    ],
    load: async () => (await import('./export.ts')).exportRun,
  },
  {
    name: 'verify',
    operand: { name: 'RUN', most: Number.POSITIVE_INFINITY },
    summary: 'Check that run folders are as they were written, and add up.',
    examples: [
      'headroom verify runs/plan-b',
      'headroom verify runs/*',
      'headroom verify runs/plan-b --rerun',
    ],
    notes: [
      'RUN is a folder that headroom run has written. Its files must have the hashes on record, its',
      'tables the columns and keys of datapackage.json; months, years and lines of costs must add up, as',
      'must pools and cohorts; the summary must follow from the replications, and run.json agree with',
      'all of them. Standard output has a line for each check and for what does not hold, the verdict,',
      'and the SHA-256 of run.json, from which everything in the folder follows: where it is the same,',
      'the whole run is. Exit codes: 0 all holds, 1 something does not, 2 a folder cannot be checked.',
      '--rerun simulates what is in inputs/, in a temporary folder, and needs the version of headroom',
      'that made the run.',
    ],
    options: [
      { name: 'rerun', describe: 'also run it again, and compare all files byte for byte' },
      {
        name: 'workers',
        value: 'N',
        describe: 'with --rerun, threads that simulate (default: one a core)',
      },
      { name: 'json', describe: 'print one JSON object instead of text' },
      { name: 'quiet', describe: 'print only what does not hold and the verdicts' },
    ],
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'check',
    operand: { name: 'PATH', most: Number.POSITIVE_INFINITY },
    summary: 'Run scenarios again and say what differs from the reports kept of them.',
    examples: [
      'headroom check scenarios --against reports',
      'headroom check scenarios --against reports --format text',
      'headroom check scenarios --against reports --update --sample 1% --tables summary,costs_annual',
      'headroom check plan.yaml --against reports --material 5% --only costs_annual',
    ],
    notes: [
      'PATH is a scenario file, or a folder of them: its *.yaml and *.yml, not those of folders in it. The',
      'report of a scenario is the run in DIR/NAME. Each is run as its report was (--sample, --set,',
      '--tables and so on), or as these options say, into a temporary folder, and then compared as headroom',
      'diff does. Standard output has what differs and by which of these options each was run, by default',
      'as a comment on a pull request.',
      'Exit code 0: no table moved materially; 1: one did, or a scenario has no report, or, where a PATH',
      'is a folder, a report in DIR has no scenario; 2: it could not be checked. With --material 0 any',
      'change is material.',
      'Only --update writes, once all is done: each report of which a byte differs. It removes none.',
    ],
    options: [
      { name: 'against', value: 'DIR', describe: 'the folder of the reports (required)' },
      { name: 'update', describe: 'write the reports of which any byte differs' },
      {
        name: 'format',
        value: 'FORMAT',
        describe: `${CHECK_FORMATS.join(', ')} (default ${CHECK_FORMATS[0]})`,
      },
      REPLICATIONS,
      SAMPLING,
      SEED,
      SET,
      WORKERS,
      SAMPLE,
      {
        name: 'tables',
        value: 'LIST',
        describe: 'have only these tables, such as summary,costs_annual',
      },
      ...DIFF_OPTIONS,
      { name: 'all', describe: 'list everything, not only what moved most' },
      { name: 'json', describe: 'short for --format json' },
      { name: 'quiet', describe: 'no messages but faults' },
    ],
    load: async () => (await import('./check.ts')).check,
  },
];
