/** `headroom report`: makes the page of a kept run from its tables. */
import { join, resolve } from 'node:path';
import { isPage, PAGE } from '../report/write-strangers.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { shownText } from '../review/shown-text.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { checkExportTarget, type ExportTarget, writeExport } from './export-file.ts';
import { giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { type MadePage, makePage } from './make-page.ts';
import { isWithin, runFolder } from './run-folder.ts';
import { UsageError } from './usage-error.ts';
import { versionOf } from './version.ts';

const HELP = 'headroom report --help';
/** The file name that stands for standard output. */
const STANDARD_OUTPUT = '-';

export async function report(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const [run = ''] = input.operands;
  const folder = runFolder(run, io);
  const target = targetOf(input, folder, io);
  const nothingOf = () => `nothing was written${target === null ? '' : ` to ${target.named}`}`;
  const page = await makePage(folder, io, { edited: input.flags.has('edited'), nothingOf });
  await giveTurn(io.interruption, nothingOf);
  if (target === null) io.stdout.write(page.text);
  else {
    writeExport(page.text, target);
    io.stdout.write(`${target.named}\n`);
  }
  if (!input.flags.has('quiet')) {
    for (const line of messages(folder, { target, page }, io)) io.stderr.write(`${line}\n`);
  }
  return EXIT.done;
}

/**
 * Where the page goes; null: to standard output. That of the run itself is made to be replaced.
 *
 * @throws UsageError for what cannot be asked; OutputFault where it cannot be written.
 */
function targetOf(
  { values, flags }: CommandInput,
  folder: Folder,
  { cwd }: CliIo,
): ExportTarget | null {
  const [named = join(folder.named, PAGE)] = values.get('out') ?? [];
  const force = flags.has('force');
  if (named === STANDARD_OUTPUT) {
    if (force) throw new UsageError('--force is for a file, and --out - names none', HELP);
    return null;
  }
  // --force can then replace nothing but pages.
  if (!/\.html?$/i.test(named)) {
    throw new UsageError(`--out is '${named}': write a name that ends in .html, or -`, HELP);
  }
  const path = resolve(cwd, named);
  const isOwn = path === join(folder.path, PAGE) && isPage(path);
  const target = { path, named, force: force || isOwn, option: '--out' };
  checkExportTarget(target);
  return target;
}

interface Written {
  /** Null: standard output. */
  readonly target: ExportTarget | null;
  readonly page: MadePage;
}

function messages({ path, named }: Folder, { target, page }: Written, io: CliIo): string[] {
  const [made, version] = [String(page.run.record.headroom), versionOf(io.packageFolder)];
  const isStranger =
    target !== null && target.path !== join(path, PAGE) && isWithin(path, target.path);
  const { editedFiles } = page.run;
  return [
    ...(editedFiles.length === 0
      ? []
      : [
          `warning: the page shows what is not the run’s, and says so: edited in ${named}: ${editedFiles.map(shownText).join(', ')}`,
        ]),
    ...(made === version
      ? []
      : [`note: ${named} was made by headroom ${made}, its page by ${version}`]),
    ...(isStranger
      ? [`note: ${target.named} lies in the run: move it away before headroom run --force`]
      : []),
    `wrote ${target === null ? 'the page to standard output' : `${target.named}: open it in a browser`}`,
  ];
}
