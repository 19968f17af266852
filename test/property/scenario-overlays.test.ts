/** What always holds of merging and printing scenarios. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { resolvedYaml } from '../../src/scenario/resolved.ts';
import { settleMedians } from '../../src/scenario/settle.ts';
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

const tidying = fc.record({ perYear: fc.integer({ min: 0, max: 9 }), share: uncertain });

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
    population: fc.record(
      {
        everyCohort: fc.record(
          { keepShare: uncertain, trafficGrowthPerYear: uncertain, housekeeping: tidying },
          { requiredKeys: [] },
        ),
        cohorts: fc.record({
          clinical: fc.record(
            { keepShare: uncertain, owners: fc.record({ contactShare: uncertain }) },
            { requiredKeys: [] },
          ),
        }),
      },
      { requiredKeys: [] },
    ),
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

const spread = fc.record({
  owners: fc.constantFrom(0.5, 1.2),
  regimes: fc.constantFrom(0.2, 0.4),
  regimeDays: fc.integer({ min: 1, max: 200 }),
});
const habits = fc.record({
  messagesPerWorkingDay: fc.integer({ min: 1, max: 50 }),
  messageSize: fc.constantFrom('55 KiB', '1 MiB'),
  sentShare: uncertain,
  offDayShare: uncertain,
  trafficGrowthPerYear: uncertain,
  keepShare: uncertain,
  spread,
  housekeeping: tidying,
});

/** Which of its own habits a cohort has, and of those with parts, which parts. */
const chosen = fc.record({
  own: habits,
  keys: fc.subarray([
    'messagesPerWorkingDay',
    'keepShare',
    'offDayShare',
    'spread.regimes',
    'spread.owners',
    'housekeeping.share',
  ]),
});

/** The same map with the values of another at some addresses. */
function withSome(base: object, from: object, keys: readonly string[]): object {
  const copy = structuredClone(base) as Record<string, Record<string, unknown>>;
  for (const [key, part] of keys.map((address) => address.split('.'))) {
    const value = (from as Record<string, unknown>)[key!];
    if (part === undefined) Object.assign(copy, { [key!]: value });
    else copy[key!] = { ...copy[key!], [part]: (value as Record<string, unknown>)[part] };
  }
  return copy;
}

const OTHERS = MINIMAL.slice(0, MINIMAL.indexOf('  cohorts:'));
const REST = MINIMAL.slice(MINIMAL.indexOf('quota:'));
const FIXED = { fill: { mean: '55%', sd: '25%', correlationWithTraffic: 0.5 } };

/** The cohorts, with medians, of the minimal scenario with another population. */
function cohortsOf(everyCohort: object, clinical: object, shared: object): unknown {
  const cohorts = {
    clinical: { share: '60%', ...FIXED, ...clinical },
    shared: { share: '40%', ...FIXED, ...shared },
  };
  const population = stringify({ everyCohort, cohorts }).replace(/^/gm, '  ').trimEnd();
  const { scenario } = load({ 'a.yaml': `${OTHERS}${population}\n${REST}` });
  return settleMedians(scenario).population.cohorts;
}

describe('what every cohort has', () => {
  it('is as if it were written out in each that has not its own', () => {
    fc.assert(
      fc.property(habits, chosen, chosen, (every, one, two) => {
        const short = [one, two].map(({ own, keys }) => withSome({}, own, keys));
        const long = [one, two].map(({ own, keys }) => withSome(every, own, keys));
        expect(cohortsOf(every, short[0]!, short[1]!)).toEqual(cohortsOf({}, long[0]!, long[1]!));
      }),
      RUNS,
    );
  });
});

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
