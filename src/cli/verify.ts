/** `headroom verify`: whether run folders are what they claim to be. */
import { resolve } from 'node:path';
import { RUN_AGAIN } from '../review/parse-run-record.ts';
import { shownText } from '../review/shown-text.ts';
import {
  GET_ANEW,
  isIntact,
  type VerifiedFolder,
  verdictText,
  verifiedRecord,
  verifiedText,
} from '../review/verify-report.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { counted } from '../units/counted.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Interruptible } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { simulationOptions } from './simulation-options.ts';
import { UsageError } from './usage-error.ts';
import { type VerifiedPage, verifyPage } from './verify-page.ts';
import { type RerunSettings, rerunNotMade, rerunResult } from './verify-rerun.ts';
import { type VerifiedRun, verifyRun } from './verify-run.ts';
import { versionOf } from './version.ts';

const HELP = 'headroom verify --help';
/** So many files that headroom did not write are named. */
const STRANGERS_NAMED = 5;

interface VerifySettings {
  /** Null: no run is made again. */
  readonly rerun: RerunSettings | null;
  readonly isQuiet: boolean;
  readonly turns: Interruptible;
}

export async function verify(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const isJson = input.flags.has('json');
  const verified: VerifiedFolder[] = [];
  const faults: Fault[] = [];
  const tally: Tally = { verified: [], unchecked: [], left: [...input.operands] };
  const isQuiet = input.flags.has('quiet');
  const turns = { interruption: io.interruption, describe: () => tallyText(tally) };
  const settings = { rerun: rerunOption(input, io), isQuiet, turns };
  for (const run of input.operands) {
    const { folder, faults: own } = await verifyFolder(run, settings, io);
    faults.push(...own);
    tally.left.shift();
    (own.length === 0 ? tally.verified : tally.unchecked).push(run);
    if (folder === null) continue;
    verified.push(folder);
    if (!isJson) io.stdout.write(isQuiet ? verdictText(folder) : verifiedText(folder));
  }
  if (isJson && verified.length > 0) {
    const record = verifiedRecord(verified, versionOf(io.packageFolder));
    io.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return verified.every(isIntact) ? EXIT.done : EXIT.no;
}

/** @throws UsageError for `--workers` without effect, and as simulationOptions. */
function rerunOption(input: CommandInput, io: CliIo): RerunSettings | null {
  const { workers } = simulationOptions(input, HELP, io);
  if (input.flags.has('rerun')) return { workers, quiet: input.flags.has('quiet') };
  if (!input.values.has('workers')) return null;
  throw new UsageError('--workers is for --rerun, as nothing else simulates: add it', HELP);
}

/** How far the command is: which runs are verified, which cannot be, and which are left. */
interface Tally {
  readonly verified: string[];
  readonly unchecked: string[];
  readonly left: string[];
}

function tallyText({ verified, unchecked, left }: Tally): string {
  const named = (runs: readonly string[]) => runs.map(shownText).join(', ');
  const count = counted(verified.length + unchecked.length + left.length, 'run');
  const done = `${verified.length} of ${count} verified`;
  return [
    verified.length === 0 ? done : `${done}: ${named(verified)}`,
    ...(unchecked.length === 0 ? [] : [`could not be checked: ${named(unchecked)}`]),
    ...(left.length === 0 ? [] : [`not verified: ${named(left)}`]),
  ].join('; ');
}

/** What came of a folder; null: it could not be checked, for the faults that are there then. */
interface FolderResult {
  readonly folder: VerifiedFolder | null;
  readonly faults: readonly Fault[];
}

async function verifyFolder(
  run: string,
  { rerun, isQuiet, turns }: VerifySettings,
  io: CliIo,
): Promise<FolderResult> {
  const place = { path: resolve(io.cwd, run), named: run };
  const found = await orFaults(verifyRun(place, turns));
  if ('faults' in found) return { folder: null, faults: found.faults };
  const page = await orFaults(verifyPage(place, found, { turns, io }));
  if ('faults' in page) return { folder: null, faults: page.faults };
  if (!isQuiet) {
    for (const note of notes(run, { ...found, page }, io)) {
      io.stderr.write(`note: ${shownText(note)}\n`);
    }
  }
  const { fingerprint } = found;
  const checks = 'check' in page ? [...found.checks, page.check] : found.checks;
  const folder = { run, fingerprint };
  if (rerun === null) return { folder: { ...folder, checks, rerun: 'not asked' }, faults: [] };
  const again = await orFaults(
    rerunResult(place, found, { settings: { ...rerun, nothingOf: turns.describe }, io }),
  );
  if ('faults' in again) {
    const skipped = rerunNotMade(again.faults);
    const unshown = { ...folder, checks: [...checks, skipped], rerun: 'not made' } as const;
    return { folder: unshown, faults: again.faults };
  }
  return {
    folder: { ...folder, checks: [...checks, again], rerun: again.isDone ? 'made' : 'not made' },
    faults: [],
  };
}

/**
 * What comes of some work, or the faults of an input that it fails with: to run the scenario again
 * would replace what is to be verified.
 */
async function orFaults<Result extends object>(
  work: Promise<Result>,
): Promise<Result | { readonly faults: readonly Fault[] }> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof InputFaults) {
      const anew = (mend: string) => (mend === RUN_AGAIN ? GET_ANEW : mend);
      return { faults: error.faults.map((fault) => ({ ...fault, mend: anew(fault.mend) })) };
    }
    throw error;
  }
}

function notes(
  run: string,
  { headroomVersion, strangers, page }: VerifiedRun & { readonly page: VerifiedPage },
  io: CliIo,
): string[] {
  const version = versionOf(io.packageFolder);
  const left = strangers.length - STRANGERS_NAMED;
  const names = strangers.slice(0, STRANGERS_NAMED).join(', ') + (left > 0 ? `, ${left} more` : '');
  return [
    ...(headroomVersion === version
      ? []
      : [`${run} was made by headroom ${headroomVersion}, and this is ${version}`]),
    ...(strangers.length === 0 ? [] : [`${run} holds what headroom did not write: ${names}`]),
    ...('note' in page && page.note !== null ? [page.note] : []),
  ];
}
