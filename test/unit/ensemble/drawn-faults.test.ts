/** Values that are legal one by one and cannot stand together. */
import { describe, expect, it } from 'vitest';
import { drawnFaults } from '../../../src/ensemble/drawn-faults.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { faultLines, load, MINIMAL } from '../scenario/memory-io.ts';

const FILL = 'population.cohorts.shared.fill';
const UNCERTAIN = [`${FILL}.mean={uniform: [1%, 90%]}`, `${FILL}.sd={uniform: [10%, 50%]}`];

const scenarioWith = (...set: string[]): Scenario => load({ 'a.yaml': MINIMAL }, ...set).scenario;

describe('drawnFaults', () => {
  it('finds no fault in what may be drawn for a beta distribution', () => {
    expect(drawnFaults(scenarioWith(...UNCERTAIN), [[0.5, 0.25]], 0)).toEqual([]);
    // Without bounds between them: sd^2 = 0.25 < 0.5 (1.15 - 0.5) = 0.325.
    expect(drawnFaults(scenarioWith(...UNCERTAIN), [[0.5, 0.5]], 0)).toEqual([]);
  });

  it('tells the first replication at fault, with its values and how many more there are', () => {
    // sqrt(0.05 (1.15 - 0.05)) = 0.2345 and sqrt(0.02 x 1.13) = 0.1503.
    const rows = [
      [0.5, 0.25],
      [0.05, 0.2345678],
      [0.02, 0.3],
    ];
    expect(drawnFaults(scenarioWith(...UNCERTAIN), rows, 40)).toEqual([
      {
        address: `${FILL}.sd`,
        message:
          'no beta distribution on 0% to 115% has mean 5% and sd 23.4568%, as drawn for ' +
          'replication 41 and 1 more',
        mend: 'narrow the distributions here, or else: write an sd below 23.4%, or another mean',
      },
    ]);
    expect(drawnFaults(scenarioWith(...UNCERTAIN), rows.slice(2), 42)[0]?.message).toBe(
      'no beta distribution on 0% to 115% has mean 2% and sd 30%, as drawn for replication 42',
    );
  });

  it('goes by the bound of the fill, and by what is a plain number', () => {
    const mean = [`${FILL}.mean={uniform: [1%, 90%]}`];
    // sd 25 %: sd^2 = 0.0625 < 0.06 (M - 0.06) needs M > 1.1017; so 115 % will do and 110 % not.
    expect(drawnFaults(scenarioWith(...mean), [[0.06]], 0)).toEqual([]);
    const lower = scenarioWith(...mean, 'quota.thresholds.receive=110%');
    expect(drawnFaults(lower, [[0.06]], 0).map(({ address }) => address)).toEqual([`${FILL}.sd`]);
  });

  it('says the same of medians, when the scenario is loaded', () => {
    const set = [`${FILL}.mean={uniform: [4%, 6%]}`, `${FILL}.sd={uniform: [20%, 30%]}`];
    const message = 'no beta distribution on 0% to 115% has mean 5% and sd 25%';
    const mend = 'write an sd below 23.4%, or another mean';
    expect(faultLines({ 'a.yaml': MINIMAL }, ...set).at(0)).toContain(`${message}`);
    expect(faultLines({ 'a.yaml': MINIMAL }, ...set).at(0)).toContain(mend);
    // A scenario that was loaded with other medians, drawn as these are.
    const [fault] = drawnFaults(scenarioWith(...UNCERTAIN), [[0.05, 0.25]], 0);
    expect(fault?.message).toContain(message);
    expect(fault?.mend).toContain(mend);
  });

  it('finds a spread of nothing', () => {
    const set = [`${FILL}.sd={discrete: [{value: 0%, weight: 1}, {value: 20%, weight: 3}]}`];
    const faults = drawnFaults(scenarioWith(...set), [[0.2], [0]], 0);
    expect(faults.map(({ message }) => message)).toEqual([
      'a beta distribution has a spread, as drawn for replication 1',
    ]);
  });
});
