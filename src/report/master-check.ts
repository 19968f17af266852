/**
 * What the master check compared, for the record: the engine and the costs stop a run that fails;
 * here it is said of each replication, so that a reviewer can add it up.
 */
import type { CostResult } from '../cost/cost-result.ts';
import { type AmountName, isCash } from '../cost/cost-table.ts';
import { penceOf } from '../cost/pence.ts';
import { HEADLINE_METRICS } from '../ensemble/metrics.ts';
import type { Outcome } from '../ensemble/outcome.ts';
import type { Plan } from '../plan/plan.ts';
import { headlineMean } from './headline-mean.ts';
import type { RunResult } from './run-result.ts';

/** Mean money in pence, from the lines of the table by month, by year, and from the summary. */
interface TiedPence {
  readonly monthsPence: number;
  readonly yearsPence: number;
  readonly summaryPence: number;
}

/** The `masterCheck` of run.json. */
export function masterCheck(result: RunResult) {
  const { outcomes, plan, costs } = result;
  const ledgers = outcomes.map(usedLedger);
  const retained = outcomes.flatMap((outcome) => retainedLedgers(outcome, plan));
  const money = costs === null ? null : tiedCosts(result, costs);
  const tied = money === null ? [] : Object.values(money);
  return {
    passed:
      [...ledgers, ...retained].every(({ differenceBytes }) => differenceBytes === 0) &&
      tied.every(({ monthsPence, yearsPence, summaryPence }) => {
        return monthsPence === yearsPence && yearsPence === summaryPence;
      }),
    ledgers,
    retained,
    costs: money,
  };
}

/**
 * Every byte accounted for: opening + kept + returned + imported = closing + deleted + parked +
 * housekept + freed, in whole bytes.
 */
function usedLedger({ replication, ledger }: Outcome) {
  return {
    replication,
    ...ledger,
    differenceBytes:
      ledger.openingBytes +
      ledger.keptBytes +
      ledger.returnedBytes +
      ledger.importedBytes -
      (ledger.closingBytes +
        ledger.deletedBytes +
        ledger.parkedBytes +
        ledger.housekeptBytes +
        ledger.freedBytes),
  };
}

/** Deleted mail within its retention, by pool: opening + deleted = closing + expired. */
function retainedLedgers({ replication, pools }: Outcome, plan: Plan) {
  return pools.map(({ retained }, pool) => ({
    replication,
    pool: plan.pools.names[pool] ?? '',
    ...retained,
    differenceBytes:
      retained.openingBytes +
      retained.deletedBytes -
      (retained.closingBytes + retained.expiredBytes),
  }));
}

function tiedCosts(result: RunResult, costs: CostResult) {
  const tied = (amount: AmountName, metric: string): TiedPence => ({
    ...sumsOfLines(costs, amount),
    summaryPence: summaryPence(metric, result),
  });
  return {
    totalCost: tied('cash', 'total_cost_gbp'),
    presentValue: tied('discounted', 'present_value_gbp'),
  };
}

/** Of all lines that are paid, added up anew: not from the rows that have their total. */
function sumsOfLines({ plan, mean }: CostResult, amount: AmountName) {
  let [monthsPence, yearsPence] = [0, 0];
  for (const { kind, months, years } of mean.rows) {
    if (!isCash(kind)) continue;
    for (const pence of months[amount]) monthsPence += pence;
    for (const pence of years[amount].subarray(0, plan.years.length)) yearsPence += pence;
  }
  return { monthsPence, yearsPence };
}

/** What summary.csv says, which has whole pence in its two places. */
function summaryPence(metricName: string, result: RunResult): number {
  const metric = HEADLINE_METRICS.find(({ name }) => name === metricName);
  const mean = metric === undefined ? null : headlineMean(metric, result);
  return penceOf(mean ?? 0);
}
