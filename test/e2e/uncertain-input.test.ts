/** Uncertain inputs that are refused: exit code 2, the place, what is wrong, what to write. */
import { describe, expect, it } from 'vitest';
import { expectFault } from '../support/expect-fault.ts';
import { callCli } from '../support/run-cli.ts';
import { replacing, smallScenario } from '../support/small-scenario.ts';

const KEPT = 'population.cohorts.clinical.keepShare';
const SHARES = 'write percentiles strictly between 0 and 1';

const CASES: readonly (readonly [what: string, value: string, complaint: string])[] = [
  [
    'p10 = p50',
    '{p10: 20%, p50: 20%, p90: 40%}',
    'p10 0.2, p50 0.2 and p90 0.4 do not rise  write p10 < p50 < p90, or a plain number',
  ],
  [
    'p10 > p50',
    '{p10: 30%, p50: 20%, p90: 40%}',
    'p10 0.3, p50 0.2 and p90 0.4 do not rise  write p10 < p50 < p90, or a plain number',
  ],
  [
    'a percentile on the lower bound',
    '{p10: 0%, p50: 20%, p90: 40%}',
    `p10 0 is on or beyond a bound  ${SHARES}`,
  ],
  [
    'a percentile on the upper bound',
    '{p10: 10%, p50: 20%, p90: 100%}',
    `p90 1 is on or beyond a bound  ${SHARES}`,
  ],
  [
    'a percentile beyond 100 %',
    '{p10: 10%, p50: 20%, p90: 120%}',
    `p90 1.2 is on or beyond a bound  ${SHARES}`,
  ],
  [
    // Scores ln(x / (1 - x)): -2.19722, -2.19612, 0. The middle is to lie a share of 0.16658 from
    // either end: -1.83121 to -0.36601, which is 13.81% to 40.95%.
    'three percentiles that no smooth curve meets',
    '{p10: 10%, p50: 10.01%, p90: 50%}',
    'p50 0.1001 is too near to p10 for a smooth distribution  write a p50 between 0.139 and 0.409, or move p10 and p90',
  ],
  ['a share beyond 100 %', '140%', '140% is outside 0% to 100%  write a share from 0% to 100%'],
  [
    'a uniform distribution without a width',
    '{uniform: [20%, 20%]}',
    'uniform from 0.2 to 0.2  write the lower end first',
  ],
  [
    'a uniform distribution that goes down',
    '{uniform: [30%, 20%]}',
    'uniform from 0.3 to 0.2  write the lower end first',
  ],
  [
    'a triangle with its mode outside',
    '{triangular: [20%, 50%, 40%]}',
    'triangular 0.2, 0.5, 0.4  write low <= mode <= high, low below high',
  ],
  [
    // P(Z < -2) = 2.275 % below 0; above 1 next to nothing.
    'a normal distribution of which more than 1 % is outside',
    '{normal: {mean: 20%, sd: 10%}}',
    '2.3 % of the normal distribution lies outside 0 to 1  narrow or move it until at most 1 % does',
  ],
  [
    'a normal distribution without a spread',
    '{normal: {mean: 20%, sd: 0%}}',
    'an sd of 0  write one above 0, or a plain number',
  ],
  [
    // P(Z > ln 2 / 0.5) = P(Z > 1.3863) = 8.28 %.
    'a log-normal distribution of which more than 1 % is outside',
    '{lognormal: {median: 50%, sigma: 0.5}}',
    '8.3 % of the lognormal distribution lies outside 0 to 1  narrow or move it until at most 1 % does',
  ],
  [
    'a discrete value beyond 100 %',
    '{discrete: [{value: 20%, weight: 1}, {value: 120%, weight: 1}]}',
    '1.2 is not legal  write values from 0 to 1',
  ],
];

describe('validate refuses', () => {
  for (const [what, value, complaint] of CASES) {
    it(what, () => {
      const folder = smallScenario(replacing('keepShare: 40%', `keepShare: ${value}`));
      // A distribution stands where its key does, a plain number by itself.
      const place = value.startsWith('{') ? '19:7' : '19:18';
      const stderr = `small.yaml:${place}  ${KEPT}  ${complaint}\n`;
      return expectFault(folder, stderr, ['validate', 'small.yaml']);
    });
  }

  it('correlations that contradict one another, and run with it', async () => {
    const messages = 'population.cohorts.clinical.messagesPerWorkingDay';
    const pairs =
      'correlations:\n' +
      `  - [${messages}, owners.contactShare, 0.9]\n` +
      `  - [owners.contactShare, ${KEPT}, 0.9]\n` +
      `  - [${messages}, ${KEPT}, -0.9]\n`;
    const uncertain = replacing('keepShare: 40%', 'keepShare: {uniform: [30%, 50%]}');
    const folder = smallScenario((text) =>
      replacing('quota:\n', `${pairs}quota:\n`)(uncertain(text)),
    );
    const stderr =
      `small.yaml:37:5  correlations.3  the correlations of owners.contactShare, ${messages}, ` +
      `${KEPT} contradict one another (their matrix is not positive definite)  ` +
      'write weaker ones, or leave out a pair\n';
    await expectFault(folder, stderr, ['validate', 'small.yaml']);
    await expectFault(folder, stderr);
    // Without one of the pairs, or with one of the inputs a plain number, there is no fault.
    const fixed = ['validate', 'small.yaml', '--set', `${KEPT}=40%`];
    expect((await callCli(fixed, { cwd: folder })).code).toBe(0);
  });
});

describe('run refuses', () => {
  it('drawn values that cannot stand together, before anything is simulated', async () => {
    // An sd of 25 % needs a mean above 5.7 %: 0.25^2 = 0.0625 < m (1.15 - m).
    const mean = 'fill: {mean: {discrete: [{value: 5%, weight: 1}, {value: 60%, weight: 9}]}';
    const folder = smallScenario(replacing('fill: {mean: 60%', mean));
    expect((await callCli(['validate', 'small.yaml'], { cwd: folder })).code).toBe(0);
    const args = ['run', 'small.yaml', '--replications', '10', '--set', 'run.hypercubes=2'];
    const { code, stdout, stderr } = await callCli([...args, '--quiet'], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^small\.yaml:21:\d+ {2}population\.cohorts\.clinical\.fill\.sd {2}no beta distribution on 0% to 115% has mean 5% and sd 25%, as drawn for replication \d {2}narrow the distributions here, or else: write an sd below 23\.4%, or another mean\n$/,
    );
  });
});
