/** Which run is the best, and whether that is sure. */
import { describe, expect, it } from 'vitest';
import type { PageCell } from '../../../src/page/cells/page-cell.ts';
import { bestCells, bestOfRows } from '../../../src/page/compare/compare-best.ts';
import { comparedRow } from '../../../src/page/compare/compare-shown.ts';
import { fakeComparedRun } from '../../support/compared-runs.ts';
import { shownOf } from '../../support/shown-comparisons.ts';

function cell(text: string, kind: PageCell['kind'] = 'number'): PageCell {
  return { address: '', text, kind, unit: '' };
}

describe('of cells', () => {
  it('is the lowest or the highest, also of days, and each of those that are equal', () => {
    const numbers = ['9', '10', '9'].map((text) => cell(text));
    expect(bestCells(numbers, 'lower')).toEqual([true, false, true]);
    expect(bestCells(numbers, 'higher')).toEqual([false, true, false]);
    const days = ['2013-12-31', '2014-01-01'].map((text) => cell(text, 'date'));
    expect(bestCells(days, 'higher')).toEqual([false, true]);
  });

  it('is none where all are equal, or one has no value', () => {
    expect(bestCells([cell('9'), cell('9')], 'lower')).toEqual([false, false]);
    expect(bestCells([cell('9'), null], 'lower')).toEqual([false, false]);
    expect(bestCells([cell('9'), cell('')], 'lower')).toEqual([false, false]);
  });
});

/** The best of runs by their content at the end, of which less is better. */
function best(...runs: readonly (readonly number[])[]) {
  const compared = runs.map((values, index) =>
    fakeComparedRun({ end_used_tib: values }, { name: `r${index}`, argument: `runs/${index}` }),
  );
  const shown = shownOf(compared);
  const rows = shown.runs.map((run) => comparedRow(shown, { metric: 'end_used_tib' }, run));
  return bestOfRows(rows, 'mean');
}

describe('of runs', () => {
  const ten = [10, 20, 30, 40, 50, 60];
  const less = ten.map((value, index) => value - 2 - (index % 2));
  const least = ten.map((value, index) => value - 5 - (index % 2));
  const luck = ten.map((value, index) => (index === 0 ? value - 9 : value + 1));

  it('is sure where intervals say so', () => {
    expect(best(ten, less)).toEqual([null, 'sure']);
    expect(best(less, ten)).toEqual(['sure', null]);
    expect(best(less, ten, ten)).toEqual(['sure', null, null]);
    expect(best(ten, less, ten)).toEqual([null, 'sure', null]);
  });

  it('is open where zero lies in an interval, or runs are not compared with each other', () => {
    expect(best(ten, luck)).toEqual([null, 'open']);
    expect(best(luck, ten)).toEqual(['open', null]);
    expect(best(ten, less, least)).toEqual([null, null, 'open']);
  });
});
