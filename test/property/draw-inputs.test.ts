/** What holds of drawn inputs whatever the scenario. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchSizes } from '../../src/ensemble/design.ts';
import { drawBatch, drawnInputs } from '../../src/ensemble/draw-inputs.ts';
import { type Batch, drawAtRandom, drawHypercube } from '../../src/ensemble/draw-samples.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { load, MINIMAL } from '../unit/scenario/memory-io.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const addresses = fc.shuffledSubarray(NAMES, { minLength: 1 });
const batches = fc.record({
  batch: fc.nat(2000),
  firstReplication: fc.nat(300),
  count: fc.integer({ min: 1, max: 60 }),
});

/** So weak that seven inputs can be tied in any way. */
const correlations = fc
  .uniqueArray(
    fc.record({
      one: fc.nat(6),
      other: fc.nat(6),
      rs: fc.double({ min: -0.15, max: 0.15, noNaN: true }),
    }),
    {
      selector: ({ one, other }) => Math.min(one, other) * 7 + Math.max(one, other),
      maxLength: 8,
    },
  )
  .map((pairs) =>
    pairs
      .filter(({ one, other }) => one !== other)
      .map(({ one, other, rs }) => ({ a: NAMES[one]!, b: NAMES[other]!, rankCorrelation: rs })),
  );

const draws = fc.record({ seed: fc.string(), addresses, correlations });
type Draw = typeof draws extends fc.Arbitrary<infer T> ? T : never;

/** The samples by address. */
function samplesOf(draw: typeof drawHypercube, given: Draw, batch: Batch) {
  const columns = draw(given, batch);
  return new Map(given.addresses.map((address, index) => [address, [...columns[index]!]]));
}

describe('a hypercube', () => {
  it('has exactly one sample in each stratum of each input, tied or not', () => {
    fc.assert(
      fc.property(draws, batches, (draw, batch) => {
        for (const column of drawHypercube(draw, batch)) {
          const strata = [...column].map((u) => Math.floor(u * batch.count));
          expect(strata.sort((a, b) => a - b)).toEqual(strata.map((_, stratum) => stratum));
          for (const u of column) expect(u > 0 && u < 1).toBe(true);
        }
      }),
    );
  });

  it('has the samples of each input, in another order at most, whatever is tied', () => {
    const rising = (column: Float64Array) => [...column].sort((a, b) => a - b);
    fc.assert(
      fc.property(draws, batches, (draw, batch) => {
        const free = drawHypercube({ ...draw, correlations: [] }, batch);
        expect(drawHypercube(draw, batch).map(rising)).toEqual(free.map(rising));
      }),
    );
  });

  it('has a stratum of its own for each of as many as there may be', () => {
    const count = 500_000;
    const draw = { seed: '1', addresses: ['a'], correlations: [] };
    const [column] = drawHypercube(draw, { batch: 0, firstReplication: 0, count });
    const seen = new Uint8Array(count);
    for (const u of column!) seen[Math.floor(u * count)]!++;
    expect(seen.every((times) => times === 1)).toBe(true);
  });
});

describe.each([
  ['latin-hypercube', drawHypercube],
  ['random', drawAtRandom],
] as const)('%s', (_, draw) => {
  it('changes no other samples by an input more, wherever it is put', () => {
    fc.assert(
      fc.property(draws, batches, fc.nat(7), (given, batch, place) => {
        const more = given.addresses.toSpliced(place, 0, 'new');
        const after = samplesOf(draw, { ...given, addresses: more }, batch);
        expect(after.delete('new')).toBe(true);
        expect(after).toEqual(samplesOf(draw, given, batch));
      }),
    );
  });

  it('changes no samples by pairs of other inputs', () => {
    fc.assert(
      fc.property(draws, batches, (given, batch) => {
        const two = ['new', 'newer'];
        const tie = { a: 'new', b: 'newer', rankCorrelation: 0.7 };
        const more = [...two, ...given.addresses];
        const ties = [tie, ...given.correlations];
        const after = samplesOf(draw, { ...given, addresses: more, correlations: ties }, batch);
        for (const address of two) after.delete(address);
        expect(after).toEqual(samplesOf(draw, given, batch));
      }),
    );
  });

  it('never moves inputs that are tied to nothing, nor the first of those that are', () => {
    fc.assert(
      fc.property(draws, batches, (given, batch) => {
        const free = samplesOf(draw, { ...given, correlations: [] }, batch);
        const tied = samplesOf(draw, given, batch);
        const drawn = (address: string) => given.addresses.includes(address);
        const partners = (address: string) =>
          given.correlations.flatMap(({ a, b }) =>
            a === address && drawn(b) ? [b] : b === address && drawn(a) ? [a] : [],
          );
        const [first = ''] = given.addresses;
        for (const address of given.addresses) {
          if (address === first || partners(address).length === 0) {
            expect(tied.get(address)).toEqual(free.get(address));
          }
        }
      }),
    );
  });
});

