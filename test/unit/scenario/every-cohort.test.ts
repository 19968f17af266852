/** What every cohort has unless it gives its own. Columns were counted in the texts by hand. */
import { describe, expect, it } from 'vitest';
import type { LoadedScenario } from '../../../src/scenario/loaded.ts';
import { settle, settleMedians, uncertainInputs } from '../../../src/scenario/settle.ts';
import { type Files, faultLines, load, MINIMAL } from './memory-io.ts';

const SIZE = 'messageSize: {p10: 35 KiB, p50: 56 KiB, p90: 85 KiB}';
const KEEP = 'keepShare: {p10: 18%, p50: 30%, p90: 45%}';
const SPREAD = 'spread: {owners: 0.9, regimes: 0.4, regimeDays: 120}';
const TIDYING = 'housekeeping: {perYear: 2, share: {uniform: [5%, 15%]}}';
const GROWTH =
  'trafficGrowthPerYear: 5%, growth: [{from: 2013-09-01, perYear: {uniform: [2%, 6%]}}]';
const PLAIN = 'messagesPerWorkingDay: 16, sentShare: 40%, offDayShare: 30%';
const EVERY = [PLAIN, SIZE, GROWTH, KEEP, SPREAD, TIDYING].join(', ');
const OWN = 'fill: {mean: 55%, sd: 25%, correlationWithTraffic: 0.5}';

interface Habits {
  readonly every?: string;
  readonly clinical?: string;
  readonly dormant?: string;
}

/** The minimal scenario with other cohorts: everyCohort in line 9, the cohorts in 11 and 12. */
function textWith({ every = EVERY, clinical = '', dormant = '' }: Habits): string {
  const cohorts = [
    `  everyCohort: {${every}}`,
    '  cohorts:',
    `    clinical: {share: 60%, ${OWN}, ${clinical}}`,
    `    dormant: {share: 40%, ${OWN}, ${dormant}}\n`,
  ].join('\n');
  const start = MINIMAL.indexOf('  cohorts:');
  return MINIMAL.slice(0, start) + cohorts + MINIMAL.slice(MINIMAL.indexOf('quota:'));
}

const filesWith = (habits: Habits): Files => ({ 'a.yaml': textWith(habits) });

/** Laid over such a scenario. */
const over = (text: string, habits: Habits = {}): Files => ({
  'top.yaml': `extends: a.yaml\n${text}`,
  ...filesWith(habits),
});

function addressesOf({ scenario }: LoadedScenario): string[] {
  const inputs = uncertainInputs(scenario);
  return inputs
    .filter(({ value }) => value.distribution.kind !== 'fixed')
    .map(({ address }) => address);
}

const SHARED = [
  'population.everyCohort.messageSize',
  'population.everyCohort.growth.1.perYear',
  'population.everyCohort.keepShare',
  'population.everyCohort.housekeeping.share',
];

describe('a belief about every cohort', () => {
  it('is one object and one input, however many cohorts have it', () => {
    const loaded = load(filesWith({}));
    expect(addressesOf(loaded)).toEqual(SHARED);
    const { everyCohort, cohorts } = loaded.scenario.population;
    for (const cohort of cohorts) {
      expect(cohort.messageBytes).toBe(everyCohort.messageBytes);
      expect(cohort.growthSegments).toBe(everyCohort.growthSegments);
      expect(cohort.housekeeping.share).toBe(everyCohort.housekeeping?.share);
      expect(cohort.spread.regimeDays).toBe(everyCohort.spread?.regimeDays);
    }
  });

  it("leaves a cohort's own, which is another input", () => {
    const dormant = 'keepShare: {uniform: [70%, 90%]}, housekeeping: {perYear: 0}, growth: []';
    const loaded = load(filesWith({ dormant }));
    expect(addressesOf(loaded)).toEqual([...SHARED, 'population.cohorts.dormant.keepShare']);
    const { everyCohort, cohorts } = loaded.scenario.population;
    const [clinical, other] = cohorts;
    expect(clinical?.keepShare).toBe(everyCohort.keepShare);
    expect(other?.keepShare.distribution).toEqual({ kind: 'uniform', low: 0.7, high: 0.9 });
    expect(other?.housekeeping.perYear.distribution).toEqual({ kind: 'fixed', value: 0 });
    expect(other?.housekeeping.share).toBe(everyCohort.housekeeping?.share);
    expect(other?.growthSegments).toEqual([]);
    expect(other?.trafficGrowthPerYear).toBe(everyCohort.trafficGrowthPerYear);
  });

  it('is not what a YAML alias repeats', () => {
    const every = [PLAIN, KEEP, SPREAD].join(', ');
    const clinical = SIZE.replace(' ', ' &size ');
    const loaded = load(filesWith({ every, clinical, dormant: 'messageSize: *size' }));
    expect(addressesOf(loaded)).toEqual([
      'population.everyCohort.keepShare',
      'population.cohorts.clinical.messageSize',
      'population.cohorts.dormant.messageSize',
    ]);
  });

  it('is settled once, alike for all who share it', () => {
    const { scenario } = load(filesWith({ dormant: 'keepShare: 80%' }));
    const asked: string[] = [];
    const settled = settle(scenario, (address) => asked.push(address));
    expect(new Set(asked).size).toBe(asked.length);
    const [clinical, dormant] = settled.population.cohorts;
    expect(clinical?.messageBytes).toBe(dormant?.messageBytes);
    expect(clinical?.messageBytes).toBe(settled.population.everyCohort.messageBytes);
    expect(clinical?.keepShare).not.toBe(dormant?.keepShare);
  });

  it('has the median that it has when written out in each cohort', () => {
    const dormant = 'keepShare: 80%, spread: {owners: 1.2}';
    const once = load(filesWith({ dormant })).scenario;
    const rest = [PLAIN, SIZE, GROWTH, TIDYING].join(', ');
    const apart = load(
      filesWith({
        every: '',
        clinical: EVERY,
        dormant: `${rest}, keepShare: 80%, ${SPREAD.replace('0.9', '1.2')}`,
      }),
    ).scenario;
    expect(settleMedians(once).population.cohorts).toEqual(settleMedians(apart).population.cohorts);
  });
});

