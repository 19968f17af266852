/** What differs between two run folders, file by file; part of a file reader, so it uses Node. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_PACKAGE, RUN_RECORD, writtenIn } from '../report/write-strangers.ts';
import { type FirstDifference, firstDifference } from './first-difference.ts';

export type FileDifference =
  /** Only the other folder has it. */
  | { readonly kind: 'missing' | 'added'; readonly name: string }
  | ({ readonly kind: 'content'; readonly name: string } & FirstDifference);

/** They have the hashes of the other files, and so differ where these do. */
const RECORDS = [DATA_PACKAGE, RUN_RECORD];

/**
 * Compares the files that the records of either folder list, byte by byte: tables in their order,
 * then inputs; the records themselves only where all else is the same. What somebody has put into a
 * folder does not count.
 *
 * @param breathe is waited for before each file
 * @throws Error of the system where a file cannot be read, and what `breathe` throws.
 */
export async function folderDifferences(
  before: string,
  after: string,
  breathe: () => Promise<void>,
): Promise<FileDifference[]> {
  const names = [...new Set([...writtenIn(before), ...writtenIn(after)])];
  const between = async (wanted: readonly string[]): Promise<FileDifference[]> => {
    const found: FileDifference[] = [];
    for (const name of wanted) {
      await breathe();
      found.push(...(await fileDifference(name, before, after)));
    }
    return found;
  };
  const found = await between(names.filter((name) => !RECORDS.includes(name)));
  return found.length > 0 ? found : between(RECORDS);
}

async function fileDifference(
  name: string,
  before: string,
  after: string,
): Promise<FileDifference[]> {
  const [one, other] = [join(before, name), join(after, name)];
  const [had, has] = [isFile(one), isFile(other)];
  if (!(had && has)) {
    if (had === has) return [];
    return [{ kind: had ? 'added' : 'missing', name }];
  }
  const difference = await firstDifference(one, other);
  return difference === null ? [] : [{ kind: 'content', name, ...difference }];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
