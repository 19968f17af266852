import { describe, expect, it } from 'vitest';
import {
  distinctName,
  isNameFor,
  lastPart,
  nameSeenFrom,
} from '../../../src/scenario/file-names.ts';
import { load, MINIMAL } from './memory-io.ts';

describe('nameSeenFrom', () => {
  it.each([
    ['a.yaml', 'base/b.yaml', 'base/b.yaml'],
    ['a.yaml', './base//b.yaml', 'base/b.yaml'],
    ['a.yaml', '../o.csv', '../o.csv'],
    ['base/b.yaml', 'c.yaml', 'base/c.yaml'],
    ['base/b.yaml', '../c.yaml', 'c.yaml'],
    ['base/b.yaml', '../../fixtures/o.csv', '../fixtures/o.csv'],
    ['../b.yaml', '../../o.csv', '../../../o.csv'],
    ['../x/b.yaml', '../o.csv', '../o.csv'],
    ['a.yaml', 'base\\\\b.yaml', 'base/b.yaml'],
    ['-', 'base/b.yaml', 'base/b.yaml'],
    ['base/b.yaml', '/home/alice/o.csv', 'o.csv'],
    ['base/b.yaml', 'C:\\\\data\\\\o.csv', 'o.csv'],
    ['base/b.yaml', '\\\\\\\\server\\\\data\\\\o.csv', 'o.csv'],
  ])('in %s, %s is %s', (from, written, name) => {
    expect(nameSeenFrom(from, written)).toBe(name);
  });
});

it('the last part of a path is what follows the last separator', () => {
  expect(['a.yaml', 'x/a.yaml', '/x/a.yaml', 'C:\\x\\a.yaml', '-'].map(lastPart)).toEqual([
    'a.yaml',
    'a.yaml',
    'a.yaml',
    'a.yaml',
    '-',
  ]);
});

it('two files never have one name', () => {
  const files = [
    { name: 'o.csv', path: '/x/o.csv' },
    { name: 'o-2.csv', path: '/y/o.csv' },
    { name: 'a/.yaml', path: 'a/.yaml' },
    { name: 'LIST', path: 'LIST' },
  ];
  const names = ['o.csv', 'p.csv', 'a/.yaml', 'LIST'].map((name) => distinctName(name, files));
  expect(names).toEqual(['o-3.csv', 'p.csv', 'a/.yaml-2', 'LIST-2']);
});

it('files are called as seen from the scenario, wherever it lies', () => {
  const files = {
    'scenarios/top.yaml': 'extends: base/a.yaml\n',
    'scenarios/base/a.yaml': 'extends: [../../shared/b.yaml, c.yaml]\n',
    'shared/b.yaml': MINIMAL.replace(/ {2}organisations:\n( {4}.*\n)+/, '').replace(
      'population:\n',
      'population:\n  organisations: {file: ../fixtures/o.csv}\n',
    ),
    'scenarios/base/c.yaml': '{}\n',
  };
  const expected = ['top.yaml', 'base/a.yaml', '../shared/b.yaml', 'base/c.yaml'];
  expect(load(files).files.map(({ name }) => name)).toEqual([...expected, '../fixtures/o.csv']);
  const under = (folder: string) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}${path}`, text]));
  for (const folder of ['/home/alice/', '../../']) {
    expect(load(under(folder)).files.map(({ name }) => name)).toEqual([
      ...expected,
      '../fixtures/o.csv',
    ]);
  }
  const set = load(files, 'population.organisations.file=/home/alice/top.yaml');
  expect(set.files.at(-1)).toEqual({ name: 'top-2.yaml', path: '/home/alice/top.yaml' });
});

describe('isNameFor', () => {
  it('knows every name that distinctName may give, and no other', () => {
    for (const wanted of ['o.csv', 'a/.yaml', 'LIST', 'a-7.csv', 'a-7', 'b.x/y']) {
      const files = [{ name: wanted, path: '' }];
      const second = distinctName(wanted, files);
      const third = distinctName(wanted, [...files, { name: second, path: '' }]);
      for (const name of [wanted, second, third]) expect(isNameFor(wanted, name), name).toBe(true);
    }
    for (const name of ['p.csv', 'o-2.yaml', 'o-x.csv', 'a/o.csv', 'o2.csv', 'o-2']) {
      expect(isNameFor('o.csv', name), name).toBe(false);
    }
  });
});
