/**
 * The same bytes as ever. What changes them on purpose is written anew with `npm run golden` and
 * explained in CHANGELOG.md under "Results".
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCli, filesIn, freshFolder } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';
import { expectGolden, hashLines } from './golden.ts';

it('a small scenario with all behaviours gives the files that it always gave', async () => {
  const cwd = smallScenario();
  const { code } = await callCli(['run', 'small.yaml', '--quiet'], { cwd });
  expect(code).toBe(0);
  expectGolden('small', filesIn(join(cwd, 'runs/small')));
});

/** Read in full; of the others their hashes are kept. */
const SHOWN = ['summary.csv', 'stages.csv', 'stage_events.csv'];
/** Small enough for a second, long enough for the whole rollout. */
const SMALLER = ['population.mailboxes=12000', 'horizon.end=2013-12-31', 'run.replications=2'];

it.each(['nhsmail-doubling-2013', 'nhsmail-no-change'])('%s, smaller, likewise', async (name) => {
  const out = join(freshFolder(), 'run');
  const settings = SMALLER.flatMap((setting) => ['--set', setting]);
  const args = ['run', `scenarios/${name}.yaml`, '--out', out, '--quiet', ...settings];
  expect((await callCli(args)).code).toBe(0);
  const shown = SHOWN.map((file): [string, string] => [
    file,
    readFileSync(join(out, file), 'utf8'),
  ]);
  const tables = [...filesIn(out).keys()].filter(
    (file) => file.endsWith('.csv') && !file.startsWith('inputs/') && file !== 'assumptions.csv',
  );
  expectGolden(name, new Map([...shown, ['tables.sha256', hashLines(out, tables)]]));
});
