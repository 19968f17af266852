/** What is drawn for a scenario as it is loaded. */
import { describe, expect, it } from 'vitest';
import { achievedCorrelations } from '../../../src/ensemble/achieved-correlations.ts';
import { drawBatch, drawnInputs, settleDrawn } from '../../../src/ensemble/draw-inputs.ts';
import { quantileOf } from '../../../src/random/distribution.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { settleMedians } from '../../../src/scenario/settle.ts';
import { load, MINIMAL, SKETCH } from '../scenario/memory-io.ts';

const GROWTH = 'owners.inducedGrowth';
const CONTACTS = 'owners.contactShare';
const KEPT = 'population.cohorts.shared.keepShare';
const UNCERTAIN = [
  `${GROWTH}={uniform: [10%, 20%]}`,
  `${CONTACTS}={p10: 10%, p50: 20%, p90: 40%}`,
  `${KEPT}={discrete: [{value: 20%, weight: 1}, {value: 30%, weight: 3}]}`,
];

const minimal = (...set: string[]): Scenario => load({ 'a.yaml': MINIMAL }, ...set).scenario;
const addressesOf = (scenario: Scenario) => drawnInputs(scenario).map(({ address }) => address);
const HUNDRED = { batch: 0, firstReplication: 0, count: 100 };

describe('drawnInputs', () => {
  it('are those that are not plain numbers', () => {
    expect(addressesOf(minimal())).toEqual([]);
    expect(addressesOf(minimal(...UNCERTAIN))).toEqual([CONTACTS, GROWTH, KEPT]);
  });
});

describe('drawBatch', () => {
  it('has a row of nothing for each replication where nothing is uncertain', () => {
    const rows = drawBatch(minimal(), { batch: 0, firstReplication: 0, count: 3 });
    expect(rows).toEqual([new Float64Array(0), new Float64Array(0), new Float64Array(0)]);
  });

  it('draws each share of the weights of a hypercube in whole strata', () => {
    const values = drawBatch(minimal(...UNCERTAIN), HUNDRED).map((row) => row[2]);
    // A quarter of the weights: 25 strata of 100.
    expect(values.filter((value) => value === 0.2)).toHaveLength(25);
    expect(values.filter((value) => value === 0.3)).toHaveLength(75);
  });

  it('reads the distributions that were declared', () => {
    const scenario = minimal(...UNCERTAIN);
    const rows = drawBatch(scenario, HUNDRED);
    const [contacts] = drawnInputs(scenario);
    const { distribution, range } = contacts!.value;
    const sorted = rows.map((row) => row[0]!).sort((a, b) => a - b);
    for (const [stratum, value] of sorted.entries()) {
      if (stratum > 0) {
        expect(value).toBeGreaterThanOrEqual(quantileOf(distribution, range, stratum / 100));
      }
      if (stratum < 99) {
        expect(value).toBeLessThan(quantileOf(distribution, range, (stratum + 1) / 100));
      }
    }
  });

  it('has the medians in every row where that is asked for', () => {
    const rows = drawBatch(minimal(...UNCERTAIN, 'run.sampling=medians'), HUNDRED);
    expect(rows).toHaveLength(100);
    for (const row of rows) expect([...row]).toEqual([0.2, 0.15000000000000002, 0.3]);
  });

  it('draws anew for another seed, another batch and another method', () => {
    const first = (batch: number, ...set: string[]) => [
      ...drawBatch(minimal(...UNCERTAIN, ...set), { batch, firstReplication: 0, count: 5 })[0]!,
    ];
    const some = [
      first(0, 'run.seed=1'),
      first(0, 'run.seed=11'),
      first(1, 'run.seed=1'),
      first(0, 'run.seed=1', 'run.sampling=random'),
    ];
    expect(new Set(some.map(([contacts]) => contacts)).size).toBe(4);
    expect(first(0, 'run.seed=1')).toEqual(some[0]);
  });

  it('leaves samples alone that are as few as the inputs tied, or fewer', () => {
    const tie = `correlations=[[${GROWTH}, ${CONTACTS}, 0.9]]`;
    for (const count of [1, 2, 3]) {
      const batch = { batch: 0, firstReplication: 0, count };
      const [free, tied] = [[], [tie]].map((set) =>
        drawBatch(minimal(...UNCERTAIN, 'run.seed=4', ...set), batch),
      );
      if (count <= 2) expect(tied).toEqual(free);
      else expect(tied).not.toEqual(free);
    }
  });
});

