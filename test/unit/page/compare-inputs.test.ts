/** Inputs that are not the same in all runs. */
import { expect, it } from 'vitest';
import { pageTable } from '../../../src/page/cells/page-table.ts';
import { inputGroups } from '../../../src/page/compare/compare-inputs.ts';
import type { ShownRun } from '../../../src/page/compare/compare-shown.ts';

const LABEL = { address: '', text: 'a', kind: 'text', unit: '' } as const;

/** A run with inputs: key, value, distribution. */
function run(letter: string, rows: readonly (readonly string[])[]): ShownRun {
  const fields = ['key', 'value', 'distribution'].map((name) => ({
    name,
    type: 'string',
    unit: '',
    description: '',
  }));
  const file = `${letter}/assumptions.csv`;
  const assumptions = pageTable({ file, title: '', fields, primaryKey: ['key'], rows });
  const tables = new Map([['assumptions', assumptions]]);
  const pages = {
    prefix: `${letter}/`,
    record: {},
    firstDay: 0,
    lastDay: 1,
    editedFiles: [],
    tables,
  };
  return { letter, label: LABEL, pages };
}

it('are those with another value or distribution, and those that some run lacks', () => {
  const a = run('A', [
    ['name', 'a', ''],
    ['same', '1', 'fixed'],
    ['other', '1', 'fixed'],
    ['spread', '1', 'fixed'],
    ['only a', '5', ''],
  ]);
  const b = run('B', [
    ['name', 'b', ''],
    ['same', '1', 'fixed'],
    ['other', '2', 'fixed'],
    ['spread', '1', 'percentiles'],
    ['__proto__', '7', ''],
  ]);
  const found = inputGroups([a, b])
    .flatMap(({ inputs }) => inputs)
    .map(({ key, values }) => [key.address, ...values.map((cell) => cell?.text ?? null)]);
  expect(found).toEqual([
    ['A/assumptions.csv:other:key', '1', '2'],
    ['A/assumptions.csv:spread:key', '1', '1'],
    ['A/assumptions.csv:only a:key', '5', null],
    ['B/assumptions.csv:__proto__:key', null, '7'],
  ]);
});

it('are by part of the scenario, those of all runs first, and items that are lacking by name', () => {
  const a = run('A', [
    ['costs.rate', '1', ''],
    ['rollout.days', '3', ''],
  ]);
  const b = run('B', [
    ['rollout.stages.x.y.name', 'x.y', ''],
    ['rollout.stages.x.y.rate', '5', ''],
    ['rollout.named', '5', ''],
    ['rollout.days', '4', ''],
    ['costs.rate', '2', ''],
  ]);
  const keys = inputGroups([a, b]).map(({ part, inputs }) => [
    part,
    inputs.map(({ key }) => key.text),
  ]);
  expect(keys).toEqual([
    ['costs', ['costs.rate']],
    ['rollout', ['rollout.days', 'rollout.stages.x.y.name', 'rollout.named']],
  ]);
});
