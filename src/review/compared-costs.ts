/** What a run costs, as comparisons need it: in pounds, each figure a whole number of pence. */
import type { CostResult } from '../cost/cost-result.ts';
import { presentValuePence, totalCashPence } from '../cost/cost-table.ts';
import { moneyCell } from '../report/costs-cells.ts';
import { annualTotals } from '../report/replications.ts';

export interface ComparedCosts {
  /** All financial years in which some day of the horizon lies, in order. */
  readonly years: readonly ComparedYear[];
  /** Of the whole horizon, by metric: what costs_annual.csv adds up to. */
  readonly means: ReadonlyMap<string, number>;
}

export interface ComparedYear {
  /** Such as 2013/14. */
  readonly name: string;
  /** What is paid in it, as costs_annual.csv has it: it may differ by pence from that of `cash`. */
  readonly mean: number;
  /** By replication. */
  readonly cash: readonly number[];
}

/** The metric that the financial years add up to, */
export const TOTAL_COST = 'total_cost_gbp';
/** and what that is worth at the price base. */
export const PRESENT_VALUE = 'present_value_gbp';

/** The costs of a run that was just simulated, as they would be read back from its folder. */
export function comparedCosts(costs: CostResult): ComparedCosts {
  const { total } = costs.mean;
  return {
    years: annualTotals(costs).map(({ name, pence }, year) => ({
      name,
      mean: moneyCell(total.years.cash[year]!),
      cash: pence.map(moneyCell),
    })),
    means: new Map([
      [TOTAL_COST, moneyCell(totalCashPence(costs.mean))],
      [PRESENT_VALUE, moneyCell(presentValuePence(costs.mean))],
    ]),
  };
}
