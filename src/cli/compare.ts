/** `headroom compare`: runs side by side, paired replication by replication. */
import { metricScope } from '../ensemble/metric-scope.ts';
import { appliesTo } from '../ensemble/metrics.ts';
import { compareMarkdown } from '../review/compare-markdown.ts';
import { compareRecord } from '../review/compare-record.ts';
import type { RunComparison } from '../review/compare-runs.ts';
import { compareTable } from '../review/compare-table.ts';
import { compareText } from '../review/compare-text.ts';
import { csvText } from '../table/csv.ts';
import { type AssertionResult, assertionText, comparedAssertions } from './assertions.ts';
import {
  type Compared,
  comparedOf,
  compareWithPage,
  type PageOutlet,
  pageOutlet,
  writePage,
} from './compare-html.ts';
import {
  type ComparedArgument,
  checkPairing,
  isFolder,
  openArguments,
} from './compared-arguments.ts';
import { completeRuns, type KeptRuns } from './complete-runs.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CliIo } from './io.ts';
import { openSource, type Source } from './open-scenario.ts';
import { formatOption, REVIEW_FORMATS, type ReviewFormat } from './review-formats.ts';
import { settingsOf } from './settings.ts';
import { type SimulationOptions, simulationOptions } from './simulation-options.ts';
import { UsageError } from './usage-error.ts';
import { versionOf } from './version.ts';

const HELP = 'headroom compare --help';

/** Columns of a text that goes to no terminal. */
const FILE_WIDTH = 100;

/** Options that have their effect where all runs are read from folders, too. */
const OPTIONS_OF_FOLDERS = ['format', 'json', 'html', 'assert', 'quiet', 'no-color'];

export async function compare(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const format = formatOption(input, HELP, REVIEW_FORMATS);
  const options = simulationOptions(input, HELP, io);
  const outlet = pageOutlet(input, HELP, io);
  checkKeeping(input, outlet);
  const files = input.operands.filter((argument) => !isFolder(argument, io));
  if (files.length === 0) refuseWithoutEffect(input, outlet);
  const source = await openSource(files, io);
  const settings = { set: settingsOf(input, HELP), source };
  const args = await openArguments(input.operands, settings, io);
  checkPairing(args, options, io);
  const isQuiet = input.flags.has('quiet');
  const completion = { options, isQuiet, kept: keptRuns(input, source) };
  checkAssertions(args, options);
  // Standard output that has the page has nothing else.
  const telling = { format: outlet?.target === null ? null : format, options, isQuiet };
  const tell = (compared: Compared) => tellCompared(compared, telling, io);
  if (outlet === null) return tell(comparedOf(await completeRuns(args, completion, io)));
  const { told, page } = await compareWithPage(args, { completion, source, tell }, io);
  const say = (line: string) => {
    if (!isQuiet) io.stderr.write(`${line}\n`);
  };
  await writePage(page, outlet, { operands: input.operands, io, say });
  return told;
}

interface Telling {
  /** Null: only assertions are told. */
  readonly format: ReviewFormat | null;
  readonly options: Pick<SimulationOptions, 'assertions'>;
  readonly isQuiet: boolean;
}

/** Prints a comparison and says whether assertions hold; a fault wins over one that does not. */
function tellCompared(
  { comparison, isPageMissing }: Compared,
  { format, options, isQuiet }: Telling,
  io: CliIo,
): ExitCode {
  const assertions = comparison.runs.map(({ label, run }) => ({
    label,
    results: comparedAssertions(options.assertions, run),
  }));
  if (format !== null) io.stdout.write(textOf(comparison, { format, assertions }, io));
  const code = tellAssertions(assertions, { isQuiet }, io);
  return isPageMissing ? EXIT.fault : code;
}

/** @throws UsageError for an assertion on a metric that none of the runs has. */
function checkAssertions(args: readonly ComparedArgument[], { assertions }: SimulationOptions) {
  for (const { text, figure } of assertions) {
    const { name, needs } = figure.metric;
    const isAsked = args.some((one) =>
      'read' in one
        ? one.read.metrics.has(name)
        : appliesTo(figure.metric, metricScope(one.prepared.plan)),
    );
    if (isAsked) continue;
    throw new UsageError(
      `--assert '${text}': none of them has ${name}, as none has ${needs}: ask for another metric`,
      HELP,
    );
  }
}

/** @throws UsageError for an option that says how to write folders where none is asked for. */
function checkKeeping({ values, flags }: CommandInput, outlet: PageOutlet | null): void {
  const ofFolders = outlet?.target ? ['excel'] : ['force', 'excel'];
  const idle = ofFolders.find((flag) => flags.has(flag));
  if (idle === undefined || values.has('out')) return;
  throw new UsageError(`--${idle} says how folders are written: add --out DIR`, HELP);
}

function keptRuns({ values, flags }: CommandInput, source: Source): KeptRuns | null {
  const parent = values.get('out')?.[0];
  if (parent === undefined) return null;
  const isTemporary = false;
  return { parent, isTemporary, force: flags.has('force'), excel: flags.has('excel'), source };
}

/** @throws UsageError for an option that says how to simulate, where nothing is simulated. */
function refuseWithoutEffect({ values, flags }: CommandInput, outlet: PageOutlet | null): void {
  const given = [...values.keys(), ...flags];
  const effective = outlet?.target ? [...OPTIONS_OF_FOLDERS, 'force'] : OPTIONS_OF_FOLDERS;
  const idle = given.find((name) => !effective.includes(name));
  if (idle === undefined) return;
  throw new UsageError(
    `--${idle} would have no effect: the runs are read back from folders, and nothing is ` +
      'simulated; leave it out, or name scenario files',
    HELP,
  );
}

interface RunAssertions {
  /** Of the run. */
  readonly label: string;
  readonly results: readonly AssertionResult[];
}

function textOf(
  comparison: RunComparison,
  {
    format,
    assertions,
  }: { readonly format: ReviewFormat; readonly assertions: readonly RunAssertions[] },
  { stdout, packageFolder }: CliIo,
): string {
  switch (format) {
    case 'text':
      return compareText(comparison, stdout.isTerminal ? stdout.width : FILE_WIDTH);
    case 'markdown':
      return compareMarkdown(comparison);
    case 'csv':
      return csvText(compareTable(comparison), { excel: false });
    case 'json': {
      const whole = {
        ...compareRecord(comparison, versionOf(packageFolder)),
        assertions: assertions.flatMap(({ label, results }) =>
          results.map((result) => ({ run: label, ...result })),
        ),
      };
      return `${JSON.stringify(whole, null, 2)}\n`;
    }
  }
}

/** Says of each run whether assertions hold; they must of every run. */
function tellAssertions(
  assertions: readonly RunAssertions[],
  { isQuiet }: { readonly isQuiet: boolean },
  { stderr }: CliIo,
): ExitCode {
  let code: ExitCode = EXIT.done;
  for (const { label, results } of assertions) {
    for (const result of results) {
      if (!result.holds) code = EXIT.no;
      if (!(result.holds && isQuiet)) stderr.write(`${label}: ${assertionText(result)}\n`);
    }
  }
  return code;
}
