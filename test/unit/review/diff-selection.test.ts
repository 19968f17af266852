import { describe, expect, it } from 'vitest';
import { NO_TOLERANCE } from '../../../src/review/cell-tolerance.ts';
import {
  isColumnSelected,
  isTableSelected,
  toleranceOf as toleranceFor,
} from '../../../src/review/diff-selection.ts';
import { toleranceOf } from '../../support/scanned.ts';

const USED = { table: 'timeline', column: 'used_tib_mean' };

describe('what is compared', () => {
  it('is everything, unless something is named', () => {
    expect(isTableSelected({ only: [] }, 'timeline')).toBe(true);
    expect(isColumnSelected({ only: [] }, 'timeline', 'date')).toBe(true);
  });

  it('is a table with all its columns, or some of them', () => {
    const only = [
      { table: 'summary', column: null },
      { table: 'timeline', column: 'used_tib_mean' },
    ];
    expect(isTableSelected({ only }, 'summary')).toBe(true);
    expect(isTableSelected({ only }, 'timeline')).toBe(true);
    expect(isTableSelected({ only }, 'stages')).toBe(false);
    expect(isColumnSelected({ only }, 'summary', 'mean')).toBe(true);
    expect(isColumnSelected({ only }, 'timeline', 'used_tib_mean')).toBe(true);
    expect(isColumnSelected({ only }, 'timeline', 'used_tib_p5')).toBe(false);
    expect(isColumnSelected({ only }, 'stages', 'used_tib_mean')).toBe(false);
  });
});

describe('the tolerance of a column', () => {
  it('is its own without a rule, with as many places as that has', () => {
    expect(toleranceFor({ tolerances: [] }, USED, null)).toEqual(NO_TOLERANCE);
    for (const [own, places] of [
      [0.5, 1],
      [2, 0],
      [0.001, 3],
      [1e-7, 7],
    ] as const) {
      const expected = { amount: own, isRelative: false, places };
      expect(toleranceFor({ tolerances: [] }, USED, own)).toEqual(expected);
    }
  });

  it('is that of the rule that names the most, of these the last', () => {
    const rule = (amount: string, table: string | null, column: string | null) => ({
      ...{ table, column },
      tolerance: toleranceOf(amount),
    });
    const all = [
      rule('4', 'timeline', 'used_tib_mean'),
      rule('3', null, 'used_tib_mean'),
      rule('2', 'timeline', null),
      rule('1', null, null),
      rule('9', 'stages', 'used_tib_mean'),
      rule('9', null, 'other'),
    ];
    for (let first = 0; first < 4; first++) {
      const tolerances = all.slice(first);
      expect(toleranceFor({ tolerances }, USED, 7).amount).toBe(4 - first);
      expect(toleranceFor({ tolerances: tolerances.toReversed() }, USED, 7).amount).toBe(4 - first);
    }
    const twice = [rule('1', null, null), rule('5%', null, null)];
    expect(toleranceFor({ tolerances: twice }, USED, null)).toEqual(toleranceOf('5%'));
    expect(toleranceFor({ tolerances: all.slice(4) }, USED, 7).amount).toBe(7);
  });
});