describe('laid over and set', () => {
  const keepOf = (files: Files, ...set: string[]): unknown[] =>
    load(files, ...set).scenario.population.cohorts.map(({ keepShare: { distribution } }) =>
      distribution.kind === 'fixed' ? distribution.value : distribution.kind,
    );

  it('it changes for those who share it, and nothing else does', () => {
    const habits = { dormant: 'keepShare: 80%' };
    const text = 'population: {everyCohort: {keepShare: 20%}}';
    expect(keepOf(over('', habits))).toEqual(['percentiles', 0.8]);
    expect(keepOf(over(text, habits))).toEqual([0.2, 0.8]);
    const set = 'population.everyCohort.keepShare=0.3';
    expect(keepOf(over(text, habits), set)).toEqual([0.3, 0.8]);
    expect(addressesOf(load(over(text)))).toEqual(
      SHARED.filter((key) => !key.endsWith('keepShare')),
    );
  });

  it('single parts change within their map', () => {
    const set = 'population.everyCohort.housekeeping.perYear=9';
    const { everyCohort } = load(filesWith({}), set).scenario.population;
    expect(everyCohort.housekeeping?.perYear?.distribution).toEqual({ kind: 'fixed', value: 9 });
    expect(everyCohort.housekeeping?.share?.distribution.kind).toBe('uniform');
  });

  it('can be set where no file has it', () => {
    const { scenario, placeOf } = load({ 'a.yaml': MINIMAL }, 'population.everyCohort.growth=[]');
    expect(scenario.population.everyCohort).toEqual({ growthSegments: [] });
    expect(placeOf('population.everyCohort.growth').file).toBe('--set');
  });

  it('null takes a value of its own from a cohort, which then has that of every cohort', () => {
    const text = 'population: {cohorts: {dormant: {keepShare: null}}}';
    const loaded = load(over(text, { dormant: 'keepShare: 80%' }));
    const { everyCohort, cohorts } = loaded.scenario.population;
    expect(cohorts[1]?.keepShare).toBe(everyCohort.keepShare);
  });

  it('null takes nothing from a cohort that only shares it', () => {
    expect(faultLines(over('population: {cohorts: {dormant: {keepShare: null}}}'))).toEqual([
      'top.yaml:2:34  population.cohorts.dormant.keepShare  has no value  write one, or leave the ' +
        'line out (null removes what is inherited: nothing here)',
    ]);
  });

  it('has its address, place and provenance among the origins', () => {
    const every = EVERY.replace('p90: 45%}', 'p90: 45%, quality: assumed, note: a guess}');
    const { origins, placeOf } = load(filesWith({ every }));
    const address = 'population.everyCohort.keepShare';
    const [origin, ...others] = origins.filter((one) => one.address.endsWith('keepShare'));
    expect(others).toEqual([]);
    expect(origin).toMatchObject({
      address,
      text: '{p10: 18%, p50: 30%, p90: 45%}',
      line: 9,
      provenance: { quality: 'assumed', note: 'a guess' },
    });
    expect(placeOf(address)).toMatchObject({ file: 'a.yaml', line: 9 });
  });
});

