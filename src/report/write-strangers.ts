/** What in a run folder headroom did not write; part of a file writer, so it uses Node. */
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_BEGINNING, pageVersion } from './page-version.ts';

export const RUN_RECORD = 'run.json';
export const DATA_PACKAGE = 'datapackage.json';
/** Made of the other files, so that none of them lists it and it can be made anew. */
export const PAGE = 'report.html';

/** What file browsers put into every folder that is looked at. */
const OF_FILE_BROWSERS = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * The names, with `/` between parts and sorted, of what is in a run folder beside its page and the
 * files that its own records list: somebody put it there, and it would be lost with the old run.
 * An empty folder counts, with a `/` at its end. What a record that is gone or broken would list
 * counts as well.
 *
 * @throws Error of the system where the folder cannot be read.
 */
export function strangersIn(folder: string): string[] {
  const written = new Set(writtenIn(folder));
  if (isPage(join(folder, PAGE))) written.add(PAGE);
  return foundIn(folder, '')
    .filter((name) => !written.has(name) && !OF_FILE_BROWSERS.has(name.replace(/^.*\//, '')))
    .sort();
}

function foundIn(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = `${prefix}${entry.name}`;
    if (!entry.isDirectory()) return [name];
    const inside = foundIn(folder, `${name}/`);
    return inside.length === 0 ? [`${name}/`] : inside;
  });
}

/** Whether a file is a page that headroom made, of this version or another. */
export function isPage(file: string): boolean {
  try {
    return statSync(file).isFile() && pageVersion(beginningOf(file)) !== null;
  } catch {
    return false;
  }
}

/** As much as tells who made a page, which may be large. */
function beginningOf(file: string): string {
  const bytes = Buffer.alloc(PAGE_BEGINNING);
  const descriptor = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** The names of the files that the records of a run folder list, whether or not they are there. */
export function writtenIn(folder: string): string[] {
  return [
    ...[RUN_RECORD, DATA_PACKAGE],
    ...listedPaths(join(folder, DATA_PACKAGE), 'resources'),
    ...listedPaths(join(folder, RUN_RECORD), 'inputs'),
  ];
}

/** The `path` of each item of a list in a JSON file; none where it is not as headroom writes it. */
function listedPaths(file: string, list: string): string[] {
  try {
    // A pipe would keep us waiting.
    if (!statSync(file).isFile()) return [];
    const record: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));
    const items = record[list];
    if (!Array.isArray(items)) return [];
    return items.map((item: { readonly path?: unknown }) => String(item.path));
  } catch {
    return [];
  }
}
