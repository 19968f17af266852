import { describe, expect, it } from 'vitest';
import { originRows } from '../../../src/scenario/origins.ts';
import { resolvedYaml } from '../../../src/scenario/resolved.ts';
import { faultLines, load, MINIMAL, minimalWith, SKETCH } from './memory-io.ts';

const at = 'population.cohorts.clinical';
const HOUSEKEEPING = `keepShare: 25%
      housekeeping: {perYear: 0.5, share: {value: 10%, source: own, quality: measured}, quality: assumed}`;

function rowsOf(files: Readonly<Record<string, string>>) {
  const rows = originRows(load(files));
  return (address: string) => rows.find((row) => row.address === address);
}

describe('origins', () => {
  it('say where each value was written and who says so', () => {
    const row = rowsOf({ 'a.yaml': SKETCH });
    expect(row(`${at}.messagesPerWorkingDay`)).toEqual({
      address: `${at}.messagesPerWorkingDay`,
      value: '{p10: 13, p50: 16.2, p90: 20}',
      place: 'a.yaml:35:7',
      quality: 'published',
      source: 'a report',
    });
    expect(row('traffic.reportedMessages.count')?.value).toBe('250000000');
    expect(row('milestones.contract ends.date')?.source).toBe('a newspaper, November 2013');
    expect(row('report.sizesOn')?.value).toBe('[2013-07-01, 2014-03-31]');
  });

  it('take what stands beside the keys of a map, unless the value has its own', () => {
    const row = rowsOf(minimalWith(['keepShare: 25%', HOUSEKEEPING]));
    expect(row(`${at}.housekeeping.perYear`)?.quality).toBe('assumed');
    expect(row(`${at}.housekeeping.share`)).toMatchObject({ quality: 'measured', source: 'own' });
  });

  it('take it for distributions too', () => {
    const housekeeping = 'housekeeping: {perYear: {uniform: [0, 1]}, share: 10%, quality: assumed}';
    const row = rowsOf(minimalWith(['keepShare: 25%', `keepShare: 25%\n      ${housekeeping}`]));
    expect(row(`${at}.housekeeping.perYear`)?.quality).toBe('assumed');
  });

  it('do not lend the provenance of a map to what another file lays over it', () => {
    const files = {
      'top.yaml': `extends: a.yaml\npopulation: {cohorts: {clinical: {housekeeping: {perYear: 3}}}}`,
      ...minimalWith([
        'keepShare: 25%',
        'keepShare: 25%\n      housekeeping: {perYear: 1, share: 10%, quality: assumed}',
      ]),
    };
    const row = rowsOf(files);
    expect(row(`${at}.housekeeping.perYear`)).toMatchObject({ value: '3', quality: '' });
    expect(row(`${at}.housekeeping.share`)?.quality).toBe('assumed');
    const shown = resolvedYaml(load(files));
    expect(shown).toContain(
      'housekeeping:\n        perYear: 3\n        share:\n          value: 10%\n          quality: assumed\n',
    );
  });

  it('come in the order of the schema', () => {
    const { origins } = load({ 'top.yaml': 'run: {seed: x}\nextends: a.yaml', 'a.yaml': MINIMAL });
    const addresses = origins.map(({ address }) => address);
    expect(addresses.slice(0, 6)).toEqual([
      'headroom',
      'name',
      'title',
      'horizon.start',
      'horizon.end',
      'run.seed',
    ]);
  });
});

describe('faults of provenance', () => {
  it.each([
    [
      'keepShare: {value: 25%, quality: guess}',
      "a.yaml:16:40  population.cohorts.clinical.keepShare.quality  'guess' is not known  " +
        'the choices here are measured, published, assumed',
    ],
    [
      'keepShare: {value: 25%, source: [x]}',
      'a.yaml:16:31  population.cohorts.clinical.keepShare.source  a list is no text  write source: "..."',
    ],
    [
      'keepShare: {value: 25%, sorce: x}',
      "a.yaml:16:31  population.cohorts.clinical.keepShare.sorce  unknown key  did you mean 'source'?",
    ],
    [
      'keepShare: {source: x}',
      'a.yaml:16:7  population.cohorts.clinical.keepShare  is neither number nor distribution  ' +
        'write a number, {p10, p50, p90}, {uniform: [a, b]}, {triangular: [a, mode, b]}, ' +
        '{normal: {mean, sd}}, {lognormal: {median, sigma}} or {discrete: [{value, weight}]}',
    ],
  ])('%s', (replacement, fault) => {
    expect(faultLines(minimalWith(['keepShare: 25%', replacement]))).toEqual([fault]);
  });
});

describe('the resolved scenario', () => {
  it('loads again to the same scenario and the same provenance', () => {
    for (const text of [
      SKETCH,
      MINIMAL,
      minimalWith(['keepShare: 25%', HOUSEKEEPING])['a.yaml'] ?? '',
    ]) {
      const first = load({ 'a.yaml': text });
      const again = load({ 'b.yaml': resolvedYaml(first) });
      expect(again.scenario).toEqual(first.scenario);
      const said = (loaded: typeof first) =>
        loaded.origins.map(({ address, text: value, provenance }) => [address, value, provenance]);
      expect(said(again)).toEqual(said(first));
      expect(resolvedYaml(again)).toBe(resolvedYaml(first));
    }
  });

  it('names the file of organisations from the working folder', () => {
    const text = MINIMAL.replace(/types:\n.*\n/, 'file: ../o.csv\n');
    const first = load({ 'scenarios/a.yaml': text });
    expect(resolvedYaml(first)).toContain('  organisations:\n    file: o.csv\n');
    const again = load({ 'b.yaml': resolvedYaml(first) });
    expect(again.scenario.population.organisations).toEqual({ file: 'o.csv', path: 'o.csv' });
  });
});