describe('settleDrawn', () => {
  it('puts what was drawn in the place of each input, for all who share it', () => {
    const { scenario } = load({ 'a.yaml': SKETCH });
    const inputs = drawnInputs(scenario);
    const row = inputs.map((_, index) => 0.5 + index / 100);
    const settled = settleDrawn(scenario, inputs, row);
    const at = inputs.findIndex(({ address }) => address === GROWTH);
    const drawn = settled.population.cohorts.map(({ owners }) => owners.inducedGrowth);
    expect([settled.owners.inducedGrowth, ...drawn]).toEqual(Array(4).fill(row[at]));
    expect(settled.traffic.shocks[0]?.factor).toBe(0.5);
    // But the lead time, which every order draws for itself.
    expect(JSON.stringify({ ...settled, storage: null })).not.toContain('distribution');
    // What was not drawn is as it is without drawing.
    expect(settled.owners.contactShare).toBe(settleMedians(scenario).owners.contactShare);
  });

  it('is the scenario at its medians where these are the row', () => {
    const { scenario } = load({ 'a.yaml': SKETCH }, 'run.sampling=medians');
    const [row] = drawBatch(scenario, { batch: 0, firstReplication: 0, count: 1 });
    expect(settleDrawn(scenario, drawnInputs(scenario), row!)).toEqual(settleMedians(scenario));
  });
});

describe('achievedCorrelations', () => {
  const correlations = `correlations=[[${GROWTH}, ${CONTACTS}, 0.6], [${GROWTH}, ${KEPT}, -0.2]]`;

  it('are those of the rows, in the order of the pairs', () => {
    const scenario = minimal(...UNCERTAIN, correlations);
    // Ranks by hand. Growth 1 2 3 4 with contacts 2 1 4 3: 1 - 6 x 4 / 60 = 0.6; with kept 2, 2,
    // 4, 2 of mean ranks 2 2 4 2: 1 / sqrt(5 x 3) = 0.2582.
    const rows = [
      [0.2, 0.11, 0.2],
      [0.1, 0.12, 0.2],
      [0.4, 0.13, 0.3],
      [0.3, 0.14, 0.2],
    ];
    const [first, second] = achievedCorrelations(scenario, rows);
    expect(first).toEqual({ a: GROWTH, b: CONTACTS, wanted: 0.6, achieved: 0.6 });
    expect(second).toMatchObject({ a: GROWTH, b: KEPT, wanted: -0.2 });
    expect(second?.achieved).toBeCloseTo(0.2582, 4);
  });

  it('are null where there is nothing to tell', () => {
    const achieved = (set: readonly string[], count: number) => {
      const scenario = minimal(...UNCERTAIN, correlations, ...set);
      const rows = drawBatch(scenario, { batch: 0, firstReplication: 0, count });
      return achievedCorrelations(scenario, rows).map((pair) => pair.achieved === null);
    };
    expect(achieved([], 50)).toEqual([false, false]);
    expect(achieved([], 1)).toEqual([true, true]);
    expect(achieved([`${KEPT}=25%`], 50)).toEqual([false, true]);
    expect(achieved([`${GROWTH}=12%`], 50)).toEqual([true, true]);
    expect(achieved(['run.sampling=medians'], 50)).toEqual([true, true]);
  });
});
