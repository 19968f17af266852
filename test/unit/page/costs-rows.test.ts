import { describe, expect, it } from 'vitest';
import { type PageRow, textAt } from '../../../src/page/cells/page-table.ts';
import {
  type CostRows,
  costRows,
  hidingLines,
  hidingUnpaid,
  lineIn,
  meanCell,
} from '../../../src/page/costs/costs-rows.ts';
import { costSeries, yearPieces } from '../../../src/page/costs/costs-stacks.ts';
import { costsRun, type ShownLine } from '../../support/shown-costs.ts';
import { shownRun } from '../../support/shown-run.ts';

function costsOf(lines: readonly ShownLine[]): CostRows {
  return costRows(costsRun(lines))!;
}

function names(rows: readonly PageRow[]): string[] {
  return rows.map((row) => textAt(row, 'line'));
}

/** Lines of one year by what each costs. */
function oneYear(pounds: Readonly<Record<string, number>>): readonly ShownLine[] {
  return Object.entries(pounds).map(([line, cost]) => ({ line, years: [cost] }));
}

describe('the rows of costs', () => {
  const costs = costsOf([
    { line: 'disks', kind: 'capital', years: [10, 20] },
    { line: 'margin', kind: 'optimism-bias', years: [1, 2] },
    { line: 'time', kind: 'economic', years: [5, 5] },
  ]);

  it('are told apart by kind, and years from the whole horizon', () => {
    expect(names(costs.paid)).toEqual(['disks', 'margin']);
    expect(names(costs.unpaid)).toEqual(['time']);
    expect(costs.years.map((row) => textAt(row, 'financial_year'))).toEqual(['2013/14', '2014/15']);
    // 10 + 20 + 1 + 2.
    expect(textAt(costs.total, 'cash_gbp_mean')).toBe('33.00');
  });

  it('have the row of a line in a year', () => {
    const row = lineIn(costs, costs.paid[0]!, costs.years[1]!);
    expect(meanCell(row!)?.address).toBe('costs_annual.csv:2014/15,disks:cash_gbp_mean');
  });

  it('have what it is worth of a line that nobody pays', () => {
    expect(meanCell(costs.unpaid[0]!)).toMatchObject({
      address: 'costs_annual.csv:all,time:net_gbp_mean',
      text: '10.00',
    });
  });

  it('are none without costs', () => {
    expect(costRows(shownRun({}))).toBeNull();
    expect(costRows(shownRun({ costs_annual: [] }))).toBeNull();
  });
});

describe('lines that hide others', () => {
  it.each([
    // 99 is more than four times 0.9.
    [{ service: 99, desk: 0.9, team: 0.08 }, ['service']],
    // 41 is not four times 18, but 18 is more than four times 2.9.
    [{ a: 2.9, b: 41, c: 68, d: 18, e: 2.7 }, ['c', 'b', 'd']],
    // Four are as large: they are the costs, and the fifth is small.
    [{ a: 20, b: 21, c: 22, d: 23, e: 1 }, []],
    [{ a: 4, b: 1 }, []],
    [{ only: 5 }, []],
    // Nothing is no line to be seen.
    [{ a: 5, none: 0 }, []],
    // Of money that comes back it is the size that counts.
    [{ back: -50, desk: 1 }, ['back']],
  ])('of %j are %j', (pounds, expected) => {
    expect(names(hidingLines(costsOf(oneYear(pounds))))).toEqual(expected);
  });

  it('may be such as nobody pays', () => {
    const time: ShownLine = { line: 'time', kind: 'economic', years: [50] };
    expect(names(hidingUnpaid(costsOf([...oneYear({ a: 99, b: 5 }), time])))).toEqual(['time']);
    expect(names(hidingUnpaid(costsOf([...oneYear({ a: 99, b: 30 }), time])))).toEqual([]);
  });
});

describe('the bar of a year', () => {
  const pieces = (lines: readonly ShownLine[]) => {
    const costs = costsOf(lines);
    return yearPieces(costs, costs.years[0]!, costSeries(costs)).map(({ series, from, to }) => ({
      lines: names(series.lines),
      class: series.class,
      from,
      to,
    }));
  };

  it('has what comes back on the other side of nothing', () => {
    expect(pieces(oneYear({ a: 10, back: -4, b: 5, back2: -1 }))).toEqual([
      { lines: ['a'], class: 'cost-0', from: 0, to: 10 },
      { lines: ['back'], class: 'cost-1', from: 0, to: -4 },
      { lines: ['b'], class: 'cost-2', from: 10, to: 15 },
      { lines: ['back2'], class: 'cost-3', from: -4, to: -5 },
    ]);
  });

  it('has the smallest of nine lines as one, at its end', () => {
    const costs = { a: 9, b: 1, c: 8, d: 7, e: 6, f: 5, g: 4, h: 3, i: 2 };
    const drawn = pieces(oneYear(costs));
    // Eight classes: seven lines and the two smallest, 1 + 2, after 9 + 8 + 7 + 6 + 5 + 4 + 3 = 42.
    expect(drawn.map(({ lines }) => lines.join())).toEqual([...'acdefgh', 'b,i']);
    expect(drawn.at(-1)).toMatchObject({ class: 'cost-7', from: 42, to: 45 });
  });

  it('keeps the class of a line that costs nothing in the year, and leaves out one that never does', () => {
    const lines = [
      { line: 'never', years: [0, 0] },
      { line: 'later', years: [0, 3] },
      { line: 'now', years: [2, 0] },
    ];
    expect(pieces(lines)).toEqual([{ lines: ['now'], class: 'cost-2', from: 0, to: 2 }]);
  });

  it('draws a line as scenarios do that lack the later ones, and others by what is left', () => {
    const classes = (costs: Readonly<Record<string, number>>) =>
      Object.fromEntries(
        pieces(oneYear(costs)).map(({ lines, class: name }) => [lines.join(), name]),
      );
    const first = { a: 9, b: 1, c: 8, d: 1 };
    expect(classes(first)).toEqual({ a: 'cost-0', b: 'cost-1', c: 'cost-2', d: 'cost-3' });
    // Nine lines: b and d, the smallest, are drawn as one; of the places 0 to 6, 1 and 3 are free.
    expect(classes({ ...first, e: 7, f: 6, g: 5, h: 4, i: 3 })).toEqual({
      ...{ a: 'cost-0', c: 'cost-2', e: 'cost-4', f: 'cost-5', g: 'cost-6' },
      ...{ h: 'cost-1', i: 'cost-3', 'b,d': 'cost-7' },
    });
  });
});
