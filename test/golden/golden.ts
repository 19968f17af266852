/** Golden files: compared byte for byte, and written anew by `npm run golden` only. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { filesIn } from '../support/run-cli.ts';

const EXPECTED = join(dirname(fileURLToPath(import.meta.url)), 'expected');
export const isWriting = process.env.HEADROOM_GOLDEN === 'write';

/** Holds files to those of a folder of test/golden/expected, none more and none less. */
export function expectGolden(name: string, files: ReadonlyMap<string, string>): void {
  const folder = join(EXPECTED, name);
  if (isWriting) {
    rmSync(folder, { recursive: true, force: true });
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  }
  const expected = filesIn(folder);
  expect([...files.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [file, text] of expected) expect(files.get(file), file).toBe(text);
}

/** One line a file: SHA-256 and name, as `sha256sum` prints them. */
export function hashLines(folder: string, names: readonly string[]): string {
  const hashOf = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return names.map((name) => `${hashOf(name)}  ${name}\n`).join('');
}
