/** What assumptions.csv says of each kind of distribution. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCli } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

/**
 * The value, then kind, declared p10, p50 and p90, fitted p5, p10, p50, p90 and p95. The fitted
 * ones are by SciPy (uniform, triang, norm, lognorm), of what lies within 0 to 1: 0.82 % of the
 * normal distribution is below and cut off, and 0.80 % of the log-normal one above.
 */
const CASES: readonly (readonly [address: string, value: string, cells: string])[] = [
  [
    'owners.offloadShare',
    '{uniform: [20%, 40%]}',
    'uniform,,,,0.210000,0.220000,0.300000,0.380000,0.390000',
  ],
  [
    'owners.cleanUpPerDay.warned',
    '{triangular: [10%, 20%, 40%]}',
    'triangular,,,,0.138730,0.154772,0.226795,0.322540,0.345228',
  ],
  [
    'population.cohorts.clinical.sentShare',
    '{normal: {mean: 12%, sd: 5%}}',
    'normal,,,,0.041319,0.057970,0.120514,0.184312,0.202442',
  ],
  [
    'population.cohorts.clinical.keepShare',
    '{lognormal: {median: 30%, sigma: 0.5}}',
    'lognormal,,,,0.131552,0.157703,0.298496,0.558084,0.659391',
  ],
  [
    // Of 10 weights, 1 up to 10 %, 7 up to 20 %: P10 is still 10 %, P50 20 %, P90 and P95 30 %.
    'owners.contactShare',
    '{discrete: [{value: 30%, weight: 3}, {value: 10%, weight: 1}, {value: 20%, weight: 6}]}',
    'discrete,,,,0.100000,0.100000,0.200000,0.300000,0.300000',
  ],
  [
    // On 0 to 1 these three have the scores -ln 9, 0, ln 9: the uniform distribution.
    'population.cohorts.dormant.keepShare',
    '{p10: 10%, p50: 50%, p90: 90%}',
    'percentiles,0.100000,0.500000,0.900000,0.050000,0.100000,0.500000,0.900000,0.950000',
  ],
  ['population.cohorts.dormant.sentShare', '12%', 'fixed,,,,,,,,'],
];

it('assumptions.csv has the percentiles as declared and as fitted', async () => {
  const cwd = smallScenario();
  const settings = CASES.flatMap(([address, value]) => ['--set', `${address}=${value}`]);
  const args = ['run', 'small.yaml', '--replications', '1', '--quiet', ...settings];
  expect(await callCli(args, { cwd })).toMatchObject({ code: 0, stderr: '' });
  const lines = readFileSync(join(cwd, 'runs/small/assumptions.csv'), 'utf8').split('\n');
  const found = CASES.map(
    ([address]) => lines.find((line) => line.startsWith(`${address},`)) ?? '',
  );
  for (const [index, [, value, cells]] of CASES.entries()) {
    const written = value.includes(',') ? `"${value}"` : value;
    expect(found[index]).toContain(`,${written},share,${cells},`);
  }
});
