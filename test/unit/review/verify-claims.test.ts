/** Whether run.json tells of inputs, settings and a sample as its scenario bears out. */
import { describe, expect, it } from 'vitest';
import {
  checkInputNames,
  checkOverrides,
  checkSampleCount,
} from '../../../src/review/verify-claims.ts';
import { handRecord, recordJson } from '../../support/verified-record.ts';
import { shown } from '../../support/verified-tables.ts';

const FILE = 'runs/a/run.json';

describe('inputs', () => {
  const found = (more: object) => shown((findings) => checkInputNames(handRecord(more), findings));

  it('are those from which the values came', () => {
    expect(found({})).toEqual([]);
    const [, base] = recordJson().inputs;
    expect(found({ inputs: [base] })).toEqual([
      `${FILE}  origins.title.file  inputs does not list plan.yaml, from which the value came`,
    ]);
  });

  it('are told of once, however many values came from one', () => {
    const origin = { text: '1', file: 'other.yaml', line: 1 };
    expect(found({ origins: { seed: origin, currency: origin } })).toHaveLength(1);
  });

  it('have at least the scenario', () => {
    expect(found({ inputs: [] })).toEqual([
      `${FILE}  inputs  it lists no file, and a run reads its scenario`,
    ]);
  });
});

describe('a sample', () => {
  const found = (mailboxCount: number, more: object = {}) => {
    const sample = { share: 0.5, mailboxCount };
    return shown((findings) =>
      checkSampleCount(handRecord({ mailboxCount: 100, sample, ...more }), findings),
    );
  };
  const { metricScope } = recordJson();
  const alone = { metricScope: { ...metricScope, churn: false } };

  it.each([
    [1, []],
    [100, []],
    [0, [`${FILE}  sample.mailboxCount  0 of 100 mailboxes is no sample`]],
    [101, [`${FILE}  sample.mailboxCount  101 of 100 mailboxes is no sample`]],
  ])('of %i mailboxes of 100', (count, lines) => {
    expect(found(count, alone)).toEqual(lines);
  });

  it('has those who join, too', () => {
    expect(found(101)).toEqual([]);
    expect(found(0)).toHaveLength(1);
  });

  it('need not be', () => {
    expect(shown((findings) => checkSampleCount(handRecord(), findings))).toEqual([]);
  });
});

describe('overrides', () => {
  const set = (text: string) => ({ text, file: '--set', line: 0 });
  const found = (overrides: readonly string[], origins: object) =>
    shown((findings) => checkOverrides(handRecord({ overrides, origins }), findings));
  const one = { 'run.seed': set('"7"') };

  it.each([
    ['what the value says', ['run.seed="7"'], one],
    ['the later of two', ['run.seed=x', 'run.seed="7"'], one],
    ['spaces around the key', [' run.seed = "7" '], one],
    ['what a map says of parts', ['run={seed: "7"}'], one],
    ['part of what a later one replaces', ['run.seed=x', 'run={seed: "7"}'], one],
    ['a value that is gone', ['run.seed=null'], {}],
    ['a list', ['correlations=[[a, b, 0.5]]'], { 'correlations.1': set('[a, b, 0.5]') }],
    ['a name', ['gates.a.name=b', 'gates.a.limit=1'], { 'gates.b.limit': set('1') }],
  ])('may be %s', (_, overrides, origins) => {
    expect(found(overrides, origins)).toEqual([]);
  });

  it.each([
    ['foo', one, 'overrides.0  it is not key.path=VALUE'],
    ['run..seed=1', one, 'overrides.0  it is not key.path=VALUE'],
    ['run.seed= ', one, 'overrides.0  it is not key.path=VALUE'],
    ['run.seed=[', one, 'overrides.0  its value is no YAML'],
    ['run.seed=7', one, 'overrides.0  origins has another value for run.seed'],
    ['toString=7', {}, 'overrides.0  origins has no value for toString'],
    [
      'title=A',
      { title: { text: 'A', file: 'plan.yaml', line: 2 } },
      'overrides.0  origins has the value of title from plan.yaml',
    ],
  ])('is found: %s', (override, origins, line) => {
    expect(found([override], origins)).toEqual([`${FILE}  ${line}`]);
  });

  it('are there for what the command line set', () => {
    expect(found([], one)).toEqual([
      `${FILE}  origins.run.seed  the value is one of --set, and overrides has none for it`,
    ]);
    expect(found(['run.se="7"'], one)).toEqual([
      `${FILE}  origins.run.seed  the value is one of --set, and overrides has none for it`,
      `${FILE}  overrides.0  origins has no value for run.se`,
    ]);
  });
});
