/**
 * The commands: what each is called, what it takes and what it is for. Help and parsing are made of
 * it.
 */
import { DIFF_OPTIONS } from './diff-options.ts';
import type { ExitCode } from './exit-codes.ts';
import type { CliIo } from './io.ts';
import { REVIEW_FORMATS } from './review-formats.ts';
import {
  FIGURE_NOTES,
  REPLICATIONS,
  SAMPLING,
  SEED,
  SET,
  SIMULATION,
} from './simulation-definitions.ts';
import { SIZE_OPTIONS } from './size-options.ts';

export interface OptionDefinition {
  readonly name: string;
  /** What stands after the option, in capitals; absent: a flag. */
  readonly value?: string;
  readonly isRepeatable?: boolean;
  readonly describe: string;
}

/** What was given on the command line, checked against the definition. */
export interface CommandInput {
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** By option, in the order given. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export interface CommandDefinition {
  readonly name: string;
  readonly operand: { readonly name: string; readonly least?: number; readonly most: number };
  readonly summary: string;
  readonly examples: readonly string[];
  readonly notes: readonly string[];
  readonly options: readonly OptionDefinition[];
  /** Loaded only when the command is given, so that help and completion come at once. */
  readonly load: () => Promise<(input: CommandInput, io: CliIo) => Promise<ExitCode>>;
}

const FILES = { name: 'FILE', most: Number.POSITIVE_INFINITY };
const FILE = { name: 'FILE', most: 1 };
const STDIN_NOTE = 'FILE may be - for standard input; paths in it start from the working folder.';

export const COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'run',
    operand: FILES,
    summary: 'Simulate scenarios and write a folder of CSV reports for each.',
    examples: [
      'headroom run scenarios/nhsmail-doubling-2013.yaml',
      'headroom run plan.yaml --out runs/plan-b --set run.replications=20',
      'headroom run plan.yaml --seed another --force --json',
      'headroom run plan.yaml --sample 1% --replications 100',
      "headroom run plan.yaml --until 'p95(peak_used_tib) within 1%'",
      "headroom run plan.yaml --assert 'p95(peak_used_tib) < 200'",
    ],
    notes: [
      'Standard output has the path of each folder written, or with --json one object; messages and',
      'progress go to standard error. Nothing is written unless the whole run succeeds.',
      ...FIGURE_NOTES,
      STDIN_NOTE,
    ],
    options: [
      {
        name: 'out',
        value: 'DIR',
        describe: 'folder of the reports, for a single FILE (default runs/NAME)',
      },
      {
        name: 'force',
        describe: 'replace an earlier run in that folder, if nothing else is in it',
      },
      ...SIMULATION,
      { name: 'excel', describe: 'write CSV files as Excel reads them: byte-order mark, CRLF' },
      {
        name: 'focus',
        describe: 'also write focus.csv: costs of all mailboxes in FOCUS 1.2; not with --sample',
      },
      {
        name: 'tables',
        value: 'LIST',
        describe: 'write only these tables, such as summary,costs_annual (default: all)',
      },
      { name: 'json', describe: 'print folders and summaries as one JSON object' },
      { name: 'quiet', describe: 'no messages but faults' },
    ],
    load: async () => (await import('./run.ts')).run,
  },
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
    operand: { name: 'A B', least: 2, most: Number.POSITIVE_INFINITY },
    summary:
      'Say what differs between two runs: inputs, figures, and whether it is more than noise.',
    examples: [
      'headroom diff runs/plan-a runs/plan-b',
      'headroom diff reports/plan-a runs/plan-a --format markdown > comment.md',
      'headroom diff runs/plan-a runs/plan-b --only timeline --all',
      'headroom diff runs/plan-a runs/plan-b --only costs_annual.cash_gbp_mean --format csv',
      'headroom diff old.csv new.csv --key date,site --tolerance 0.5',
    ],
    notes: [
      'A and B are folders that headroom run has written, or CSV files. Rows are matched by the keys of the',
      'tables, of CSV files by --key; a file that is called as a table of headroom needs none. Numbers are the',
      'same if they are printed alike (1.0 and 1.00 are); dates and texts are compared exactly. Folders with',
      'edited, cut or missing files are refused.',
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
      { name: 'quiet', describe: 'no messages but faults' },
    ],
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'init',
    operand: { name: 'NAME', most: 1 },
    summary: 'Write NAME.yaml, a commented scenario to start from.',
    examples: ['headroom init my-trust && headroom validate my-trust.yaml'],
    notes: [
      'Beside NAME.yaml it puts base/ and organisations.csv unless they are there. It overwrites nothing.',
    ],
    options: [],
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'validate',
    operand: FILES,
    summary: 'Report every fault of scenarios, and what cannot work; compare their traffic.',
    examples: ['headroom validate plan.yaml', 'headroom validate scenarios/*.yaml'],
    notes: [STDIN_NOTE],
    options: [SET],
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    name: 'show',
    operand: FILE,
    summary: 'Print a scenario as it is after merging the files that it extends.',
    examples: ['headroom show plan.yaml', 'headroom show plan.yaml --origins'],
    notes: [STDIN_NOTE],
    options: [
      { name: 'origins', describe: 'one line a value: where it was written, and who says so' },
      SET,
    ],
    load: async () => (await import('./show.ts')).show,
  },
  {
    name: 'plan',
    operand: FILE,
    summary: 'Show stages by date, gates, and what cannot work, without simulating.',
    examples: [
      'headroom plan plan.yaml',
      'headroom plan plan.yaml --set rollout.stages.pilot.start=2013-09-02',
      'headroom plan plan.yaml --json',
    ],
    notes: [STDIN_NOTE],
    options: [{ name: 'json', describe: 'print one JSON object instead of text' }, SET],
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'size',
    operand: { name: '[SCENARIO]', least: 0, most: 1 },
    summary: 'Size storage as the published Exchange guidance does, without simulating.',
    examples: [
      "headroom size --mailboxes 5000 --quota '10 GiB' --messages-per-day 200 --message-size '75 KiB'",
      'headroom size plan.yaml --copies 3 --preset exchange-2010 --json',
    ],
    notes: [
      'Every mailbox counts as full, all alike: no calendar, no stages, no chance. Options win over the',
      'SCENARIO, which is sized before its rollout and after. The first four are required without one.',
      'What is not given is filled in by the preset or a default, and the output says so; docs/size.md',
      'has the formulas.',
      'SCENARIO may be - for standard input; paths in it start from the working folder.',
    ],
    options: [
      ...SIZE_OPTIONS,
      {
        name: 'preset',
        value: 'PRESET',
        describe: 'exchange-2007, exchange-2010 or exchange-2013 (the default)',
      },
      { name: 'calculator-faults', describe: "make the 2013 calculator's known faults as well" },
      { ...SET, describe: 'put a value over that of the SCENARIO; may repeat' },
      { name: 'json', describe: 'print one flat JSON object of unrounded numbers' },
    ],
    load: async () => (await import('./size.ts')).size,
  },
  {
    name: 'trace',
    operand: FILE,
    summary: "Print one mailbox's life, event by event, as the run simulates it.",
    examples: [
      'headroom trace plan.yaml --mailbox 17',
      'headroom trace plan.yaml --mailbox 17 --replication 2 --json',
    ],
    notes: ['Mailboxes and replications are numbered from 0.', STDIN_NOTE],
    options: [
      { name: 'mailbox', value: 'N', describe: 'number of the mailbox (required)' },
      { name: 'replication', value: 'R', describe: 'number of the replication (default 0)' },
      REPLICATIONS,
      SAMPLING,
      SEED,
      SET,
      { name: 'json', describe: 'print one JSON object instead of a table' },
    ],
    load: async () => (await import('./trace.ts')).trace,
  },
];

/** Options of every command. */
export const COMMON_OPTIONS: readonly OptionDefinition[] = [
  { name: 'no-color', describe: 'no colour, as with NO_COLOR set' },
  { name: 'help', describe: 'print this help (also -h)' },
];

export const VERSION_OPTION: OptionDefinition = { name: 'version', describe: 'print the version' };

/** Made by yargs, which takes the shell from SHELL. */
export const COMPLETION = {
  name: 'completion',
  summary: 'Print a script that completes commands and options in bash, zsh or fish.',
  examples: [
    'headroom completion >> ~/.bashrc',
    'headroom completion >> ~/.zshrc',
    'headroom completion > ~/.config/fish/completions/headroom.fish',
  ],
  notes: [
    'The script is for the shell that the variable SHELL names: zsh or fish, else bash. To choose:',
    "'SHELL=zsh headroom completion'. File names are completed in bash and zsh only.",
  ],
} as const;

/** A command with its operand: `run FILE...`. */
export function usageOf({ name, operand }: CommandDefinition): string {
  return `${name} ${operand.name}${operand.most > 1 ? '...' : ''}`;
}
