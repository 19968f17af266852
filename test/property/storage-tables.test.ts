/** What must hold of the tables of pools, purchases and milestones, whatever a run comes to. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { milestones } from '../../src/report/milestones.ts';
import { pools } from '../../src/report/pools.ts';
import { purchases } from '../../src/report/purchases.ts';
import { type Report, tableOf } from '../../src/report/report.ts';
import { REPORTS, reportsOf } from '../../src/report/reports.ts';
import type { RunResult } from '../../src/report/run-result.ts';
import { csvText } from '../../src/table/csv.ts';
import { randomRun } from '../support/random-run.ts';

/** The rows of a table of the run, by column. */
function recordsOf(report: Report, result: RunResult): Record<string, string>[] {
  return parse(csvText(tableOf(report, result), { excel: false }), { columns: true });
}

describe('tables of storage', () => {
  it('agree on what runs out, and know no more of a milestone than of the horizon', () => {
    let comparedCount = 0;
    fc.assert(
      fc.property(randomRun, (result) => {
        const { milestones: dates, dayCount } = result.plan;
        for (const pool of recordsOf(pools, result)) {
          const by = recordsOf(milestones, result).filter(
            ({ pool: name, metric }) => name === pool.pool && metric === 'over_plan',
          );
          const chances = by.map(({ probability }) => Number(probability));
          expect(chances).toEqual([...chances].sort((a, b) => a - b));
          expect(chances.at(-1) ?? 0).toBeLessThanOrEqual(Number(pool.over_plan_probability));
          if (dates.at(-1)?.day !== dayCount - 1) continue;
          expect(by.at(-1)?.probability).toBe(pool.over_plan_probability);
          comparedCount++;
        }
      }),
      { numRuns: 100, seed: 1 },
    );
    expect(comparedCount).toBeGreaterThan(30);
  });

  it('have each order once, first what is more likely, and nothing that arrives unplaced', () => {
    fc.assert(
      fc.property(randomRun, (result) => {
        const rows = recordsOf(purchases, result);
        for (const [index, row] of rows.entries()) {
          const placed = Number(row.placed_probability);
          expect(placed).toBeGreaterThan(0);
          expect(Number(row.arrived_probability)).toBeLessThanOrEqual(placed);
          if (row.order === '1') continue;
          expect(Number(rows[index - 1]!.placed_probability)).toBeGreaterThanOrEqual(placed);
        }
        const { outcomes } = result;
        const ordered = outcomes.reduce((sum, { orders }) => sum + orders.length, 0);
        const inRows = rows.reduce((sum, row) => sum + Number(row.placed_probability), 0);
        expect(Math.abs(inRows * outcomes.length - ordered)).toBeLessThan(1e-3);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('are only in the folder of a run that has what they are about', () => {
    fc.assert(
      fc.property(randomRun, (result) => {
        const names = reportsOf(result).map(({ name }) => name);
        const { storage, milestones: dates } = result.plan;
        expect(names.includes('pools')).toBe(storage !== null);
        expect(names.includes('purchases')).toBe((storage?.pools.length ?? 0) > 1);
        expect(names.includes('milestones')).toBe(dates.length > 0);
        expect(names.includes('costs_annual')).toBe(result.costs !== null);
        const absent = REPORTS.filter(({ name }) => !names.includes(name));
        for (const report of absent) expect([...report.rowsOf(result)]).toEqual([]);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});
