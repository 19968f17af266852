import { describe, expect, it } from 'vitest';
import { faultLines, load, MINIMAL } from './memory-io.ts';

const over = (text: string) => ({
  'top.yaml': `extends: base/a.yaml\n${text}`,
  'base/a.yaml': MINIMAL,
});

function scenarioOver(text: string) {
  return load(over(text)).scenario;
}

describe('an overlay', () => {
  it('changes nothing where it says nothing', () => {
    expect(scenarioOver('')).toEqual(load({ 'a.yaml': MINIMAL }).scenario);
  });

  it('merges maps key by key', () => {
    const { quota, name } = scenarioOver('name: top\nquota: {thresholds: {receive: none}}');
    expect(name).toBe('top');
    expect(quota.thresholds).toEqual({ warn: 0.95, send: 1, receive: null });
    expect(quota.tiers).toHaveLength(2);
  });

  it('merges list items by name, keeps their order, and adds others at the end', () => {
    const { stages } = scenarioOver(
      'rollout: {stages: [{name: new, select: {tiers: [basic]}, change: {quota: {factor: 3}}, ' +
        'start: 2013-05-01, over: 1 day}, {name: pilot, rate: 9 per day}]}',
    ).rollout;
    expect(stages.map(({ name }) => name)).toEqual(['pilot', 'rest', 'new']);
    expect(stages[0]?.pace).toEqual({ perDay: 9 });
    expect(stages[0]?.change).toEqual({ kind: 'quota', quota: { factor: 2 } });
  });

  it('replaces plain lists, select, change and organisations whole', () => {
    const scenario = scenarioOver(
      'population: {organisations: {types: {gp: {count: 1, mailboxes: 7, regions: {North: 100%}}}}}\n' +
        'rollout: {stages: [{name: pilot, select: {tiers: [basic]}, change: {quota: {tiers: {basic: 1 GiB}}}}]}',
    );
    const [pilot] = scenario.rollout.stages;
    expect(pilot?.select).toMatchObject({ cohorts: null, tiers: ['basic'] });
    expect(pilot?.change).toEqual({ kind: 'quota', quota: { tiers: { basic: 2 ** 30 } } });
    expect(scenario.population.organisations).toEqual({
      types: [{ type: 'gp', count: 1, mailboxCount: 7, regions: { North: 1 } }],
    });
  });

  it('replaces an uncertain value whole, provenance included', () => {
    const base = MINIMAL.replace(
      'inducedGrowth: 12%',
      'inducedGrowth: {p10: 2%, p50: 12%, p90: 35%, source: "a study", quality: published}',
    );
    const files = { 'top.yaml': 'extends: a.yaml\nowners: {inducedGrowth: 5%}', 'a.yaml': base };
    const loaded = load(files);
    expect(loaded.scenario.owners.inducedGrowth.distribution).toEqual({
      kind: 'fixed',
      value: 0.05,
    });
    const origin = loaded.origins.find(({ address }) => address === 'owners.inducedGrowth');
    expect(origin).toMatchObject({ text: '5%', file: 'top.yaml', line: 2, provenance: null });
  });

  it('removes by null', () => {
    expect(scenarioOver('rollout: null').rollout.stages).toEqual([]);
    const moved =
      'rollout: {stages: [{name: pilot, start: null, after: {stage: rest}}, ' +
      '{name: rest, after: null, start: 2013-06-03}]}';
    expect(scenarioOver(moved).rollout.stages.map(({ begin }) => begin)).toEqual([
      { after: 'rest', bakeWorkingDays: 0 },
      { start: 15859 }, // 2013-06-03: 15,706 days to 2013-01-01, then 153
    ]);
  });

  it('refuses a null with nothing beneath', () => {
    expect(faultLines(over('question: null\nowners:'))).toEqual([
      'top.yaml:1:1  owners  is missing  write owners: {cleanUpPerDay: ..., cleanUpTo: [60%, 85%], ...}',
      'top.yaml:2:1  question  has no value  write one, or leave the line out ' +
        '(null removes what is inherited: nothing here)',
    ]);
  });

  it('names the inherited file for an inherited fault, and itself for its own', () => {
    const files = {
      ...over('owners: {contactShare: 3}'),
      'base/a.yaml': MINIMAL.replace('30%', 'x'),
    };
    expect(faultLines(files)).toEqual([
      'top.yaml:2:24  owners.contactShare  300% is outside 0% to 100%  write a share from 0% to 100%: 3%',
      "base/a.yaml:15:20  population.cohorts.clinical.offDayShare  'x' is not a share  " +
        'write a percentage or a fraction, 15% or 0.15',
    ]);
  });

  it('is blamed for what it puts at odds with the base, whose place is told', () => {
    expect(faultLines(over('quota: {thresholds: {warn: 101%}}'))).toEqual([
      'top.yaml:2:28  quota.thresholds.send  send, 100%, is below warn, 101%; ' +
        'quota.thresholds.send stands in base/a.yaml:29:33  order them warn <= send <= receive',
    ]);
    expect(faultLines(over('owners: {cleanUpTo: [60%, 96%]}'))).toEqual([
      'top.yaml:2:10  owners.cleanUpTo  the upper end, 96%, is not below the warn threshold, 95%; ' +
        'quota.thresholds.warn stands in base/a.yaml:29:22  write less than 95%',
    ]);
    expect(faultLines(over('horizon: {end: 2013-06-30}'))).toEqual([
      'top.yaml:2:16  rollout.stages.pilot.start  2013-07-08 is outside the horizon; ' +
        'rollout.stages.pilot.start stands in base/a.yaml:45:14; ' +
        'horizon.start stands in base/a.yaml:4:18  write a day from 2013-04-01 to 2013-06-30',
    ]);
  });

  it('is blamed as the last of several that lie over one another', () => {
    const files = {
      'top.yaml': 'extends: [low.yaml, high.yaml]\n',
      'low.yaml': 'extends: a.yaml\nquota: {thresholds: {send: 90%}}',
      'high.yaml': 'quota: {thresholds: {warn: 93%}}',
      'a.yaml': MINIMAL,
    };
    expect(faultLines(files)).toEqual([
      'high.yaml:1:28  quota.thresholds.send  send, 90%, is below warn, 93%; ' +
        'quota.thresholds.send stands in low.yaml:2:28  order them warn <= send <= receive',
    ]);
  });

  it('finds a name given twice in one list, though the base has it too', () => {
    const twice = 'rollout: {stages: [{name: pilot, rate: 1 per day}, {name: pilot}]}';
    expect(faultLines(over(twice))).toEqual([
      "top.yaml:2:52  rollout.stages.pilot  the name 'pilot' is given twice  " +
        'give each item its own name',
    ]);
  });

  it('lets the later of a list win, and lays a shared base once, beneath both', () => {
    const files = {
      'top.yaml': 'extends: [b.yaml, c.yaml]\nname: top',
      'b.yaml': 'extends: a.yaml\nname: b\ntitle: B\ncurrency: EUR\nrun: {replications: 7}',
      'c.yaml': 'extends: a.yaml\nname: c\ntitle: C',
      'a.yaml': MINIMAL,
    };
    const { scenario, files: read } = load(files);
    const { name, title, currency, run } = scenario;
    expect([name, title, currency, run.replications]).toEqual(['top', 'C', 'EUR', 7]);
    expect(read.map(({ path }) => path)).toEqual(['top.yaml', 'b.yaml', 'a.yaml', 'c.yaml']);
  });

  it('finds paths from the file that writes them', () => {
    const files = {
      'scenarios/top.yaml': 'extends: base/b.yaml',
      'scenarios/base/b.yaml': `${MINIMAL.replace(
        /types:\n.*\n/,
        'file: ../../fixtures/organisations.csv\n',
      )}`,
    };
    const { scenario, files: read } = load(files);
    expect(scenario.population.organisations).toEqual({
      file: '../../fixtures/organisations.csv',
      path: 'fixtures/organisations.csv',
    });
    expect(read).toEqual([
      { name: 'top.yaml', path: 'scenarios/top.yaml' },
      { name: 'base/b.yaml', path: 'scenarios/base/b.yaml' },
      { name: '../fixtures/organisations.csv', path: 'fixtures/organisations.csv' },
    ]);
  });
});

