import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import { checkCosts } from '../../../src/cost/check-costs.ts';
import { costPlan } from '../../../src/cost/cost-plan.ts';
import { AMOUNT_NAMES, type CostTable, costTable } from '../../../src/cost/cost-table.ts';
import type { CostsSpec } from '../../../src/scenario/costs-spec.ts';
import {
  capitalLine,
  costsSpec,
  economicLine,
  rowNamed,
  runningLine,
} from '../../support/costs.ts';

const VAT = { rate: 0.2, recoverableShare: 0.25 };
const taxed = { ...runningLine('taxed', 'contact', 1), hasVat: true };
const bias = (of: string[]) => ({ kind: 'optimism-bias', name: 'bias', share: 0.5, of }) as const;

/** March and April 2014; net amounts at leaf * 2 + month. */
function tableOf(changes: Partial<CostsSpec<number>>, netPence: readonly number[]) {
  const horizon = { startDate: dateOf(2014, 3, 1), dayCount: 61, milestoneDays: [] };
  const plan = costPlan(costsSpec({ vat: VAT, ...changes }), horizon, false);
  return { plan, table: costTable(plan, Float64Array.from(netPence)) };
}

describe('costTable', () => {
  it('adds VAT and takes off what is recovered, each rounded', () => {
    const { table } = tableOf({ lines: [taxed] }, [103, 1000]);
    // 20.6 -> 21, a quarter of it 5.25 -> 5; 200 and 50.
    const { vat, vatRecovered, cash } = rowNamed(table, 'taxed').months;
    expect([...vat]).toEqual([21, 200]);
    expect([...vatRecovered]).toEqual([5, 50]);
    expect([...cash]).toEqual([119, 1150]);
  });

  it('taxes optimism bias as the lines that it is on', () => {
    const lines = [taxed, runningLine('free', 'stage', 1)];
    const net = [200, 0, 600, 0];
    const vatOf = (of: string[], biasPence: number) =>
      rowNamed(tableOf({ lines: [...lines, bias(of)] }, [...net, biasPence, 0]).table, 'bias')
        .months.vat[0];
    // Half of 200, all of it taxed; half of 600, none of it; half of 800, 100 of it taxed.
    expect(vatOf(['taxed'], 100)).toBe(20);
    expect(vatOf(['free'], 300)).toBe(0);
    expect(vatOf(['taxed', 'free'], 400)).toBe(20);
    // A mean may be a penny off the share of the means: its own VAT is 20 % of what it shows.
    expect(vatOf(['taxed'], 103)).toBe(21);
    expect(vatOf(['taxed', 'free'], 99)).toBe(20);
  });

  it('has a total of nothing where there is no line', () => {
    const { plan, table } = tableOf({}, []);
    expect(table.rows.map(({ name }) => name)).toEqual(['total']);
    expect([...table.total.years.cash]).toEqual([0, 0, 0]);
    expect(() => checkCosts(plan, table)).not.toThrow();
  });
});

describe('checkCosts', () => {
  const lines = [
    { ...capitalLine('disks', 1, 1), hasVat: true },
    taxed,
    economicLine('time', 'clean-up', 1),
  ];
  const make = () => tableOf({ lines }, [5000, 300, 103, 1000, 70, 80]);

  it('passes a table as it is made', () => {
    const { plan, table } = make();
    expect(table.rows).toHaveLength(6);
    expect(() => checkCosts(plan, table)).not.toThrow();
  });

  it('fails when any penny of any row, month, year or the horizon is out of place', () => {
    const { rows } = make().table;
    const unseen: string[] = [];
    for (const [row, { name }] of rows.entries()) {
      for (const part of ['months', 'years'] as const) {
        for (const amount of AMOUNT_NAMES) {
          for (let index = 0; index < rows[row]![part][amount].length; index++) {
            const { plan, table } = make();
            table.rows[row]![part][amount][index]! += 1;
            if (!fails(() => checkCosts(plan, table))) unseen.push(`${name} ${part} ${amount}`);
          }
        }
      }
    }
    expect(unseen).toEqual([]);
  });

  it('fails when months and years are wrong alike', () => {
    const wrong = (change: (table: CostTable) => void) => () => {
      const { plan, table } = make();
      change(table);
      checkCosts(plan, table);
    };
    const addToAll = (table: CostTable, name: string, amount: (typeof AMOUNT_NAMES)[number]) => {
      const { months, years } = rowNamed(table, name);
      months[amount][0]! += 1;
      years[amount][0]! += 1;
      years[amount][2]! += 1;
    };
    expect(wrong((table) => addToAll(table, 'taxed', 'cash'))).toThrow(
      'master check: cash of taxed',
    );
    expect(wrong((table) => addToAll(table, 'total', 'vat'))).toThrow('vat of total in months 0');
    expect(wrong((table) => addToAll(table, 'time', 'net'))).toThrow('net of economic total');
    expect(wrong((table) => addToAll(table, 'residual value of disks', 'net'))).toThrow(
      'master check: life of disks',
    );
    expect(wrong(({ rows }) => (rows as unknown[]).splice(4, 1))).toThrow('rows that nobody pays');
  });

  it('refuses sums that are too large to be exact', () => {
    const { plan, table } = tableOf({ lines }, [2 ** 51, 2 ** 51, 0, 0, 0, 0]);
    expect(() => checkCosts(plan, table)).toThrow('the costs add up to more');
  });
});

function fails(action: () => void): boolean {
  try {
    action();
    return false;
  } catch (error) {
    return error instanceof Error && error.message.startsWith('master check: ');
  }
}
