/** Whether rows have keys of their own, in order. */
import { describe, expect, it } from 'vitest';
import { keyCheck } from '../../../src/review/verify-keys.ts';
import type { PackagedField } from '../../../src/review/verify-package.ts';
import { date, handTable, integer, key, passAll, shown } from '../../support/verified-tables.ts';

/** What is found of keys, the lines of which have nothing else. */
function found(fields: readonly PackagedField[], lines: readonly string[], name = 'a'): string[] {
  const table = handTable(name, { fields, primaryKey: fields.map((field) => field.name), lines });
  return shown((findings) => {
    const check = keyCheck(table, findings);
    return passAll(table, check === null ? [] : [check], findings);
  });
}

const DAILY = [date('date'), key('pool')];

describe('keys', () => {
  it('rise: dates and numbers by their value, texts in any order that is the same everywhere', () => {
    expect(found(DAILY, ['2013-07-01,all', '2013-07-01,z', '2013-07-01,a'])).toEqual([]);
    const twoDays = ['2013-07-01,all', '2013-07-01,z', '2013-07-02,all', '2013-07-02,z'];
    expect(found(DAILY, twoDays)).toEqual([]);
    expect(found([integer('order')], ['2', '9', '10'])).toEqual([]);
    expect(found([key('metric')], ['z', 'a', 'm'])).toEqual([]);
  });

  it('need not have all texts everywhere', () => {
    // The first pool has only orders of its policy, the second scheduled ones before them.
    const lines = ['p,policy,1', 'q,scheduled,1', 'q,policy,1', 'q,policy,2'];
    expect(found([key('pool'), key('origin'), integer('order')], lines)).toEqual([]);
  });

  it.each([
    [
      'a date that stands after a later one',
      DAILY,
      ['2013-07-02,all', '2013-07-01,all'],
      '3:1  date 2013-07-01 stands after 2013-07-02: rows go by date',
    ],
    [
      'a number that stands after a larger one',
      [key('pool'), integer('order')],
      ['p,1', 'p,3', 'p,2', 'q,1'],
      '4:3  order 2 stands after 3: rows go by order',
    ],
    [
      'texts in another order than before',
      DAILY,
      ['2013-07-01,b', '2013-07-01,a', '2013-07-02,a', '2013-07-02,b'],
      '5:12  pool b stands after a here, and before it elsewhere',
    ],
    [
      'texts in another order than before, with others between',
      DAILY,
      ['2013-07-01,a', '2013-07-01,b', '2013-07-01,c', '2013-07-02,c', '2013-07-02,a'],
      '6:12  pool a stands after c here, and before it elsewhere',
    ],
    [
      'a key twice in a row',
      DAILY,
      ['2013-07-01,a', '2013-07-01,a'],
      '3:1  the key 2013-07-01, a stands in line 2 already',
    ],
    [
      'a key twice with others between',
      [key('metric')],
      ['x', 'y', 'x'],
      '4:1  metric x stands after y here, and before it elsewhere',
    ],
    [
      'rows of a key that do not stand together',
      [key('pool'), key('metric')],
      ['p,m', 'q,m', 'p,n'],
      '4:1  pool p stands after q here, and before it elsewhere',
    ],
  ])('are not those of the row before: %s', (_, fields, lines, finding) => {
    expect(found(fields, lines)).toEqual([`runs/a/a.csv:${finding}`]);
  });

  it('leave what is no date to the check of cells', () => {
    expect(found(DAILY, ['2013-07-01,a', 'x,a', '2013-07-02,a'])).toEqual([]);
  });

  it('of focus.csv go by month and line', () => {
    const fields = ['ChargeCategory', 'ChargeDescription', 'ChargePeriodStart', 'ServiceName'];
    const lines = [
      'Usage,b,2013-07,b',
      'Tax,VAT on b,2013-07,b',
      'Purchase,a: purchase,2013-08,a',
      'Usage,b,2013-08,b',
    ];
    expect(found(fields.map(key), lines, 'focus')).toEqual([]);
    expect(found(fields.map(key), lines, 'other')).toHaveLength(1);
    expect(found(fields.map(key), [...lines, ...lines.slice(0, 1)], 'focus')).toEqual([
      'runs/a/focus.csv:6:9  ChargePeriodStart 2013-07 stands after 2013-08 here, and before it elsewhere',
    ]);
  });

  it('are of columns that the table has', () => {
    const table = handTable('a', { fields: DAILY, primaryKey: ['date', 'cohort'], lines: [] });
    expect(shown((findings) => expect(keyCheck(table, findings)).toBeNull())).toEqual([
      'runs/a/a.csv  datapackage.json gives it a key of columns that it has not',
    ]);
  });
});
