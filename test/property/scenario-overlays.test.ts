/** What always holds of merging and printing scenarios. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { resolvedYaml } from '../../src/scenario/resolved.ts';
import { load, MINIMAL, SKETCH } from '../unit/scenario/memory-io.ts';

const RUNS = { seed: 1, numRuns: 15 };

const share = fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`);
const sourced = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    value,
    fc.record({ value, quality: fc.constantFrom('measured', 'published', 'assumed') }),
  );
const rising = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 2 })
  .map((ends) => ({ uniform: ends.sort((a, b) => a - b).map((end) => `${end}%`) }));
const uncertain = fc.oneof(sourced(share), rising);

/** An overlay that breaks no rule over the sketch. */
const overlay = fc.record(
  {
    run: fc.record(
      {
        replications: sourced(fc.integer({ min: 1, max: 1000 })),
        seed: fc.string({ minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
    title: fc.string({ minLength: 1 }).filter((text) => /\S/.test(text)),
    owners: fc.record({ contactShare: uncertain, offloadShare: uncertain }, { requiredKeys: [] }),
    population: fc.record({
      cohorts: fc.record({
        clinical: fc.record(
          { keepShare: uncertain, owners: fc.record({ contactShare: uncertain }) },
          { requiredKeys: [] },
        ),
      }),
    }),
    rollout: fc.record({
      stages: fc.tuple(
        fc.record({
          name: fc.constant('london'),
          order: fc.constantFrom('random', 'emptiest-first'),
        }),
      ),
    }),
  },
  { requiredKeys: [] },
);

const over = (...layers: object[]) => {
  const files: Record<string, string> = {};
  for (const [index, layer] of layers.entries()) {
    files[`${index}.yaml`] = stringify({ extends: `${index + 1}.yaml`, ...layer });
  }
  return { ...files, [`${layers.length}.yaml`]: SKETCH };
};

describe('overlays', () => {
  it('laid twice are as laid once', () => {
    fc.assert(
      fc.property(overlay, (one) => {
        expect(load(over(one, one)).scenario).toEqual(load(over(one)).scenario);
      }),
      RUNS,
    );
  });

  it('in a list are as in a chain', () => {
    fc.assert(
      fc.property(overlay, overlay, (one, two) => {
        const chain = load(over(two, one)).scenario;
        const list = {
          'top.yaml': 'extends: [s.yaml, one.yaml, two.yaml]',
          's.yaml': SKETCH,
          'one.yaml': stringify(one),
          'two.yaml': stringify(two),
        };
        expect(load(list).scenario).toEqual(chain);
      }),
      RUNS,
    );
  });

  it('print as a file that loads to the same scenario with the same provenance', () => {
    fc.assert(
      fc.property(overlay, overlay, (one, two) => {
        const first = load(over(two, one));
        const again = load({ 'again.yaml': resolvedYaml(first) });
        expect(again.scenario).toEqual(first.scenario);
        const said = ({ origins }: typeof first) =>
          origins.map(({ address, text, provenance }) => [address, text, provenance]);
        expect(said(again)).toEqual(said(first));
      }),
      RUNS,
    );
  });

  it('and --set of one value agree', () => {
    fc.assert(
      fc.property(uncertain, (value) => {
        const set = `owners.contactShare=${JSON.stringify(value)}`;
        const overlaid = load({
          'top.yaml': stringify({ extends: 'a.yaml', owners: { contactShare: value } }),
          'a.yaml': MINIMAL,
        });
        expect(load({ 'a.yaml': MINIMAL }, set).scenario).toEqual(overlaid.scenario);
      }),
      RUNS,
    );
  });
});
