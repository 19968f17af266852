import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonItems } from '../../../src/review/common-items.ts';
import { inputsDiff } from '../../../src/review/inputs-diff.ts';
import type { RunInputs } from '../../../src/review/parse-run-inputs.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import { PROJECT_FOLDER } from '../../support/run-cli.ts';
import { inputsOf, inputsOfFiles, minimalInputs } from '../../support/run-inputs.ts';
import { controlledWith } from '../scenario/controlled.ts';
import { load, MINIMAL, minimalWith } from '../scenario/memory-io.ts';

const FILL = 'fill: {mean: 55%, sd: 25%, correlationWithTraffic: 0.5}';
/** In place of the first FILL: a curve of these points. */
const curve = (...points: readonly (readonly [share: string, fill: string])[]) =>
  [
    FILL,
    `fill: {quantiles: [${points.map(([share, fill]) => `{share: ${share}, fill: ${fill}}`).join()}], correlationWithTraffic: 0.5}`,
  ] as const;

const AT = 'population.cohorts.clinical.fill.quantiles';

/** What differs, a line each. */
function linesOf(before: RunInputs, after: RunInputs): string[] {
  const { isDifferent, values, provenances, files } = inputsDiff(before, after);
  expect(isDifferent).toBe(values.length + provenances.length + files.length > 0);
  return values.map(({ address, before: was, after: is }) => {
    const [left, right] = [was, is].map((value) => value?.text ?? 'none');
    return `${address}: ${left} -> ${right}`;
  });
}

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

const NOWHERE = {
  file: 'b.yaml',
  line: 1,
  column: 1,
  source: '',
  owner: '',
  note: '',
  quality: '',
};
