import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonItems } from '../../../src/review/common-items.ts';
import { inputsDiff } from '../../../src/review/inputs-diff.ts';
import type { RunInputs } from '../../../src/review/parse-run-inputs.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import { PROJECT_FOLDER } from '../../support/run-cli.ts';
import {
  inputsOf,
  inputsOfFiles,
  linesOf,
  minimalInputs,
  NOWHERE,
} from '../../support/run-inputs.ts';
import { controlledWith } from '../scenario/controlled.ts';
import { MINIMAL } from '../scenario/memory-io.ts';

const FILL = 'fill: {mean: 55%, sd: 25%, correlationWithTraffic: 0.5}';
/** In place of the first FILL: a curve of these points. */
const curve = (...points: readonly (readonly [share: string, fill: string])[]) =>
  [
    FILL,
    `fill: {quantiles: [${points.map(([share, fill]) => `{share: ${share}, fill: ${fill}}`).join()}], correlationWithTraffic: 0.5}`,
  ] as const;

const AT = 'population.cohorts.clinical.fill.quantiles';

const minimal = minimalInputs();

describe('items with names', () => {
  it('that only one has are told of whole', () => {
    const added = minimalInputs([
      '    - name: rest',
      '    - {name: late, select: {regions: [London]}, change: {quota: {factor: 2}}, after: {stage: pilot}, over: 9 days}\n    - name: rest',
    ]);
    const text =
      '{name: late, select: {regions: [London]}, change: {quota: {factor: 2}}, after: {stage: pilot}, over: 9 days}';
    expect(linesOf(minimal, added)).toEqual([`rollout.stages.late: none -> ${text}`]);
    expect(linesOf(added, minimal)).toEqual([`rollout.stages.late: ${text} -> none`]);
    const [{ after } = { after: null }] = inputsDiff(minimal, added).values;
    expect(after).toMatchObject({ file: 'a.yaml', line: 47 });
  });

  it('that are removed by a gate, a tier or a list without any are told of one by one', () => {
    const controlled = inputsOfFiles(controlledWith());
    const none = inputsOfFiles(controlledWith(), 'rollout.gates=null');
    const gates = [
      'rollout.gates.disks: {name: disks, metric: poolUtilisation, pool: north, stages: [rest], trip: {above: 85%, forDays: 2}, clear: {below: 80%, forDays: 5}, onTrip: pause} -> none',
      'rollout.gates.calls: {name: calls, metric: contactsPerDay, scope: all, trip: {above: 40}, onTrip: alert} -> none',
      'rollout.gates.runway: {name: runway, metric: runwayDays, trip: {below: 60}, clear: {above: 90}, onTrip: abort, mode: report} -> none',
      'rollout.gates.quality: {name: quality, metric: failureShare, trip: {above: 0.5, forDays: 3}, onTrip: rollback} -> none',
    ];
    expect(linesOf(controlled, none)).toEqual(gates);
    const empty: RunInputs = {
      ...none,
      origins: new Map([...none.origins, ['rollout.gates', { ...NOWHERE, text: '[]' }]]),
    };
    expect(linesOf(controlled, empty)).toEqual(gates);
    expect(linesOf(empty, controlled)[0]).toContain('rollout.gates.disks: none -> {name: disks, ');
    expect(linesOf(none, empty)).toEqual(['rollout.gates: none -> []']);
  });

  it('of which a value changed are told of by that', () => {
    const controlled = inputsOfFiles(controlledWith());
    const changed = inputsOfFiles(
      controlledWith(['trip: {above: 40}', 'trip: {above: 41, forDays: 2}']),
    );
    expect(linesOf(controlled, changed)).toEqual([
      'rollout.gates.calls.trip.above: 40 -> 41',
      'rollout.gates.calls.trip.forDays: none -> 2',
    ]);
  });

  it('in another order are told of by their names', () => {
    const [head = '', basic = '', standard = '', tail = ''] = MINIMAL.split(
      /^(?= {4}basic|^ {4}standard|^owners)/m,
    );
    const swapped = inputsOfFiles({ 'a.yaml': `${head}${standard}${basic}${tail}` });
    expect(linesOf(minimal, swapped)).toEqual([
      'quota.tiers: [basic, standard] -> [standard, basic]',
    ]);
    const [{ before, after } = { before: null, after: null }] = inputsDiff(minimal, swapped).values;
    expect([before?.line, after?.line]).toEqual([31, 31]);
    const more = inputsOfFiles({
      'a.yaml': `${head}${standard}    large: {size: 1 GiB, share: 0%}\n${basic}${tail}`,
    });
    expect(linesOf(minimal, more)).toEqual([
      'quota.tiers: [basic, standard] -> [standard, large, basic]',
      'quota.tiers.large: none -> {size: 1 GiB, share: 0%}',
    ]);
    const inserted = inputsOfFiles({
      'a.yaml': `${head}    large: {size: 1 GiB, share: 0%}\n${basic}${standard}${tail}`,
    });
    expect(linesOf(minimal, inserted)).toEqual([
      'quota.tiers.large: none -> {size: 1 GiB, share: 0%}',
    ]);
  });

  it('that would be too long on a line are told of by their parts', () => {
    const project = (name: string) =>
      inputsOf(readScenario(`${PROJECT_FOLDER}/scenarios/${name}.yaml`, []));
    const lines = linesOf(project('nhsmail-no-change'), project('nhsmail2-transition-2015'));
    expect(lines).toContain('platforms.nhsmail2.quota.size: none -> 4 GiB');
    expect(lines.filter((line) => line.length > 1_000)).toEqual([]);
  });
});

