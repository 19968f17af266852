/** `headroom diff`: what differs between two runs, or two CSV files. */
import { type Diff, isDifferent } from '../review/diff.ts';
import { CHANGES, changeRows, inputRows, type Row, tableRows } from '../review/diff-changes.ts';
import { diffMarkdown } from '../review/diff-markdown.ts';
import { DEFAULT_LIMIT } from '../review/diff-ranking.ts';
import { diffRecord } from '../review/diff-record.ts';
import type { DiffSettings } from '../review/diff-selection.ts';
import { openPair } from '../review/diff-source.ts';
import { pairedTables } from '../review/diff-tables.ts';
import { diffText } from '../review/diff-text.ts';
import { csvWriter } from '../table/csv.ts';
import type { CommandInput } from './definitions.ts';
import { diffOptions, settingsFor } from './diff-options.ts';
import { diffSteps, FIGURES_KEPT, inputsOf, namedTables, type OpenedSides } from './diff-runs.ts';
import { openSides } from './diff-sides.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { driveSteps, giveTurn, type Interruptible } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { formatOption, REVIEW_FORMATS, type ReviewFormat } from './review-formats.ts';
import { paintFor } from './terminal.ts';
import { versionOf } from './version.ts';

/** A row of Markdown has some 60 characters, and a comment 59,000. */
const FIGURES_OF_COMMENT = 2_000;

const HELP = 'headroom diff --help';

/** Columns of a text that goes to no terminal. */
const FILE_WIDTH = 100;

export async function diff(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const format = formatOption(input, HELP, REVIEW_FORMATS);
  const options = diffOptions(input, HELP);
  const turns = { interruption: io.interruption, describe: () => 'nothing was printed' };
  const sides = await openSides(input, { ...io, help: HELP });
  await giveTurn(io.interruption, turns.describe);
  const isAll = input.flags.has('all');
  // All of them might not fit into memory, and a comment has no room for more than these.
  const mostFigures = format === 'markdown' ? FIGURES_OF_COMMENT : null;
  const settings = settingsFor(options, isAll ? mostFigures : FIGURES_KEPT, {
    tables: namedTables(sides),
    isFile: sides.every(({ folder }) => folder === null),
    help: HELP,
  });
  if (format === 'csv') return writeChanges(sides, settings, io);
  const found = await driveSteps(diffSteps(sides, settings, options), turns);
  io.stdout.write(textOf(found, { format, isAll, noColor: input.flags.has('no-color') }, io));
  return isDifferent(found) ? EXIT.no : EXIT.done;
}

/** Writes the differences as they are found, as there may be millions. */
async function writeChanges(
  [before, after]: OpenedSides,
  settings: DiffSettings,
  { stdout, interruption }: CliIo,
): Promise<ExitCode> {
  const writer = csvWriter(CHANGES, { excel: false });
  let rowCount = 0;
  const write = (rows: readonly Row[]): void => {
    rowCount += rows.length;
    if (rows.length > 0) stdout.write(rows.map(writer.row).join(''));
  };
  const paired = pairedTables(before.tables, after.tables, settings);
  const { materialShare } = settings;
  const inputs = inputsOf(before, after, settings);
  const turns: Interruptible = { interruption, describe: () => 'not all rows were printed' };
  function* steps(): Generator<undefined, void> {
    stdout.write(writer.header);
    write(inputs === null ? [] : inputRows(inputs));
    write(tableRows(paired.added, paired.removed));
    for (const [first, second] of paired.both) {
      const pair = yield* openPair(first, second, settings);
      for (const rows of changeRows(pair, { table: first.name, materialShare })) {
        write(rows);
        yield;
      }
    }
  }
  await driveSteps(steps(), turns);
  return rowCount === 0 ? EXIT.done : EXIT.no;
}

function textOf(
  found: Diff,
  {
    format,
    isAll,
    noColor,
  }: {
    readonly format: Exclude<ReviewFormat, 'csv'>;
    readonly isAll: boolean;
    readonly noColor: boolean;
  },
  { stdout, env, packageFolder }: CliIo,
): string {
  const limit = isAll ? null : DEFAULT_LIMIT;
  switch (format) {
    case 'text': {
      const width = stdout.isTerminal ? stdout.width : FILE_WIDTH;
      return diffText(found, { width, paint: paintFor(stdout, { env, noColor }), limit });
    }
    case 'markdown':
      return diffMarkdown(found, limit);
    case 'json':
      return `${JSON.stringify(diffRecord(found, versionOf(packageFolder)), null, 2)}\n`;
  }
}
