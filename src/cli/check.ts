/** `headroom check`: whether scenarios still come to what the reports kept of them say. */
import { type Check, isCheckPassed } from '../review/check.ts';
import { checkMarkdown } from '../review/check-markdown.ts';
import { checkRecord } from '../review/check-record.ts';
import { checkText } from '../review/check-text.ts';
import { DEFAULT_LIMIT } from '../review/diff-ranking.ts';
import type { DiffSettings } from '../review/diff-selection.ts';
import { type AskedCheck, type CheckJob, planCheck } from './check-plan.ts';
import { askedRecipe } from './check-recipe.ts';
import { checkedRuns } from './check-runs.ts';
import type { CommandInput } from './definitions.ts';
import { type DiffOptions, diffOptions, settingsFor } from './diff-options.ts';
import { FIGURES_KEPT, namedTables } from './diff-runs.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CliIo } from './io.ts';
import { CHECK_FORMATS, formatOption } from './review-formats.ts';
import { paintFor } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { versionOf } from './version.ts';

const HELP = 'headroom check --help';

/** Columns of a text that goes to no terminal. */
const FILE_WIDTH = 100;

export async function check(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const format = formatOption(input, HELP, CHECK_FORMATS);
  const options = diffOptions(input, HELP);
  const asked = askedCheck(input, io);
  const turns = { interruption: io.interruption, describe: () => 'nothing was simulated' };
  const { jobs, loneReports } = await planCheck(asked, turns, io);
  const { against, isUpdate } = asked;
  const isAll = input.flags.has('all');
  const runs = {
    settings: settingsOf(jobs, options, isAll),
    options,
    isUpdate,
    quiet: input.flags.has('quiet'),
  };
  const scenarios = await checkedRuns(jobs, runs, io);
  const done: Check = { against, scenarios, loneReports, isUpdate };
  io.stdout.write(textOf(done, { format, isAll, noColor: input.flags.has('no-color') }, io));
  return isCheckPassed(done) ? EXIT.done : EXIT.no;
}

/** @throws UsageError for what is not as the help says. */
function askedCheck(input: CommandInput, io: CliIo): AskedCheck {
  const against = input.values.get('against')?.[0];
  if (against === undefined) {
    throw new UsageError(
      'against which reports? Give their folder, such as --against reports',
      HELP,
    );
  }
  return {
    paths: input.operands,
    against,
    isUpdate: input.flags.has('update'),
    recipe: askedRecipe(input, io, HELP),
    help: HELP,
  };
}

/** @throws UsageError for names that are in none of the reports. */
function settingsOf(jobs: readonly CheckJob[], options: DiffOptions, isAll: boolean): DiffSettings {
  const tables = namedTables(jobs.map(({ report }) => report));
  // Without any report nothing is compared.
  const asked = tables.length === 0 ? { ...options, only: [], tolerances: [] } : options;
  return settingsFor(asked, isAll ? null : FIGURES_KEPT, { tables, isFile: false, help: HELP });
}

function textOf(
  done: Check,
  {
    format,
    isAll,
    noColor,
  }: {
    readonly format: (typeof CHECK_FORMATS)[number];
    readonly isAll: boolean;
    readonly noColor: boolean;
  },
  { stdout, env, packageFolder }: CliIo,
): string {
  const limit = isAll ? null : DEFAULT_LIMIT;
  switch (format) {
    case 'markdown':
      return checkMarkdown(done, limit);
    case 'text': {
      const width = stdout.isTerminal ? stdout.width : FILE_WIDTH;
      return checkText(done, { width, paint: paintFor(stdout, { env, noColor }), limit });
    }
    case 'json':
      return `${JSON.stringify(checkRecord(done, versionOf(packageFolder)), null, 2)}\n`;
  }
}
