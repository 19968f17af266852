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

/** The engine's bytes do not depend on how inputs are drawn. */
const MEDIANS = ['--sampling', 'medians'];

it('a small scenario with all behaviours gives the files that it always gave', async () => {
  const cwd = smallScenario();
  const { code } = await callCli(['run', 'small.yaml', '--quiet', ...MEDIANS], { cwd });
  expect(code).toBe(0);
  const files = filesIn(join(cwd, 'runs/small'));
  // One page is enough: that of the run below, which has more to show.
  files.delete('report.html');
  expectGolden('small', files);
});

/** One input of each kind of distribution, the first two as the scenario has them. */
const UNCERTAIN = [
  'owners.contactShare={uniform: [10%, 30%]}',
  'population.cohorts.clinical.messagesPerWorkingDay={p10: 13, p50: 16, p90: 20}',
  'owners.inducedGrowth={triangular: [2%, 10%, 40%]}',
  'owners.offloadShare={normal: {mean: 30%, sd: 8%}}',
  'owners.inducedDelayDays={lognormal: {median: 20, sigma: 0.5}}',
  'population.cohorts.clinical.keepShare={discrete: [{value: 30%, weight: 1}, {value: 45%, weight: 3}]}',
  'correlations=[[owners.contactShare, owners.inducedGrowth, 0.5], [owners.inducedGrowth, owners.offloadShare, -0.3]]',
];
/** How drawn runs are simulated, and which of their files are read in full. */
const DRAWN = [
  {
    name: 'small-hypercubes',
    options: ['--replications', '12', '--set', 'run.hypercubes=3'],
    shown: ['summary.csv', 'replications.csv', 'sensitivity.csv', 'assumptions.csv', 'run.json'],
  },
  {
    name: 'small-random',
    options: ['--replications', '6', '--sampling', 'random'],
    shown: ['summary.csv', 'replications.csv', 'sensitivity.csv'],
  },
  {
    name: 'small-split',
    options: ['--replications', '5', '--split'],
    shown: ['replications.csv', 'split.csv'],
  },
];

it.each(DRAWN)('$name, with uncertain inputs, likewise', async ({ name, options, shown }) => {
  const cwd = smallScenario();
  const settings = UNCERTAIN.flatMap((setting) => ['--set', setting]);
  const args = ['run', 'small.yaml', '--quiet', ...settings, ...options];
  expect((await callCli(args, { cwd })).code).toBe(0);
  expectShown(name, join(cwd, 'runs/small'), shown);
});

/** Waits, orders that come late, sums that tie. */
const SHOWN_OF_STORAGE = [
  ...['summary.csv', 'pools.csv', 'purchases.csv', 'milestones.csv', 'stage_events.csv'],
  ...['costs_annual.csv', 'costs_monthly.csv', 'report.html'],
];

it('a small scenario with pools, orders and costs likewise', async () => {
  const cwd = smallScenario();
  const drawn = ['--replications', '6', '--set', 'run.hypercubes=2', '--focus'];
  const { code } = await callCli(['run', 'stored.yaml', '--quiet', ...drawn], { cwd });
  expect(code).toBe(0);
  expectShown('stored', join(cwd, 'runs/stored'), SHOWN_OF_STORAGE);
});

/** Read in full; of the others their hashes are kept. */
const SHOWN = ['summary.csv', 'stages.csv', 'stage_events.csv'];
/** Small enough for a second, long enough for the whole rollout. */
const SMALLER = ['population.mailboxes=12000', 'horizon.end=2013-12-31', 'run.replications=2'];

it.each(['nhsmail-doubling-2013', 'nhsmail-no-change'])('%s, smaller, likewise', async (name) => {
  const out = join(freshFolder(), 'run');
  const settings = SMALLER.flatMap((setting) => ['--set', setting]);
  const args = ['run', `scenarios/${name}.yaml`, '--out', out, '--quiet', ...MEDIANS, ...settings];
  expect((await callCli(args)).code).toBe(0);
  expectShown(name, out, SHOWN);
});

/** Holds some files of a run to those kept, and all tables but the assumptions by their hashes. */
function expectShown(name: string, folder: string, shown: readonly string[]): void {
  const texts = shown.map((file): [string, string] => [
    file,
    readFileSync(join(folder, file), 'utf8'),
  ]);
  const tables = [...filesIn(folder).keys()].filter(
    (file) => file.endsWith('.csv') && !file.startsWith('inputs/') && file !== 'assumptions.csv',
  );
  expectGolden(name, new Map([...texts, ['tables.sha256', hashLines(folder, tables)]]));
}
