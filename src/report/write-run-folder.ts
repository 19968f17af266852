/**
 * Writes a run folder whole, but for its page, or not at all; a file writer, so it uses Node.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { csvChunks } from '../table/csv.ts';
import { dataPackageText, type WrittenTable } from './datapackage.ts';
import { INPUTS_FOLDER, keptNames } from './input-names.ts';
import { outputFaultOf } from './output-fault.ts';
import type { InputContent } from './read-inputs.ts';
import { tableOf } from './report.ts';
import { reportsOf } from './reports.ts';
import { type KeptInput, runRecordText } from './run-record.ts';
import type { RunResult } from './run-result.ts';
import { type Destination, type OpenSink, openFile, writeHashed } from './write-hashed.ts';
import { DATA_PACKAGE, PAGE, RUN_RECORD } from './write-strangers.ts';
import { discard, openStaging, publish, type Target } from './write-target.ts';

export interface RunFolder extends Target {
  readonly inputs: readonly InputContent[];
  /** By default files of the disk; what it throws ends the writing, such as an interruption. */
  readonly openSink?: OpenSink;
  /** Gives the text of report.html, from a folder that has all else, or null for none. */
  readonly pageOf?: (folder: string) => Promise<string | null>;
  /** Whether what the page failed with ends the writing, such as an interruption. */
  readonly isEnd?: (error: unknown) => boolean;
}

/**
 * Writes the tables, the inputs, datapackage.json, run.json and the page into a temporary folder
 * beside the target and renames it when it is complete. After a failure nothing of it is left, and
 * what was there before is still there. But a page that cannot be made or written costs nobody a
 * run, which may have taken hours: all else is written then, and why the page is not comes back.
 *
 * @throws OutputFault where the target may not be written, or the system refuses.
 */
export async function writeRunFolder(result: RunResult, folder: RunFolder): Promise<Error | null> {
  const staging = openStaging(folder);
  const destination = {
    folder: staging.temporaryPath,
    openSink: folder.openSink ?? openFile,
  };
  try {
    await writeFiles(result, folder.inputs, destination);
    const pageFault = await writePage(folder, destination);
    publish(staging);
    return pageFault;
  } catch (error) {
    discard(staging);
    throw outputFaultOf(error, folder.named);
  }
}

/** Gives why there is no page though there was to be one; of one that was begun nothing is left. */
async function writePage(
  { pageOf, isEnd }: RunFolder,
  destination: Destination,
): Promise<Error | null> {
  try {
    const page = (await pageOf?.(destination.folder)) ?? null;
    if (page !== null) await writeHashed(destination, PAGE, [page]);
    return null;
  } catch (error) {
    if (isEnd?.(error)) throw error;
    rmSync(join(destination.folder, PAGE), { force: true });
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function writeFiles(
  result: RunResult,
  inputs: readonly InputContent[],
  destination: Destination,
): Promise<void> {
  const { name, title } = result.loaded.scenario;
  const { excel } = result;
  const tables: WrittenTable[] = [];
  for (const report of reportsOf(result)) {
    const table = tableOf(report, result);
    const chunks = csvChunks(table, { excel });
    const written = await writeHashed(destination, `${report.name}.csv`, chunks);
    tables.push({ ...written, schema: table });
  }
  const kept: KeptInput[] = [];
  const keptNameOf = keptNames(inputs.map(({ name: inputName }) => inputName));
  for (const { name: inputName, content } of inputs) {
    const path = `${INPUTS_FOLDER}/${keptNameOf(inputName)}`;
    kept.push({ name: inputName, ...(await writeHashed(destination, path, [content])) });
  }
  const dataPackage = dataPackageText({ name, title, tables, excel });
  const recorded = {
    inputs: kept,
    dataPackage: await writeHashed(destination, DATA_PACKAGE, [dataPackage]),
  };
  await writeHashed(destination, RUN_RECORD, [runRecordText(result, recorded)]);
}
