import { describe, expect, it } from 'vitest';
import { type ChangedCell, diffRows } from '../../../src/review/diff-rows.ts';
import { cellScorer, scoreNumbers, scoreTexts, unitsOf } from '../../../src/review/diff-scores.ts';
import { emptyDecimal, readDecimal } from '../../../src/table/decimal-cell.ts';
import { diffField, finished, KEY, pairOf, scanned } from '../../support/scanned.ts';

function scoreOf(before: string, after: string, unit = 'GBP', materialShare = 0.01) {
  const [valueBefore, valueAfter] = [emptyDecimal(), emptyDecimal()];
  const csv = scanned(`a,b\n${before},${after}\n`);
  expect(readDecimal(csv, 0, valueBefore) && readDecimal(csv, 1, valueAfter)).toBe(true);
  return scoreNumbers({ valueBefore, valueAfter }, unit, materialShare);
}

describe('a number that changed', () => {
  it('has its difference, that as a share of what was before, and less a unit for a score', () => {
    // (50 - 0.1) / 250
    expect(scoreOf('200.0', '250.0')).toEqual({
      difference: 50,
      relative: 0.25,
      isMaterial: true,
      score: 49.9 / 250,
    });
    // The larger of both is what was before; the finer of both places counts: (50 - 0.01) / 200.
    expect(scoreOf('200', '150.00')).toMatchObject({ difference: -50, relative: -0.25 });
    expect(scoreOf('200', '150.00').score).toBeCloseTo(49.99 / 200, 14);
    // Of a negative number a rise is a rise.
    expect(scoreOf('-200', '-150')).toMatchObject({ difference: 50, relative: 0.25 });
    expect(scoreOf('-200', '-150').score).toBeCloseTo(49 / 200, 14);
    // From one side of 0 to the other: (10 - 1) / 5.
    expect(scoreOf('-5', '5').score).toBeCloseTo(9 / 5, 14);
  });

  it('from 0 has no relative change and is material, and ranks by what rounding leaves', () => {
    expect(scoreOf('0.000', '0.001')).toEqual({
      difference: 0.001,
      relative: null,
      isMaterial: true,
      score: 0,
    });
    expect(scoreOf('0', '4')).toMatchObject({ isMaterial: true, score: 3 / 4 });
    expect(scoreOf('-0.0', '-0.1')).toMatchObject({ relative: null, isMaterial: true });
    expect(scoreOf('4', '0')).toMatchObject({ relative: -1, score: 3 / 4 });
  });

  it.each([
    ['100.00', '101.00', 0.01, true],
    ['100.00', '100.99', 0.01, false],
    ['100.00', '99.00', 0.01, true],
    ['100.00', '99.01', 0.01, false],
    ['-100.00', '-101.00', 0.01, true],
    ['-100.00', '-100.99', 0.01, false],
    ['1.00', '1.01', 0.01, true],
    ['1.000', '1.009', 0.01, false],
    // 1.1 less 1 is more than 0.1 in doubles, 1.01 less 1 less than 0.01.
    ['1', '1.1', 0.1, true],
    ['3.00', '3.15', 0.05, true],
    ['3.00', '3.14', 0.05, false],
    // To the penny, whatever the amount.
    ['546267355.00', '551730028.55', 0.01, true],
    ['546267355.00', '551730028.54', 0.01, false],
    ['50188457667.00', '50690342243.67', 0.01, true],
    ['50188457667.00', '50690342243.66', 0.01, false],
    ['0.00700', '0.00707', 0.01, true],
    ['0.007000', '0.007069', 0.01, false],
    ['7', '14', 1, true],
    ['7', '13', 1, false],
    ['7', '7.001', 0, true],
  ])('from %s to %s is material at %d: %s', (before, after, share, isMaterial) => {
    expect(scoreOf(before, after, 'GBP', share).isMaterial).toBe(isMaterial);
  });

  it.each([
    ['0.500', '0.510', 'share', 0.01, true],
    ['0.500', '0.509', 'share', 0.01, false],
    ['0.07', '0.08', 'share', 0.01, true],
    ['0.29', '0.28', 'share', 0.01, true],
    ['0.002', '0.004', 'share', 0.01, false],
    ['0.000', '0.009', 'share', 0.01, false],
    ['0.000', '0.010', 'share', 0.01, true],
    ['0.10', '0.15', 'share', 0.05, true],
    ['0.10', '0.14', 'share', 0.05, false],
    ['-0.50', '-0.51', 'correlation', 0.01, true],
    ['-0.500', '-0.509', 'correlation', 0.01, false],
  ])('from %s to %s as a %s is material at %d points: %s', (before, after, unit, share, is) => {
    expect(scoreOf(before, after, unit, share).isMaterial).toBe(is);
  });

  it('as a share or a correlation ranks by its points, no more than 2', () => {
    expect(scoreOf('0.50', '0.75', 'share')).toMatchObject({ relative: 0.5, score: 0.25 });
    expect(scoreOf('0.50', '-0.25', 'correlation').score).toBe(0.75);
    expect(scoreOf('0.0', '7.5', 'share').score).toBe(2);
  });

  it('by less than a double can tell is material, as a text is', () => {
    const none = { difference: null, relative: null, isMaterial: true, score: 0 };
    expect(scoreOf('12345678901234567890', '12345678901234567891')).toEqual(none);
    expect(scoreOf('1e-400', '2e-400')).toEqual(none);
  });
});

