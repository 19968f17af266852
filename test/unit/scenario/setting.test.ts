import { describe, expect, it } from 'vitest';
import { faultLines, load, MINIMAL, minimalWith, SKETCH } from './memory-io.ts';

const files = { 'a.yaml': MINIMAL };

describe('--set', () => {
  it('lays values over the file, the later over the earlier, and is recorded', () => {
    const set = [
      'run.replications=20',
      'rollout.stages.pilot.rate=9 per day',
      'run.replications=30',
    ];
    const { scenario, overrides, placeOf } = load(files, ...set);
    expect(scenario.run.replications).toBe(30);
    expect(scenario.rollout.stages[0]?.pace).toEqual({ perDay: 9 });
    expect(overrides).toEqual(set);
    expect(placeOf('run.replications')).toEqual({ file: '--set', line: 0, column: 0 });
  });

  it('reads the value as YAML, with provenance if given', () => {
    const { scenario, origins } = load(
      files,
      'owners.inducedGrowth={p10: 2%, p50: 5%, p90: 9%, quality: assumed}',
      'report.sizesOn=[2013-07-01]',
    );
    expect(scenario.owners.inducedGrowth.distribution).toMatchObject({
      kind: 'percentiles',
      p50: 0.05,
    });
    expect(scenario.report.sizesOn).toEqual([15887]);
    expect(origins.find(({ address }) => address === 'owners.inducedGrowth')).toMatchObject({
      file: '--set',
      line: 0,
      text: '{p10: 2%, p50: 5%, p90: 9%}',
      provenance: { quality: 'assumed' },
    });
  });

  it('merges maps, removes by null, adds a tier, and reaches into a selection', () => {
    const { scenario } = load(
      { 'a.yaml': SKETCH },
      'horizon={end: 2015-03-31}',
      'rollout.stages.everyone-else=null',
      'rollout.stages.pilot.select.share=50%',
      'quota.tiers.large=null',
      'quota.tiers.vast={size: 2 GiB, share: 3%}',
    );
    expect(scenario.horizon).toEqual({ start: 15796, end: 16525 });
    expect(scenario.rollout.stages.map(({ name }) => name)).toEqual(['pilot', 'london']);
    expect(scenario.rollout.stages[0]?.select).toMatchObject({
      organisationTypes: ['gp-practice'],
      share: 0.5,
    });
    expect(scenario.quota.tiers.map(({ name }) => name)).toEqual([
      'basic',
      'standard',
      'huge',
      'vast',
    ]);
  });

  it.each([
    ['trafic.shocks=[]', 'trafic', 'unknown key', "did you mean 'traffic'?"],
    ['run.sede=7', 'run.sede', 'unknown key', "did you mean 'seed'?"],
    [
      'population.cohorts.clincal.share=1',
      'population.cohorts.clincal',
      'unknown key',
      "did you mean 'clinical'?",
    ],
    [
      'rollout.stages.pliot.rate=1 per day',
      'rollout.stages.pliot',
      'unknown name',
      "did you mean 'pilot'?",
    ],
    [
      'owners.inducedGrowth.p50=3%',
      'owners.inducedGrowth',
      'is a single value',
      'set it whole: owners.inducedGrowth=12%',
    ],
    [
      'run.replications=0',
      'run.replications',
      '0 is not a whole number from 1 to 100000',
      'write one, such as 100',
    ],
    [
      'question=null',
      'question',
      'has no value',
      'write one, or leave the line out (null removes what is inherited: nothing here)',
    ],
    [
      'horizon.end=2013-02-30',
      'horizon.end',
      "'2013-02-30' is not a day of the calendar",
      'write YYYY-MM-DD, such as 2016-03-31',
    ],
  ])('%s is refused', (expression, address, message, mend) => {
    expect(faultLines(files, expression)).toEqual([
      `--set  ${address}  in '${expression}': ${message}  ${mend}`,
    ]);
  });

  it.each(['foo', '=1', 'run.=1', 'run.seed=', 'run..seed=1'])(
    '%s is no expression',
    (expression) => {
      expect(faultLines(files, expression)).toEqual([
        `--set  in '${expression}': is not key.path=VALUE  ` +
          'write it such as run.replications=20 (null removes a key)',
      ]);
    },
  );

  it('tells YAML that cannot be read', () => {
    expect(faultLines(files, 'run.seed=[1')).toEqual([
      expect.stringMatching(/^--set {2}in 'run\.seed=\[1': not valid YAML: /),
    ]);
  });

  it('sets lists without names whole', () => {
    const growth = [
      'keepShare: 25%',
      'growth: [{from: 2013-05-01, perYear: 3%}]\n      keepShare: 25%',
    ] as const;
    expect(
      faultLines(minimalWith(growth), 'population.cohorts.clinical.growth.1.perYear=2%'),
    ).toEqual([
      "--set  population.cohorts.clinical.growth  in 'population.cohorts.clinical.growth.1.perYear=2%': " +
        'is a list whose items have no names  set it whole: population.cohorts.clinical.growth=[...]',
    ]);
  });

  it('is named for a rule between values that it breaks', () => {
    expect(faultLines(files, 'quota.tiers.basic.share=18%', 'quota.thresholds.warn=80%')).toEqual([
      "--set  quota.tiers  in 'quota.tiers.basic.share=18%': the shares sum to 98%; " +
        'quota.tiers.standard.share stands in a.yaml:32:38  make them sum to 100%',
      "--set  owners.cleanUpTo  in 'quota.thresholds.warn=80%': the upper end, 85%, is not below " +
        'the warn threshold, 80%; owners.cleanUpTo stands in a.yaml:35:3  write less than 80%',
    ]);
  });

  it.each([
    ['20', '2000%', ': 20%'],
    ['"1.1"', '110%', ': 1.1%'],
    ['2000%', '2000%', ''],
    ['101', '10100%', ''],
    ['-5', '-500%', ''],
  ])('suggests the percent sign that a share of %s lacks', (written, read, suggestion) => {
    expect(faultLines(files, `owners.contactShare=${written}`)).toEqual([
      `--set  owners.contactShare  in 'owners.contactShare=${written}': ${read} is outside ` +
        `0% to 100%  write a share from 0% to 100%${suggestion}`,
    ]);
  });

  it('is told of a key that it has twice', () => {
    expect(faultLines(files, 'run={seed: a, seed: b}')).toEqual([
      "--set  in 'run={seed: a, seed: b}': the key 'seed' was given before, in the same map  " +
        'keep one of the two',
    ]);
  });

  it('is named with the other, where two of them are at odds', () => {
    expect(faultLines(files, 'quota.thresholds.warn=101%', 'owners.cleanUpTo=[0%, 1%]')).toEqual([
      "--set  quota.thresholds.send  in 'quota.thresholds.warn=101%': send, 100%, is below warn, " +
        '101%; quota.thresholds.send stands in a.yaml:29:33  order them warn <= send <= receive',
    ]);
    expect(faultLines(files, 'horizon.start=2014-01-01', 'horizon.end=2013-12-31')).toEqual([
      "--set  horizon.end  in 'horizon.end=2013-12-31': 2013-12-31 is before the start, 2014-01-01; " +
        "horizon.start stands in 'horizon.start=2014-01-01'  write a day from 2014-01-01 on",
    ]);
  });

  it('finds the path of organisations from the working folder', () => {
    const nested = { 'scenarios/a.yaml': MINIMAL };
    const { scenario } = load(nested, 'population.organisations={file: x/o.csv}');
    expect(scenario.population.organisations).toEqual({ file: 'x/o.csv', path: 'x/o.csv' });
  });
});