describe('extends', () => {
  it('refuses a cycle, naming the chain', () => {
    const files = { 'a.yaml': 'extends: b/c.yaml', 'b/c.yaml': 'name: c\nextends: [../a.yaml]' };
    expect(faultLines(files)).toEqual([
      'b/c.yaml:2:11  extends  a cycle: a.yaml -> b/c.yaml -> a.yaml  ' +
        'take one of these extends away',
    ]);
    expect(faultLines({ 'a.yaml': 'extends: a.yaml' })).toEqual([
      'a.yaml:1:10  extends  a cycle: a.yaml -> a.yaml  take one of these extends away',
    ]);
  });

  it('refuses a file that is not there, beside every other fault of reading', () => {
    const files = { 'a.yaml': 'extends: [x.yaml, b.yaml]', 'b.yaml': 'name: [\ntitle: B' };
    expect(faultLines(files)).toEqual([
      'a.yaml:1:11  extends  cannot read x.yaml: there is no such file  ' +
        'write a path relative to this file',
      expect.stringMatching(/^b\.yaml:\d+:\d+ {2}not valid YAML: .* {2}mend the syntax here$/),
    ]);
  });

  it('refuses what is no path', () => {
    expect(faultLines({ 'a.yaml': `extends: 5\n${MINIMAL}` })).toEqual([
      "a.yaml:1:10  extends  '5' is no path  write a path or a list of paths, such as base/2013.yaml",
    ]);
  });

  it('refuses a scenario that is not there', () => {
    const missing = { 'a.yaml': undefined as unknown as string };
    expect(faultLines(missing)).toEqual([
      'a.yaml  cannot read a.yaml: there is no such file  check the path',
    ]);
  });
});
