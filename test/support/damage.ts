/** Damages files of a run folder, as disks, copies and people do. */
import {
  appendFileSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../../src/report/hash-text.ts';
import { sealed } from '../../src/report/record-seal.ts';

/** Leaves so many bytes of a file; by default half. */
export function cut(path: string, bytes = Math.floor(statSync(path).size / 2)): void {
  truncateSync(path, bytes);
}

/** Puts something at the end of a file. */
export function grow(path: string, text = 'more\n'): void {
  appendFileSync(path, text);
}

/** Makes another digit of the last in a file, so that its size stays. */
export function tamper(path: string): void {
  const text = readFileSync(path, 'latin1');
  const edited = text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
  if (edited === text) throw new Error(`there is no digit in ${path}`);
  writeFileSync(path, edited, 'latin1');
}

/** Replaces a text, which must be there, in a file of a run folder. */
export function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${from} is not in ${path}`);
  writeFileSync(path, edited);
}

/** Removes a file or folder. */
export function remove(path: string): void {
  rmSync(path, { recursive: true });
}

interface Hashed {
  readonly path: string;
  readonly hash?: string;
}

/**
 * Gives a folder whose tables were edited the hashes that they now have, as if headroom had written
 * them so. Tables that are gone are forgotten.
 */
export function seal(folder: string): void {
  const path = join(folder, 'datapackage.json');
  const described = JSON.parse(readFileSync(path, 'utf8')) as { resources: readonly Hashed[] };
  const resources = described.resources
    .filter((table) => existsSync(join(folder, table.path)))
    .map((table) => {
      const content = readFileSync(join(folder, table.path));
      return { ...table, bytes: content.length, hash: `sha256:${sha256Of(content)}` };
    });
  writeFileSync(path, `${JSON.stringify({ ...described, resources }, null, 2)}\n`);
  sealPackage(folder);
}

/** The same for datapackage.json alone. */
export function sealPackage(folder: string): void {
  const content = readFileSync(join(folder, 'datapackage.json'));
  const path = join(folder, 'run.json');
  const record = JSON.parse(readFileSync(path, 'utf8')) as { dataPackage: Hashed };
  const hashed = { bytes: content.length, sha256: sha256Of(content) };
  const dataPackage = { ...record.dataPackage, ...hashed };
  writeFileSync(path, `${JSON.stringify({ ...record, dataPackage }, null, 2)}\n`);
  sealRecord(folder);
}

/** The same for run.json alone, whatever it is by now; its page, which would tell, goes away. */
export function sealRecord(folder: string): void {
  const path = join(folder, 'run.json');
  const { sha256: _, ...record } = JSON.parse(readFileSync(path, 'utf8')) as { sha256: string };
  writeFileSync(path, sealed(record));
  rmSync(join(folder, 'report.html'), { force: true });
}
