/** `headroom compare --html`: the page of a comparison, from the folders of its runs. */
import { resolve } from 'node:path';
import type { PageRun } from '../page/cells/page-run.ts';
import { compareRuns, type RunComparison } from '../review/compare-runs.ts';
import { labelsOf } from '../review/labels.ts';
import { OR_EDITED } from '../review/recorded-file.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { type ComparedArgument, isFolder } from './compared-arguments.ts';
import { type CompletedRun, type Completion, completeRuns } from './complete-runs.ts';
import type { CommandInput } from './definitions.ts';
import { checkExportTarget, type ExportTarget, writeExport } from './export-file.ts';
import { giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import type { Source } from './open-scenario.ts';
import { isWithin } from './run-folder.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { UsageError } from './usage-error.ts';
import { versionOf } from './version.ts';

/** The file name that stands for standard output. */
const STANDARD_OUTPUT = '-';

/** Where the page goes. */
export interface PageOutlet {
  /** Null: to standard output, which then has nothing else. */
  readonly target: ExportTarget | null;
}

/**
 * What `--html` names; null: no page is asked for.
 *
 * @throws UsageError for what cannot be asked; OutputFault where it cannot be written.
 */
export function pageOutlet(
  { values, flags }: CommandInput,
  help: string,
  { cwd }: Pick<CliIo, 'cwd'>,
): PageOutlet | null {
  const [named] = values.get('html') ?? [];
  if (named === undefined) return null;
  if (named === STANDARD_OUTPUT) {
    const other = ['format', 'json'].find((option) => values.has(option) || flags.has(option));
    if (other === undefined) return { target: null };
    const message = `--html - has standard output to itself: name a file, or leave out --${other}`;
    throw new UsageError(message, help);
  }
  // --force can then replace nothing but pages.
  if (!/\.html?$/i.test(named)) {
    throw new UsageError(`--html is '${named}': write a name that ends in .html, or -`, help);
  }
  const path = resolve(cwd, named);
  const target = { path, named, force: flags.has('force'), option: '--html' };
  checkExportTarget(target);
  return { target };
}

/** A comparison. */
export interface Compared {
  readonly comparison: RunComparison;
  /** Whether the page of one of its runs could not be made or written. */
  readonly isPageMissing: boolean;
}

export function comparedOf(runs: readonly CompletedRun[]): Compared {
  const isPageMissing = runs.some((one) => one.isPageMissing);
  return { comparison: compareRuns(runs.map(({ run }) => run)), isPageMissing };
}

interface PageWork<Told> {
  readonly completion: Completion;
  readonly source: Source;
  /** Before the page is made, which may come to nothing when hours were spent on the runs. */
  readonly tell: (compared: Compared) => Told;
}

interface ComparedPage<Told> {
  readonly told: Told;
  readonly page: string;
}

/**
 * Compares runs as without a page. Those that are simulated go through folders, which are temporary
 * unless they are to be kept, as pages are made of what folders hold.
 *
 * @throws what completeRuns and compareRuns throw; before anything is simulated InputFaults for a
 *   folder whose tables are not all there, or not as they were written.
 */
export async function compareWithPage<Told>(
  args: readonly ComparedArgument[],
  { completion, source, tell }: PageWork<Told>,
  io: CliIo,
): Promise<ComparedPage<Told>> {
  const labels = labelsOf(args.map(namesOf));
  const opened = await readFolders(args, labels, io);
  const compare = async (kept: Completion['kept']): Promise<ComparedPage<Told>> => {
    const runs = await completeRuns(args, { ...completion, kept }, io);
    const compared = comparedOf(runs);
    const told = tell(compared);
    const pages = await Promise.all(
      runs.map(async (run, index) => opened[index] ?? readBack(run, labels[index] ?? '', io)),
    );
    const { comparePage } = await import('../page/compare/compare-page.tsx');
    const version = versionOf(io.packageFolder);
    return { told, page: comparePage(compared.comparison, pages, version) };
  };
  const isKept = completion.kept !== null || args.every((one) => 'read' in one);
  if (isKept) return compare(completion.kept);
  const temporary = { force: false, excel: false, source, isTemporary: true };
  return inTemporaryFolder(io, (parent) => compare({ ...temporary, parent }));
}

function namesOf(one: ComparedArgument): { readonly name: string; readonly argument: string } {
  if ('read' in one) return one.read;
  return { name: one.prepared.loaded.scenario.name, argument: one.argument };
}

/** What pages show of the folders among the arguments; null: it is none. */
async function readFolders(
  args: readonly ComparedArgument[],
  labels: readonly string[],
  io: CliIo,
): Promise<readonly (PageRun | null)[]> {
  const faults: Fault[] = [];
  const read: (PageRun | null)[] = [];
  for (const [index, one] of args.entries()) {
    if ('read' in one) {
      try {
        read.push(await readFolder(one.argument, labels[index] ?? '', io));
        continue;
      } catch (error) {
        if (!(error instanceof InputFaults)) throw error;
        faults.push(...error.faults.map(withoutEdited));
      }
    }
    read.push(null);
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return read;
}

/** Unlike `report` and `diff`, `compare` takes no file that was edited. */
function withoutEdited(fault: Fault): Fault {
  return { ...fault, mend: fault.mend.replace(OR_EDITED, '') };
}

function readBack({ folder }: CompletedRun, label: string, io: CliIo): Promise<PageRun> {
  if (folder === null) throw new Error('a run of which nothing was written');
  return readFolder(folder, label, io);
}

/** What makes pages is loaded only here, as most comparisons have none. */
async function readFolder(folder: string, label: string, io: CliIo): Promise<PageRun> {
  const [{ readPageRun }, { prefixOf }] = await Promise.all([
    import('../page/cells/read-page-run.ts'),
    import('../page/compare/compare-shown.ts'),
  ]);
  const place = { path: resolve(io.cwd, folder), named: folder };
  const pause = () => giveTurn(io.interruption, () => 'no page was written');
  return readPageRun(place, { prefix: prefixOf(label), pause });
}

interface Writing {
  /** What the user named, of which folders are runs. */
  readonly operands: readonly string[];
  readonly io: CliIo;
  readonly say: (line: string) => void;
}

/** Writes the page, whole or not at all, and says so. @throws OutputFault, Interrupted. */
export async function writePage(
  page: string,
  { target }: PageOutlet,
  { operands, io, say }: Writing,
): Promise<void> {
  const to = target === null ? '' : ` to ${target.named}`;
  await giveTurn(io.interruption, () => `nothing was written${to}`);
  if (target === null) {
    io.stdout.write(page);
    return;
  }
  writeExport(page, target);
  const runs = operands.filter((operand) => isFolder(operand, io));
  const run = runs.find((folder) => isWithin(resolve(io.cwd, folder), target.path));
  if (run !== undefined) {
    say(`note: ${target.named} lies in ${run}: move it away before headroom run --force`);
  }
  say(`wrote ${target.named}: open it in a browser`);
}