describe('items without names', () => {
  const POINTS = [
    ['0%', '1%'],
    ['50%', '30%'],
    ['90%', '80%'],
    ['100%', '110%'],
  ] as const;
  const [first, second, third, last] = POINTS;
  const before = minimalInputs(curve(...POINTS));

  it('are told of whole, by the number they had', () => {
    const changed = minimalInputs(curve(first, ['50%', '31%'], third, last));
    expect(linesOf(before, changed)).toEqual([
      `${AT}.2: {share: 50%, fill: 30%} -> {share: 50%, fill: 31%}`,
    ]);
    const same = minimalInputs(curve(first, ['0.5', '0.3'], third, last));
    expect(linesOf(before, same)).toEqual([]);
  });

  it('do not all differ where one came or went', () => {
    const added = minimalInputs(curve(first, ['10%', '5%'], second, ['90%', '81%'], last));
    expect(linesOf(before, added)).toEqual([
      `${AT}.3: {share: 90%, fill: 80%} -> {share: 90%, fill: 81%}`,
      `${AT}.2: none -> {share: 10%, fill: 5%}`,
    ]);
    expect(linesOf(added, before)).toEqual([
      `${AT}.2: {share: 10%, fill: 5%} -> none`,
      `${AT}.4: {share: 90%, fill: 81%} -> {share: 90%, fill: 80%}`,
    ]);
  });

  it('have each number once, even if several came and went', () => {
    // By what they say, a and b are gone from 1 and 2, and x came to 2 between c and d.
    expect(linesOf(lettered('abcd'), lettered('cxd'))).toEqual([
      `${AT}.1: {share: a} -> {share: c}`,
      `${AT}.2: {share: b} -> {share: x}`,
      `${AT}.3: {share: c} -> {share: d}`,
      `${AT}.4: {share: d} -> none`,
    ]);
    expect(linesOf(lettered('abcd'), lettered('bcxd'))).toEqual([
      `${AT}.1: {share: a} -> none`,
      `${AT}.3: none -> {share: x}`,
    ]);
  });

  it('are told of under no number twice, whatever came and went', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const { values, isDifferent } = inputsDiff(lettered(one), lettered(other));
        expect(new Set(values.map(({ address }) => address)).size).toBe(values.length);
        expect(isDifferent).toBe(one !== other);
      }),
    );
  });

  it('may become a list of its own kind', () => {
    expect(linesOf(minimal, before)).toEqual([
      'population.cohorts.clinical.fill.mean: 55% -> none',
      'population.cohorts.clinical.fill.sd: 25% -> none',
      ...POINTS.map(
        ([share, fill], index) => `${AT}.${index + 1}: none -> {share: ${share}, fill: ${fill}}`,
      ),
    ]);
  });
});

/** A list whose items each have a letter as their one value. */
function lettered(letters: string): RunInputs {
  const origins = [...letters].map(
    (text, index) => [`${AT}.${index + 1}.share`, { ...NOWHERE, text }] as const,
  );
  return { origins: new Map(origins), files: [] };
}

describe('commonItems', () => {
  it.each([
    ['', '', []],
    ['abc', '', []],
    [
      'abc',
      'abc',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'abc',
      'bxc',
      [
        [1, 0],
        [2, 2],
      ],
    ],
    ['ab', 'ba', [[0, 1]]],
    ['abcabba', 'cbabac', []],
  ] as const)('%s and %s', (one, other, pairs) => {
    const found = commonItems([...one], [...other]);
    if (one.length < 4) expect(found).toEqual(pairs);
    // Myers' own example: the longest common subsequence of ABCABBA and CBABAC has 4 letters.
    else expect(found).toHaveLength(4);
    expect(found.every(([i, j]) => one[i] === other[j])).toBe(true);
  });
});
