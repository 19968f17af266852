import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { scenarioMarkdown } from '../../../src/scenario/document.ts';
import { scenarioJsonSchema, scenarioJsonText } from '../../../src/scenario/json-schema.ts';
import { uncertainInputs } from '../../../src/scenario/settle.ts';
import { controlledWith } from './controlled.ts';
import { load, MINIMAL, SKETCH } from './memory-io.ts';
import { movingWith } from './moving.ts';

const CONTROLLED = controlledWith()['b.yaml']!;
const MOVING = movingWith()['b.yaml']!;

/** A pool of the name that the examples use. */
const EXAMPLE_STORAGE =
  'storage: {layout: {preset: exchange-2010, copies: 1}, ' +
  'pools: {north: {usable: 1 TiB, organisations: rest}}}\n';

const root = new URL('../../../', import.meta.url);
const validate = new Ajv({ strictTypes: false, allErrors: true }).compile(scenarioJsonSchema());

function faultsOf(text: string): string[] {
  return validate(parse(text)) ? [] : (validate.errors ?? []).map(({ message = '' }) => message);
}

describe('the JSON Schema', () => {
  it('is the committed file (npm run docs writes it)', () => {
    expect(readFileSync(new URL('schema/scenario.schema.json', root), 'utf8')).toBe(
      scenarioJsonText(),
    );
  });

  it('accepts the fixtures', () => {
    for (const text of [SKETCH, MINIMAL, CONTROLLED, MOVING]) expect(faultsOf(text)).toEqual([]);
  });

  it('lets every cohort have what each may have, none of it required', () => {
    const withHabits = (every: string) =>
      MINIMAL.replace('  cohorts:', `  everyCohort: ${every}\n  cohorts:`);
    const every = '{keepShare: {p10: 1%, p50: 2%, p90: 3%, quality: assumed}, spread: {owners: 1}}';
    expect(faultsOf(withHabits(every).replaceAll('      keepShare: 25%\n', ''))).toEqual([]);
    for (const wrong of ['{share: 50%}', '{keepshare: 5%}', '{keepShare: low}']) {
      expect(faultsOf(withHabits(wrong))).not.toEqual([]);
    }
  });

  it('needs the top keys only of a file that extends nothing', () => {
    expect(faultsOf('extends: a.yaml')).toEqual([]);
    expect(
      faultsOf('extends: [a.yaml, b.yaml]\nrollout: null\nowners: {offloadShare: 2%}'),
    ).toEqual([]);
    expect(faultsOf('name: x')).toContain("must have required property 'horizon'");
  });

  it.each([
    ['keepShare: 25%', 'keepshare: 25%'],
    ['keepShare: 25%', 'keepShare: {p10: 1%, p50: 2%, p09: 3%}'],
    ['keepShare: 25%', 'keepShare: {value: 25%, quality: guess}'],
    ['size: 200 MiB', 'size: 200 MB'],
    ['start: 2013-07-08', 'start: 8 July 2013'],
    ['select: rest', 'select: rets'],
    ['rate: 5 per day', 'rate: 5 a day'],
    ['headroom: 1', 'headroom: 2'],
    ['    - name: rest\n', '    - order: random\n'],
  ])('refuses %s -> %s', (old, replacement) => {
    expect(MINIMAL).toContain(old);
    expect(faultsOf(MINIMAL.replace(old, replacement))).not.toEqual([]);
  });

  it.each([
    ['usable: 100 GiB', 'usable: 100 GB'],
    ['organisations: rest', 'organisations: {tiers: [basic]}'],
    ['preset: exchange-2010', 'preset: exchange-2003'],
    ['kind: economic', 'kind: cost'],
    ['per: clean-up', 'per: cleanup'],
    ['price: 2000', 'price: 2000 GBP'],
    ['discountRate: [{from: 2013-04-01', 'discountRate: [{from: 2013'],
    ['vat: none', 'vat: 0%'],
    ['    - name: storage purchase\n', '    - title: storage purchase\n'],
  ])('refuses of storage and costs %s -> %s', (old, replacement) => {
    expect(SKETCH).toContain(old);
    expect(faultsOf(SKETCH.replace(old, replacement))).not.toEqual([]);
  });

  it.each([
    ['above: 85%', 'above: high'],
    ['metric: contactsPerDay', 'metric: contacts'],
    ['onTrip: alert', 'onTrip: stop'],
    ['quota: next tier', 'quota: larger'],
    ['    - name: disks\n', '    - mode: act\n'],
    ['sep: 1.9', 'sept: 1.9'],
    ['leaversPerYear: 5%', 'leaversPerYear: few'],
    ['joinersPerYear: 2%', 'joinersPerYear: {p10: 1%, p50: 2%, p90: 3%}'],
    ['by: 2013-07-31', 'by: July 2013'],
  ])('refuses of rollout control and people %s -> %s', (old, replacement) => {
    expect(CONTROLLED).toContain(old);
    expect(faultsOf(CONTROLLED.replace(old, replacement))).not.toEqual([]);
  });

  it.each([
    ['quota: {size: 4 GiB}', 'quota: {size: 4 GB}'],
    ['receive: none', 'receive: never'],
    ['dropSourceAfter: 10 days', 'dropSourceAfter: 0 days'],
    ['change: {platform: nhsmail2}', 'change: {platform: {name: nhsmail2}}'],
    ['perDay: 20', 'perday: 20'],
    ['per: GiB moved', 'per: GB moved'],
  ])('refuses of platforms and moves %s -> %s', (old, replacement) => {
    expect(MOVING).toContain(old);
    expect(faultsOf(MOVING.replace(old, replacement))).not.toEqual([]);
  });

  it('explains every key', () => {
    const text = scenarioJsonText();
    expect(text).toContain('"description": "Share of arriving bytes that is kept');
    expect(text).toContain('"default": "115%"');
  });
});

