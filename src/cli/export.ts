/** `headroom export`: the finance tables of a kept run as a workbook. */
import { resolve } from 'node:path';
import { readRunTables } from '../review/read-run-tables.ts';
import { WORKBOOK_TABLES, workbookOf } from '../review/workbook-sheets.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { checkExportTarget, type ExportTarget, writeExport } from './export-file.ts';
import { xlsxOf } from './export-xlsx.ts';
import { giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { isWithin, runFolder } from './run-folder.ts';
import { UsageError } from './usage-error.ts';
import { counted } from './words.ts';

const HELP = 'headroom export --help';
/** The file name that stands for standard output. */
const STANDARD_OUTPUT = '-';

export async function exportRun(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const [run = ''] = input.operands;
  const target = targetOf(input, io);
  const sheets = workbookOf(readRunTables(runFolder(run, io), WORKBOOK_TABLES));
  const bytes = await xlsxOf(sheets);
  const to = target === null ? '' : ` to ${target.named}`;
  await giveTurn(io.interruption, () => `nothing was written${to}`);
  if (target === null) io.stdout.writeBytes(bytes);
  else {
    writeExport(bytes, target);
    io.stdout.write(`${target.named}\n`);
  }
  if (!input.flags.has('quiet')) {
    const names = sheets.map(({ name }) => name);
    for (const line of messages(run, { target, names }, io)) io.stderr.write(`${line}\n`);
  }
  return EXIT.done;
}

/**
 * Where the workbook goes; null: to standard output.
 *
 * @throws UsageError for what cannot be asked; OutputFault where it cannot be written.
 */
function targetOf({ values, flags }: CommandInput, { cwd, stdout }: CliIo): ExportTarget | null {
  const [named] = values.get('xlsx') ?? [];
  if (named === undefined) {
    throw new UsageError('there is no format: give --xlsx FILE, as xlsx is the only one', HELP);
  }
  const force = flags.has('force');
  if (named === STANDARD_OUTPUT) {
    if (force) throw new UsageError('--force is for a file, and --xlsx - names none', HELP);
    if (!stdout.isTerminal) return null;
    throw new UsageError('--xlsx - would write a workbook to the terminal: name a file', HELP);
  }
  // Excel does not open it under another name, and --force can then replace nothing but workbooks.
  if (!/\.xlsx$/i.test(named)) {
    throw new UsageError(`--xlsx is '${named}': write a name that ends in .xlsx, or -`, HELP);
  }
  const target = { path: resolve(cwd, named), named, force, option: '--xlsx' };
  checkExportTarget(target);
  return target;
}

interface Exported {
  /** Null: standard output. */
  readonly target: ExportTarget | null;
  /** Of the sheets. */
  readonly names: readonly string[];
}

function messages(run: string, { target, names }: Exported, { cwd }: CliIo): string[] {
  const to = target === null ? 'to standard output' : target.named;
  return [
    ...(names.includes('costs_annual')
      ? []
      : [`note: ${run} has no costs, as its scenario has none`]),
    ...(target !== null && isWithin(resolve(cwd, run), target.path)
      ? [`note: ${target.named} lies in the run: move it away before headroom run --force`]
      : []),
    `wrote ${to}: ${counted(names.length, 'sheet')}: ${names.join(', ')}`,
  ];
}
