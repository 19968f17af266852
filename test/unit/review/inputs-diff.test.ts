import { describe, expect, it } from 'vitest';
import { inputsDiff } from '../../../src/review/inputs-diff.ts';
import type { RunInputs } from '../../../src/review/parse-run-inputs.ts';
import { inputsOf, inputsOfFiles, linesOf, minimalInputs } from '../../support/run-inputs.ts';
import { load, MINIMAL, minimalWith } from '../scenario/memory-io.ts';

const minimal = minimalInputs();

describe('values', () => {
  it('that are the same are no difference, wherever they stand', () => {
    expect(linesOf(minimal, minimal)).toEqual([]);
    const moved = `# A line more.\n${MINIMAL}`;
    expect(linesOf(minimal, inputsOfFiles({ 'b.yaml': moved }))).toEqual([]);
    const [head = '', quota = ''] = MINIMAL.split(/^(?=quota:)/m);
    const split = { 'b.yaml': `extends: c.yaml\n${quota}`, 'c.yaml': head };
    expect(linesOf(minimal, inputsOfFiles(split))).toEqual([]);
  });

  it.each([
    ['offloadShare: 30%', 'offloadShare: 0.3'],
    ['size: 200 MiB', 'size: "204800 KiB"'],
    ['factor: 2}', 'factor: 2.0}'],
    ['rate: 5 per day', "rate: '5 per day'"],
  ])('that mean the same are none: %s and %s', (old, replacement) => {
    expect(linesOf(minimal, minimalInputs([old, replacement]))).toEqual([]);
  });

  it('are told as they were written, with where', () => {
    const changed = minimalInputs(['offloadShare: 30%', 'offloadShare: 0.31']);
    expect(inputsDiff(minimal, changed).values).toEqual([
      {
        address: 'owners.offloadShare',
        before: { text: '30%', file: 'a.yaml', line: 36, column: 17 },
        after: { text: '0.31', file: 'a.yaml', line: 36, column: 17 },
      },
    ]);
  });

  it('may come from --set, which has no line', () => {
    const { values } = inputsDiff(minimal, inputsOfFiles(minimalWith(), 'run.seed=x'));
    expect(values).toEqual([
      {
        address: 'run.seed',
        before: null,
        after: { text: 'x', file: '--set', line: 0, column: 0 },
      },
    ]);
  });

  it('may become distributions, and words maps', () => {
    const changed = minimalInputs(
      ['keepShare: 25%', 'keepShare: {p10: 20%, p50: 25%, p90: 30%}'],
      ['rate: 5 per day', 'rate: {from: 2, to: 5, ramp: 3 days}'],
    );
    expect(linesOf(minimal, changed)).toEqual([
      'population.cohorts.clinical.keepShare: 25% -> {p10: 20%, p50: 25%, p90: 30%}',
      'rollout.stages.pilot.rate: 5 per day -> {from: 2, to: 5, ramp: 3 days}',
    ]);
    expect(linesOf(changed, minimal)[1]).toBe(
      'rollout.stages.pilot.rate: {from: 2, to: 5, ramp: 3 days} -> 5 per day',
    );
    const wider = minimalInputs(
      ['keepShare: 25%', 'keepShare: {p90: 35%, p10: 20%, p50: 25%}'],
      ['rate: 5 per day', 'rate: {from: 2, to: 6, ramp: 3 days}'],
    );
    expect(linesOf(changed, wider)).toEqual([
      'population.cohorts.clinical.keepShare: {p10: 20%, p50: 25%, p90: 30%} -> {p90: 35%, p10: 20%, p50: 25%}',
      'rollout.stages.pilot.rate.to: 5 -> 6',
    ]);
  });

  it('of a title of two lines are still on one', () => {
    const changed = minimalInputs(['title: The least that', 'title: |-\n  The least\n  that']);
    expect(linesOf(minimal, changed)).toEqual([
      'title: The least that a scenario needs -> "The least\\nthat a scenario needs"',
    ]);
  });

  it('that only the second has come last', () => {
    const changed = inputsOfFiles(
      minimalWith(['offloadShare: 30%', 'offloadShare: 31%'], ['  cleanUpTo: [60%, 85%]\n', '']),
      'owners.cleanUpTo=[50%, 85%]',
      'run.seed=x',
    );
    expect(linesOf(minimal, changed)).toEqual([
      'owners.cleanUpTo: [60%, 85%] -> [50%, 85%]',
      'owners.offloadShare: 30% -> 31%',
      'run.seed: none -> x',
    ]);
  });
});

