/**
 * The commands: what each is called, what it takes and what it is for. Help and parsing are made of
 * it.
 */
import type { ExitCode } from './exit-codes.ts';
import type { CliIo } from './io.ts';
import { REVIEW_COMMANDS } from './review-definitions.ts';
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
    summary: 'Simulate scenarios and write a folder for each: CSV reports, and a page of them.',
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
      'progress go to standard error. Nothing is written unless the whole run succeeds. Open report.html',
      'in that folder in a browser; it is not written with --tables. If it cannot be made or written, all',
      'else is, and the exit code is 2.',
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
  ...REVIEW_COMMANDS,
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
  return `${name} ${operand.name}${Number.isFinite(operand.most) ? '' : '...'}`;
}
