/** The reports that are kept of scenarios: run folders, each called as its scenario. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isRunRecord } from '../report/run-record.ts';
import { RUN_RECORD, strangersIn } from '../report/write-strangers.ts';
import { type TableSource, tableSourceOf } from '../review/diff-source.ts';
import { readDiffedRun } from '../review/read-diffed-run.ts';
import { readFile, whyUnread } from '../review/read-file.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { shownText } from '../review/shown-text.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import type { CliIo } from './io.ts';
import { type RecordedRun, readRecordedRun } from './recorded-run.ts';

/** The report of a scenario as it is before the check. */
export interface KeptReport {
  readonly folder: Folder;
  /** Null: there is none, or it does not tell how it was made and options do. */
  readonly recorded: RecordedRun | null;
  /** What they are like; none of a report that cannot be read. */
  readonly tables: readonly Pick<TableSource, 'name' | 'fields'>[];
  /** What is wrong with it. */
  readonly faults: readonly Fault[];
}

const UPDATE = 'put back what was committed, or write the report anew with --update';
/** A run of all mailboxes, which takes long and much room, is made only of who asks for it. */
const UPDATE_SETTLED =
  'put back what was committed, or write the report anew: --update with --sample, --replications and --tables, as nothing tells how it was made';
const STRANGERS_NAMED = 5;

/** The folder of a scenario's report. */
export function reportFolder(against: string, name: string, { cwd }: Pick<CliIo, 'cwd'>): Folder {
  const named = join(against, name);
  return { path: resolve(cwd, named), named };
}

/** The folders that hold reports, as the user would name them, in the order of their names. */
export function reportsIn(against: string, { cwd }: Pick<CliIo, 'cwd'>): readonly string[] {
  const path = resolve(cwd, against);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(path)
    .filter((name) => whatIsAt(reportFolder(against, name, { cwd })) === 'run')
    .sort();
}

/**
 * Looks at a report before its scenario is simulated. With `isUpdate` one that is edited or cut is
 * written anew, as its run.json says that it was made even if that is of another format; but what
 * headroom did not write is never replaced.
 *
 * @param asked.isSettled whether options say how large a run is, whatever the report says
 * @throws InputFaults for what keeps the scenario from being checked.
 */
export function keptReport(
  folder: Folder,
  { isUpdate, isSettled }: { readonly isUpdate: boolean; readonly isSettled: boolean },
): KeptReport {
  const nothing = { folder, recorded: null, tables: [], faults: [] };
  switch (whatIsAt(folder)) {
    case 'nothing':
      return nothing;
    case 'other':
      throw faultOf(folder, 'this is where the report belongs, and no run that headroom wrote');
    case 'run': {
      const strangers = isUpdate ? strangersIn(folder.path) : [];
      if (strangers.length > 0) throw faultOf(folder, strangersText(strangers));
      const { faults, value: tables } = attempt(() => tablesOf(folder));
      if (faults.length > 0 && !isUpdate) throw new InputFaults(faults);
      const { faults: unsaid, value: recorded } = attempt(() => readRecordedRun(folder, isUpdate));
      if (unsaid.length > 0 && !(isUpdate && isSettled)) {
        throw new InputFaults(unsaid.map((fault) => ({ ...fault, mend: UPDATE_SETTLED })));
      }
      // Of one that can be read but for its settings these are what is wrong.
      const found = faults.length > 0 ? faults : unsaid;
      return { folder, recorded: recorded ?? null, tables: tables ?? [], faults: found };
    }
  }
}

/** Of a report whose files are those that were written. @throws InputFaults otherwise. */
function tablesOf(folder: Folder): KeptReport['tables'] {
  const { tables } = readDiffedRun(folder, { edited: false });
  // Their bytes are let go until it is their turn.
  return tables.map(tableSourceOf).map(({ name, fields }) => ({ name, fields }));
}

/** What can be read, or why it cannot, with what to do. */
function attempt<Value>(read: () => Value): {
  readonly value?: Value;
  readonly faults: readonly Fault[];
} {
  try {
    return { value: read(), faults: [] };
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    return { faults: error.faults.map((fault) => ({ ...fault, mend: UPDATE })) };
  }
}

/** @throws InputFaults where that cannot be seen. */
function whatIsAt(folder: Folder): 'nothing' | 'run' | 'other' {
  try {
    return whatIsIn(folder.path);
  } catch (error) {
    const why = whyUnread(error);
    const reason = why.kind === 'refused' ? `: ${why.reason}` : '';
    throw faultOf(folder, `this is where a report belongs, and it cannot be read${reason}`);
  }
}

function whatIsIn(path: string): 'nothing' | 'run' | 'other' {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'nothing';
  if (!found.isDirectory()) return 'other';
  const names = readdirSync(path);
  if (names.length === 0) return 'nothing';
  const record = readFile(join(path, RUN_RECORD));
  const isRun = record.kind === 'file' && isRunRecord(Buffer.from(record.content).toString());
  return isRun ? 'run' : 'other';
}

function strangersText(strangers: readonly string[]): string {
  const more = strangers.length - STRANGERS_NAMED;
  const names = strangers.slice(0, STRANGERS_NAMED).map(shownText).join(', ');
  const further = more > 0 ? `, ${more} more` : '';
  return `it holds what headroom did not write, which would be lost: ${names}${further}`;
}

function faultOf({ named }: Folder, message: string): InputFaults {
  const place = { file: named, line: 0, column: 0, address: '' };
  return new InputFaults([{ ...place, message, mend: 'move that away' }]);
}