describe('provenance', () => {
  const sourced = (source: string, more = '') =>
    minimalInputs(['offloadShare: 30%', `offloadShare: {value: 30%, source: ${source}${more}}`]);

  it('is told of where the value is the same', () => {
    const { values, provenances } = inputsDiff(
      sourced('a guess', ', note: none'),
      sourced('a count', ', owner: desk'),
    );
    expect(values).toEqual([]);
    expect(provenances).toEqual([
      {
        address: 'owners.offloadShare',
        changes: [
          { what: 'source', before: 'a guess', after: 'a count' },
          { what: 'owner', before: '', after: 'desk' },
          { what: 'note', before: 'none', after: '' },
        ],
      },
    ]);
    expect(inputsDiff(sourced('a'), sourced('b')).isDifferent).toBe(true);
  });

  it('of another value goes with that', () => {
    const other = minimalInputs(['offloadShare: 30%', 'offloadShare: {value: 31%, source: a}']);
    const { values, provenances } = inputsDiff(minimal, other);
    expect(values).toHaveLength(1);
    expect(provenances).toEqual([]);
  });

  it('that changed alike throughout a part is told of once', () => {
    const said = (quality: string, more = '') =>
      minimalInputs([
        'cleanUpPerDay: {warned: 5%',
        `cleanUpPerDay: {quality: ${quality}, warned: 5%${more}`,
      ]);
    const addressesOf = (one: RunInputs, other: RunInputs) =>
      inputsDiff(one, other).provenances.map(({ address }) => address);
    expect(addressesOf(minimal, said('assumed'))).toEqual(['owners.cleanUpPerDay']);
    // One of the three is on another authority, as before.
    const mixed = (quality: string) =>
      minimalInputs([
        'cleanUpPerDay: {warned: 5%',
        `cleanUpPerDay: {quality: ${quality}, warned: {value: 5%, quality: measured}`,
      ]);
    expect(addressesOf(mixed('assumed'), mixed('published'))).toEqual([
      'owners.cleanUpPerDay.sendBlocked',
      'owners.cleanUpPerDay.full',
    ]);
  });

  it('of a whole scenario is told of by its sections', () => {
    const said = (quality: string) => {
      const origins = [...minimal.origins].map(
        ([address, origin]) => [address, { ...origin, quality }] as const,
      );
      return { ...minimal, origins: new Map(origins) };
    };
    const addresses = inputsDiff(said('assumed'), said('published')).provenances.map(
      ({ address }) => address,
    );
    expect(addresses).toEqual([
      'headroom',
      'title',
      'horizon',
      'population',
      'quota',
      'owners',
      'rollout.stages',
    ]);
  });

  it('of what an item is called is nobody’s business', () => {
    const called = (note: string) =>
      minimalInputs(['- name: pilot\n', `- name: pilot\n      note: ${note}\n`]);
    const { provenances } = inputsDiff(called('a'), called('b'));
    expect(provenances.map(({ address }) => address)).toEqual(['rollout.stages.pilot']);
    const nameAlone = new Map(minimal.origins);
    const name = nameAlone.get('rollout.stages.pilot.name')!;
    nameAlone.set('rollout.stages.pilot.name', { ...name, note: 'x' });
    expect(inputsDiff(minimal, { ...minimal, origins: nameAlone }).isDifferent).toBe(false);
  });
});

describe('data files', () => {
  const withFile = (...files: readonly (readonly [string, number])[]) =>
    inputsOf(load(minimalWith()), ...files);

  it('are told of by what they hold', () => {
    expect(inputsDiff(withFile(['o.csv', 7]), withFile(['o.csv', 7])).isDifferent).toBe(false);
    const changed = inputsDiff(withFile(['o.csv', 7]), withFile(['o.csv', 8]));
    expect(changed.files).toEqual([{ name: 'o.csv', bytesBefore: 107, bytesAfter: 108 }]);
    expect(changed.isDifferent).toBe(true);
    const ofOneSize = inputsDiff(withFile(['o.csv', 7]), withFile(['o.csv', 17]));
    expect(ofOneSize.files).toEqual([{ name: 'o.csv', bytesBefore: 107, bytesAfter: 107 }]);
  });

  it('may have come or gone', () => {
    expect(inputsDiff(withFile(), withFile(['o.csv', 8])).files).toEqual([
      { name: 'o.csv', bytesBefore: null, bytesAfter: 108 },
    ]);
    expect(inputsDiff(withFile(['o.csv', 7]), withFile(['p.csv', 8])).files).toEqual([
      { name: 'o.csv', bytesBefore: 107, bytesAfter: null },
      { name: 'p.csv', bytesBefore: null, bytesAfter: 108 },
    ]);
  });

  it('may be called otherwise, and are then the same', () => {
    expect(inputsDiff(withFile(['o.csv', 7]), withFile(['../p.csv', 7])).files).toEqual([]);
  });

  it('are not the scenario’s own, whose keys tell', () => {
    const other = inputsOf(load({ 'other.txt': MINIMAL }));
    expect(inputsDiff(minimal, other).isDifferent).toBe(false);
    expect(inputsDiff(withFile(['base.yml', 1]), withFile(['base.yml', 2])).files).toEqual([]);
  });
});
