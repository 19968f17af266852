/** A page that cannot be made costs nobody the run. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publishRun } from '../../src/cli/publish-run.ts';
import { PROJECT_FOLDER } from '../support/run-cli.ts';
import { RUN_FILES, run } from '../support/run-folders.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'headroom-test-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

it('leaves all else of the run where its page cannot be made, and says so', async () => {
  const interruption = new AbortController().signal;
  const io = { cwd, packageFolder: PROJECT_FOLDER, interruption };
  const inputs = [
    { name: '../fake.yaml', content: Buffer.from('name: fake\n') },
    { name: 'organisations.csv', content: Buffer.from('id\r\n1\r\n') },
  ];
  const publishing = publishRun(
    run,
    { folder: 'kept', force: false, inputs },
    { io, nothingOf: () => '', make: () => Promise.reject(new Error('no such mark')) },
  );
  await expect(publishing).rejects.toThrow(
    'kept was written without its page, which could not be made: no such mark',
  );
  expect(readdirSync(join(cwd, 'kept')).sort()).toEqual(RUN_FILES);
});
