import { describe, expect, it } from 'vitest';
import {
  changeWords,
  decimalText,
  differenceWords,
  namedWords,
  pointWords,
  unitWords,
} from '../../../src/review/diff-words.ts';
import { figure } from '../../support/diffed-tables.ts';

const of = (before: string, after: string, more: Partial<ReturnType<typeof figure>> = {}) =>
  figure({ table: 't', column: 'c', before, after, ...more });
const text = { difference: null, relative: null };

describe('a change', () => {
  it('of a number is relative to what it was', () => {
    expect(changeWords(of('77.712', '125.703'))).toBe('+61.8 %');
    expect(changeWords(of('200', '150'))).toBe('-25.0 %');
    expect(changeWords(of('-2', '-3'))).toBe('-50.0 %');
    expect(changeWords(of('10000', '10001'))).toBe('+0.010 %');
  });

  it('from 0, and of a correlation, is the difference', () => {
    expect(changeWords(of('0.00', '3.5'))).toBe('+3.50');
    expect(changeWords(of('0.0226', '-0.0241', { unit: 'correlation' }))).toBe('-0.0467');
  });

  it('of a share is in points, of a date in days', () => {
    expect(changeWords(of('0.12', '0.88', { unit: 'share' }))).toBe('+76.0 points');
    const later = { difference: 94, relative: null };
    expect(changeWords(of('2013-11-04', '2014-02-06', later))).toBe('+94 days');
    const earlier = { difference: -1, relative: null };
    expect(changeWords(of('2013-11-04', '2013-11-03', earlier))).toBe('-1 day');
  });

  it('of a text is that it is new, gone or another', () => {
    expect(changeWords(of('', '2013-11-04', text))).toBe('new');
    expect(changeWords(of('3', '', text))).toBe('gone');
    expect(changeWords(of('a', 'b', text))).toBe('text');
  });

  it('has the places of its cells, however large it is', () => {
    expect(differenceWords(of('0.1', '0.30'))).toBe('+0.20');
    expect(changeWords(of('0', `1${'0'.repeat(30)}`))).toBe('+1e+30');
    expect(decimalText(-1.5, 0)).toBe('-2');
  });
});

it('has its unit behind it, but for dates', () => {
  expect(unitWords(of('1', '2', { unit: 'TiB' }))).toBe('TiB');
  expect(unitWords(of('2014-01-01', '2014-01-02', { unit: 'date' }))).toBe('');
});

describe('a point', () => {
  const at = { point: [['date', '2016-03-31']] as const, materialCount: 1 };

  it('is said with the number of them', () => {
    expect(pointWords(of('1', '2', at))).toBe('at date=2016-03-31');
    expect(pointWords(of('1', '2', { ...at, changedCount: 1_234 }))).toBe(
      'at date=2016-03-31, the most of 1,234 points (1 material)',
    );
    expect(pointWords(of('1', '2', { ...at, changedCount: 2, materialCount: 2 }))).toBe(
      'at date=2016-03-31, the most of 2 points',
    );
    expect(pointWords(of('1', '2'))).toBe('');
  });
});

describe('names', () => {
  it('are as many as have room', () => {
    expect(namedWords(['a', 'b', 'c'], 3)).toBe('a, b, c');
    expect(namedWords(['a', 'b', 'c', 'd'], 3)).toBe('a, b, 2 more');
  });
});