describe('faults', () => {
  const without = (part: string) => EVERY.replace(`${part}, `, '');
  const clinical = 'population.cohorts.clinical';
  const dormant = 'population.cohorts.dormant';
  const missing = 'is missing  write';

  it('what neither has is missing in each cohort, to be written here or there', () => {
    const here = 'messageSize: 55 KiB here or in population.everyCohort';
    expect(faultLines(filesWith({ every: without(SIZE) }))).toEqual([
      `a.yaml:11:5  ${clinical}.messageSize  ${missing} ${here}`,
      `a.yaml:12:5  ${dormant}.messageSize  ${missing} ${here}`,
    ]);
    expect(faultLines(filesWith({ every: without(SIZE), clinical: SIZE }))).toEqual([
      `a.yaml:12:5  ${dormant}.messageSize  ${missing} ${here}`,
    ]);
    expect(faultLines(filesWith({}), 'population.everyCohort.messageSize=null')).toHaveLength(2);
  });

  it('without everyCohort all that is needed is missing', () => {
    const lines = faultLines(filesWith({ clinical: EVERY }), 'population.everyCohort=null');
    const keys = lines.map((line) => line.split('  ')[1]?.replace(`${dormant}.`, ''));
    expect(keys).toEqual([
      'messagesPerWorkingDay',
      'messageSize',
      'sentShare',
      'offDayShare',
      'keepShare',
      'spread',
    ]);
    expect(lines.at(-1)).toContain(
      'write spread: {owners: 0.9, regimes: 0.4, regimeDays: 120} here or in population.everyCohort',
    );
  });

  it('a part that neither has is missing', () => {
    const every = EVERY.replace('owners: 0.9, ', '').replace('perYear: 2, ', '');
    const own = 'spread: {owners: 1}, housekeeping: {perYear: 1}';
    const lines = [
      `a.yaml:12:5  ${dormant}.spread.owners  ${missing} owners: 0.9 here or in ` +
        'population.everyCohort.spread',
      `a.yaml:12:5  ${dormant}.housekeeping.perYear  ${missing} perYear: 0.5 here or in ` +
        'population.everyCohort.housekeeping',
    ];
    expect(faultLines(filesWith({ every, clinical: own }))).toEqual(lines);
    expect(faultLines(filesWith({ every, clinical: own, dormant: own }))).toEqual([]);
    // Columns: `    dormant: {share: 40%, ` and the fill come before.
    const column = `    dormant: {share: 40%, ${OWN}, `.length + 1;
    const tidy = filesWith({ every: without(SPREAD), clinical: SPREAD, dormant: 'spread: {}' });
    expect(faultLines(tidy)[0]).toBe(
      `a.yaml:12:${column}  ${dormant}.spread.owners  ${missing} owners: 0.9 here or in ` +
        'population.everyCohort.spread',
    );
  });

  it('what is mistyped is not called missing as well', () => {
    const every = EVERY.replace('keepShare', 'keepshare');
    expect(faultLines(filesWith({ every }))).toEqual([
      expect.stringMatching(
        /^a\.yaml:9:\d+ {2}population\.everyCohort\.keepshare {2}unknown key {2}did you mean 'keepShare'\?$/,
      ),
    ]);
    const own = filesWith({ every: without(KEEP), clinical: KEEP, dormant: 'kepShare: 3%' });
    expect(faultLines(own)).toEqual([
      expect.stringContaining(`${dormant}.kepShare  unknown key  did you mean 'keepShare'?`),
    ]);
    expect(faultLines(filesWith({ every: EVERY.replace(SPREAD, 'spread: 3') }))).toEqual([
      expect.stringContaining("population.everyCohort.spread  '3' is no map"),
    ]);
  });

  it('a wrong value is told once, at its place', () => {
    const every = EVERY.replace('sentShare: 40%', 'sentShare: 140%');
    expect(faultLines(filesWith({ every }))).toEqual([
      // `  everyCohort: {messagesPerWorkingDay: 16, sentShare: ` has 54 letters.
      'a.yaml:9:55  population.everyCohort.sentShare  140% is outside 0% to 100%  ' +
        'write a share from 0% to 100%',
    ]);
    const dates = '[{from: 2014-01-01, perYear: 1%}, {from: 2013-09-01, perYear: 1%}]';
    expect(faultLines(filesWith({}), `population.everyCohort.growth=${dates}`)).toEqual([
      expect.stringContaining('2013-09-01 is not after 2014-01-01, the date before'),
    ]);
  });

  it('shares, fills and reactions are not for every cohort', () => {
    for (const key of ['share: 50%', OWN, 'owners: {}', 'organisationTypes: [gp]']) {
      const [line = '', ...others] = faultLines(filesWith({ every: `${EVERY}, ${key}` }));
      expect(line).toContain('unknown key');
      expect(others).toEqual([]);
    }
  });
});
