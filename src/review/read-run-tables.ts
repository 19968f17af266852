/** Reads tables of a run folder as they were written. */
import { DATA_PACKAGE, RUN_RECORD } from '../report/write-strangers.ts';
import { InputFaults } from '../table/fault.ts';
import { type KeptResource, parseDataPackage } from './parse-data-package.ts';
import { checkFormat, parseJson, RUN_AGAIN } from './parse-run-record.ts';
import { checkHash, type Folder, type FolderFile, readOf } from './read-run-folder.ts';

/** A table of a run folder: its text, and what datapackage.json says of it. */
export interface KeptTable {
  readonly resource: Pick<KeptResource, 'name' | 'title' | 'schema'>;
  /** As faults call it. */
  readonly named: string;
  readonly text: string;
}

/** What made a run, and some of its tables. */
export interface KeptTables {
  /** run.json. */
  readonly record: Pick<FolderFile, 'named' | 'text'>;
  readonly tables: readonly KeptTable[];
}

/**
 * Reads the tables of those names, in their order, without those that the run has not.
 *
 * @throws InputFaults where the folder is no run folder or of another format, or a file is missing,
 *   cut or edited, or the run has none of the tables.
 */
export function readRunTables(folder: Folder, names: readonly string[]): KeptTables {
  const record = readOf(folder, RUN_RECORD, {
    message: `this is no run folder: it has no ${RUN_RECORD}`,
    mend: 'name a folder that headroom run has written',
  });
  checkFormat(parseJson(record.text, record.named), record.named);
  const packageFile = readOf(folder, DATA_PACKAGE);
  const resources = parseDataPackage(packageFile.text, packageFile.named);
  const tables = names.flatMap((name): KeptTable[] => {
    const resource = resources.find((one) => one.name === name);
    if (resource === undefined) return [];
    const file = readOf(folder, `${name}.csv`);
    checkHash(file, packageFile);
    return [{ resource, named: file.named, text: file.text }];
  });
  if (tables.length > 0) return { record, tables };
  const message = `the run folder has none of ${names.join(', ')}: --tables left them out`;
  const mend = `${RUN_AGAIN}, without --tables`;
  throw new InputFaults([{ file: folder.named, line: 0, column: 0, address: '', message, mend }]);
}