describe('a text that changed', () => {
  const NONE = { difference: null, relative: null, isMaterial: true };

  it('is material and comes last', () => {
    expect(scoreTexts('on', 'off', 'text')).toEqual({ ...NONE, score: 0 });
    expect(scoreTexts('', '5', 'text')).toEqual({ ...NONE, score: 0 });
    expect(scoreTexts('2014-02-29', '2014-03-01', 'text')).toEqual({ ...NONE, score: 0 });
    expect(scoreTexts('', '2014-03-01', 'text')).toEqual({ ...NONE, score: 0 });
  });

  it('that is a figure or date counts as one that doubles where it is new or gone', () => {
    expect(scoreTexts('', '2014-03-01', 'date')).toEqual({ ...NONE, score: 1 });
    expect(scoreTexts('5', '', 'figure')).toEqual({ ...NONE, score: 1 });
    expect(scoreTexts('', 'x', 'text')).toEqual({ ...NONE, score: 0 });
  });

  it('from a date to another counts its days, a year of which are the most', () => {
    expect(scoreTexts('2013-10-01', '2013-12-13', 'text')).toEqual({
      ...NONE,
      difference: 73,
      score: 0.2,
    });
    expect(scoreTexts('2013-12-13', '2013-10-01', 'text')).toMatchObject({
      difference: -73,
      score: 0.2,
    });
    expect(scoreTexts('2013-10-01', '2014-10-01', 'text')).toMatchObject({
      difference: 365,
      score: 1,
    });
    expect(scoreTexts('2010-01-01', '2020-01-01', 'text')).toMatchObject({
      difference: 3652,
      score: 1,
    });
  });
});

describe('a changed cell', () => {
  const before = 'metric,unit,mean,probability,note\nx,share,0.500,0.500,a\ny,GBP,0.500,0.500,a\n';
  const after = 'metric,unit,mean,probability,note\nx,share,0.505,0.505,b\ny,GBP,0.505,0.505,b\n';
  const fields = {
    metric: KEY,
    mean: { unit: "the metric's" },
    probability: { unit: 'share' },
    note: { kind: 'text', unit: '' },
  } as const;

  function scores(pair: ReturnType<typeof pairOf>): string[] {
    const scoreIn = cellScorer(pair, 0.01);
    const unitOf = unitsOf(pair);
    const found: string[] = [];
    const visitCell = (cell: ChangedCell) => {
      const { isMaterial } = scoreIn(cell);
      found.push(`${cell.rowBefore} ${cell.column.header} ${unitOf(cell)} ${isMaterial}`);
    };
    const none = () => expect.unreachable();
    finished(diffRows(pair, { visitCell, visitRemoved: none, visitAdded: none }));
    return found;
  }

  it('has the unit of its column or of its row', () => {
    const expected = [
      '0 mean share false',
      '0 probability share false',
      '0 note  true',
      // 0.005 is 1 % of 0.5.
      '1 mean GBP true',
      '1 probability share false',
      '1 note  true',
    ];
    expect(scores(pairOf(before, after, fields))).toEqual(expected);
  });

  it('has the unit of its row where that column is not compared, and none where there is none', () => {
    const pair = pairOf(before, after, fields);
    const shared = pair.columns.shared.filter(({ header }) => header !== 'unit');
    expect(scores({ ...pair, columns: { ...pair.columns, shared } })).toContain(
      '0 mean share false',
    );
    const unitless = pairOf('k,mean\nx,0.500\n', 'k,mean\nx,0.505\n', {
      k: KEY,
      mean: diffField('mean', { unit: "the row's" }),
    });
    expect(scores(unitless)).toEqual(['0 mean  true']);
  });
});