it('random draws of a replication depend neither on how many there are nor on batches', () => {
  fc.assert(
    fc.property(
      draws,
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 1, max: 9 }),
      (draw, total, size) => {
        const whole = drawAtRandom(draw, { batch: 0, firstReplication: 0, count: total });
        const parts = draw.addresses.map((): number[] => []);
        for (let first = 0, batch = 0; first < total; first += size, batch++) {
          const count = Math.min(size, total - first);
          const columns = drawAtRandom(draw, { batch, firstReplication: first, count });
          for (const [index, column] of columns.entries()) parts[index]!.push(...column);
        }
        expect(parts).toEqual(whole.map((column) => [...column]));
      },
    ),
  );
});

describe('a scenario', () => {
  const INPUTS = [
    'owners.inducedGrowth',
    'owners.contactShare',
    'owners.cleanUpPerDay.warned',
    'population.cohorts.clinical.keepShare',
    'population.cohorts.shared.keepShare',
    'population.cohorts.shared.spread.owners',
  ];
  const scenarioOf = (uncertain: readonly string[], more: readonly string[] = []): Scenario => {
    const set = uncertain.map((address) => `${address}={uniform: [0.05, 0.25]}`);
    return load({ 'a.yaml': MINIMAL }, ...set, ...more).scenario;
  };

  /** The rows of a run, as values by address. */
  const drawn = (scenario: Scenario, replications: number) => {
    const inputs = drawnInputs(scenario);
    const values = new Map(inputs.map(({ address }) => [address, [] as number[]]));
    let firstReplication = 0;
    for (const [batch, count] of batchSizes(replications, scenario.run.hypercubeCount).entries()) {
      for (const row of drawBatch(scenario, { batch, firstReplication, count })) {
        for (const [index, { address }] of inputs.entries()) values.get(address)!.push(row[index]!);
      }
      firstReplication += count;
    }
    return values;
  };

  const methods = fc.constantFrom('latin-hypercube', 'random', 'medians');

  it('draws the other inputs alike whether one is uncertain or a plain number', () => {
    const some = fc.shuffledSubarray(INPUTS, { minLength: 2 });
    fc.assert(
      fc.property(some, methods, fc.integer({ min: 1, max: 40 }), (uncertain, method, count) => {
        const [one = '', ...others] = uncertain;
        const how = [`run.sampling=${method}`];
        const all = drawn(scenarioOf(uncertain, how), count);
        expect(all.delete(one)).toBe(true);
        expect(drawn(scenarioOf(others, how), count)).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });

  it('draws the old inputs alike with a cohort more, before or after the others', () => {
    const cohort = { file: '    clinical:\n', share: 'share: 60%', half: 'share: 30%' };
    const lines = MINIMAL.split('\n');
    const start = lines.indexOf(cohort.file.trimEnd());
    const block = lines.slice(start, lines.indexOf('    shared:'));
    const halved = MINIMAL.replace(cohort.share, cohort.half);
    const twin = [...block, '']
      .join('\n')
      .replace('clinical', 'twin')
      .replace('60%', '30%')
      .replace('keepShare: 25%', 'keepShare: {uniform: [5%, 25%]}');
    const before = drawn(scenarioOf(INPUTS), 30);
    for (const place of [cohort.file, 'quota:\n']) {
      const text = halved.replace(place, `${twin}${place}`);
      const set = INPUTS.map((one) => `${one}={uniform: [0.05, 0.25]}`);
      const after = drawn(load({ 'a.yaml': text }, ...set).scenario, 30);
      expect(after.delete('population.cohorts.twin.keepShare')).toBe(true);
      expect(after).toEqual(before);
    }
  });

  it('draws a batch alike whatever batches follow', () => {
    const scenario = scenarioOf(INPUTS);
    const batch = (n: number): Batch => ({ batch: n, firstReplication: 10 * n, count: 10 });
    const alone = drawBatch(scenario, batch(3));
    drawBatch(scenario, batch(4));
    expect(drawBatch(scenario, batch(3))).toEqual(alone);
    expect(
      drawBatch(scenarioOf(INPUTS, ['run.replications=9', 'run.hypercubes=2']), batch(3)),
    ).toEqual(alone);
  });
});
