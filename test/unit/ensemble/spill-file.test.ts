import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createDailyStore } from '../../../src/ensemble/daily-store.ts';
import { SpillFault } from '../../../src/ensemble/spill-fault.ts';
import { openSpillFile, removeSpillFiles } from '../../../src/ensemble/spill-file.ts';
import { freshFolder } from '../../support/run-cli.ts';

/** Has temporary files go to a folder of the test's own. */
function temporaryFolder(folder = freshFolder()): string {
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return folder;
}

it('gives back what was put into it, and leaves nothing', () => {
  const folder = temporaryFolder();
  const spill = openSpillFile();
  // Not even of a process that is killed.
  expect(readdirSync(folder)).toEqual([]);
  spill.append(Uint8Array.of(1, 2, 3));
  spill.append(Uint8Array.of(4, 5));
  const into = new Uint8Array(3);
  spill.read(into, 1);
  expect([...into]).toEqual([2, 3, 4]);
  spill.append(Uint8Array.of(6));
  spill.read(into, 3);
  expect([...into]).toEqual([4, 5, 6]);
  expect(() => spill.read(into, 4)).toThrow('a temporary file ends before byte 6');
  spill.remove();
  spill.remove();
  expect(readdirSync(folder)).toEqual([]);
});

it('a process that ends at once takes all of them away', () => {
  const folder = temporaryFolder();
  const spills = [openSpillFile(), openSpillFile()];
  for (const spill of spills) spill.append(Uint8Array.of(1));
  removeSpillFiles();
  expect(readdirSync(folder)).toEqual([]);
  for (const spill of spills) expect(() => spill.append(Uint8Array.of(1))).toThrow(/EBADF/);
  removeSpillFiles();
});

it('says which folder the system refuses', () => {
  const folder = join(temporaryFolder(), 'gone');
  vi.stubEnv('TMPDIR', folder);
  expect(openSpillFile).toThrow(SpillFault);
  expect(openSpillFile).toThrow(/^ENOENT/);
  expect(openSpillFile).toThrow(expect.objectContaining({ folder }));
});

it('a store of daily series reads from it what it would have kept in memory', () => {
  const folder = temporaryFolder();
  const shape = { dayCount: 400, seriesCount: 7, openSpill: openSpillFile };
  const stores = [
    createDailyStore(shape),
    // Room for two replications.
    createDailyStore({ ...shape, memoryBytesMax: 400 * 7 * 8 * 2 }),
  ];
  for (let replication = 0; replication < 9; replication++) {
    const daily = new Float64Array(400 * 7).map((_, index) => Math.sqrt(index) / (1 + replication));
    for (const store of stores) store.add(daily);
  }
  const [kept, spilt] = stores.map((store) =>
    Array.from(store.days(), ({ day, of }) => [day, [0, 3, 6].map(of)]),
  );
  expect(spilt).toHaveLength(400);
  expect(spilt).toEqual(kept);
  for (const store of stores) store.release();
  expect(readdirSync(folder)).toEqual([]);
});