describe('docs/scenario.md', () => {
  const text = scenarioMarkdown();

  it('is the committed file (npm run docs writes it)', () => {
    expect(readFileSync(new URL('docs/scenario.md', root), 'utf8')).toBe(text);
  });

  it('has a row with default, type and legal range', () => {
    expect(text).toContain(
      '| `quota.thresholds.warn` | share, 1% to 1000%, or none | 95% | The owner is warned. |',
    );
    expect(text).toContain(
      '| `owners.inducedDelayDays` | number, 0 to 3650, **uncertain** | required | Mean days until ' +
        'an owner has adapted to a new quota. |',
    );
    expect(text).toContain('| `rollout.stages.NAME.rate` | a rate, or map | none |');
    expect(text).toContain('| `rollout.stages.NAME.rate.ramp` |');
    expect(text).toContain(
      '| `quota.tiers.TIER.size` | size or unlimited | required | The quota. |',
    );
    expect(text).toContain('| `population.everyCohort` | map | none | What every cohort has that');
    expect(text).toContain(
      '| `population.cohorts.COHORT.keepShare` | share, 0% to 100%, **uncertain** | required, here ' +
        'or in everyCohort |',
    );
  });

  it('gives an example of provenance that the program reads', () => {
    const [, example = ''] = [...text.matchAll(/```yaml\n([^`]*)```/g)].map(([, yaml]) => yaml);
    const top = { extends: 'a.yaml', population: { cohorts: { clinical: parse(example) } } };
    const { origins } = load({ 'top.yaml': stringify(top), 'a.yaml': MINIMAL });
    const said = origins.filter(({ provenance }) => provenance !== null);
    expect(said.map(({ address }) => address.replace('population.cohorts.clinical.', ''))).toEqual([
      'messagesPerWorkingDay',
      'keepShare',
      'housekeeping.perYear',
      'housekeeping.share',
    ]);
  });

  it('gives examples of storage and costs that the program reads', () => {
    const blocks = [...text.matchAll(/```yaml\n(storage|costs):[^`]*```/g)];
    expect(blocks.map(([, key]) => key)).toEqual(['storage', 'costs']);
    const top = blocks.map(([block]) => block.replaceAll(/```(?:yaml\n)?/g, '')).join('');
    const { scenario } = load({ 'top.yaml': `extends: a.yaml\n${top}`, 'a.yaml': MINIMAL });
    expect(scenario.storage?.procurement?.planningLeadTimeDays).toBe(120);
    const addresses = uncertainInputs(scenario).map(({ address }) => address);
    for (const address of ['running.price', 'service.prices.1.price']) {
      expect(text).toContain(`costs.lines.${address}`);
      expect(addresses).toContain(`costs.lines.${address}`);
    }
  });

  it('gives examples of rollout control, joiners and leavers that the program reads', () => {
    const blocks = [...text.matchAll(/```yaml\n((?:rollout|population):[^`]*)```/g)].map(
      ([, yaml = '']) => yaml,
    );
    const examples = blocks.filter((yaml) => !yaml.includes('...'));
    expect(examples).toHaveLength(5);
    const files: Record<string, string> = {};
    for (const [index, yaml] of [...examples, EXAMPLE_STORAGE].entries()) {
      files[`${index}.yaml`] = `extends: ${index + 1}.yaml\n${yaml}`;
    }
    const { scenario } = load({ ...files, [`${examples.length + 1}.yaml`]: MINIMAL });
    expect(scenario.rollout.gates.map(({ name }) => name)).toEqual([
      'full disks',
      'incident',
      'runway',
    ]);
    const addresses = uncertainInputs(scenario).map(({ address }) => address);
    const [introduction = ''] = text.split('## The file');
    const named = introduction.matchAll(/`(rollout\.[^`]*\.(?:share|workingDays))`/g);
    const told = [...named].map(([, address = '']) => address);
    expect(told).toHaveLength(3);
    expect(addresses).toEqual(expect.arrayContaining(told));
    expect(scenario.population.onboarding[0]?.mailboxCount).toBe(400);
  });

  it('gives an example of platforms and moves that the program reads', () => {
    const [, example = ''] = /```yaml\n(platforms:[^`]*)```/.exec(text) ?? [];
    const stay = 'rollout: {stages: [{name: rest, select: {tiers: [basic]}}]}\n';
    const { scenario } = load({
      'top.yaml': `extends: low.yaml\n${example}`,
      'low.yaml': `extends: a.yaml\n${EXAMPLE_STORAGE}${stay}`,
      'a.yaml': MINIMAL,
    });
    expect(scenario.rollout.stages.at(-1)?.change).toEqual({ kind: 'move', platform: 'nhsmail2' });
    const { linkMbitPerSecond, windowHours, linkShare } = scenario.rollout.moves!;
    const bytes = ((linkMbitPerSecond['acute-trust']! * 1e6) / 8) * windowHours! * 3600 * linkShare;
    expect(bytes).toBe(180e9);
    expect(text).toContain(`= ${bytes / 1e9} x 10^9 bytes a night`);
  });

  it('does not repeat the keys of storage for each platform', () => {
    expect(text).toContain(
      '| `platforms.PLATFORM.storage` | map | none | Where mail lies there: the',
    );
    expect(text).not.toContain('platforms.PLATFORM.storage.');
  });

  it('says what presets fill in', () => {
    expect(text).toContain('| `freeSpaceShare` | 16.67% | 20% | 5% | for 2007 a fifth over');
    expect(text).toContain('| `indexShare` | 5% | 10% | 20% |');
    expect(text).toContain('| `filesShrink` | false | false | false |');
  });

  it('gives examples of --set that the program takes', () => {
    const examples = [...text.matchAll(/`--set "?([^`"]+)"?`/g)].map(([, set = '']) => set);
    expect(examples).toHaveLength(6);
    for (const example of examples.filter((set) => !set.startsWith('ADDRESS'))) {
      expect(load({ 'a.yaml': SKETCH }, example).overrides).toEqual([example]);
    }
  });
});
