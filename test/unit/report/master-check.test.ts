import { describe, expect, it } from 'vitest';
import { costResult } from '../../../src/cost/cost-result.ts';
import { type CostRow, isCash } from '../../../src/cost/cost-table.ts';
import type { BytesLedger } from '../../../src/engine/trace.ts';
import { masterCheck } from '../../../src/report/master-check.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';
import { fakePool, storedRun } from '../../support/fake-storage.ts';

// 100 + 50 + 5 = 130 + 20 + 4 + 1.
const ledger: BytesLedger = {
  ...{ openingBytes: 100, keptBytes: 50, returnedBytes: 5, closingBytes: 130 },
  ...{ deletedBytes: 20, parkedBytes: 4, housekeptBytes: 1 },
  ...{ importedBytes: 0, freedBytes: 0 },
};
const costs = costResult(handPlan, [handCosts]);

/** Two replications of two pools, whose retained mail adds up: 3 + 4 = 2 + 5. */
const run = withLedgers(
  storedRun({
    pools: { north: 1, south: 1 },
    costs,
    replications: [
      { pools: [fakePool(), fakePool()] },
      { pools: [fakePool(), fakePool({ retained: { ...fakePool().retained, openingBytes: 3 } })] },
    ],
  }),
);

function withLedgers(result: RunResult, parkedBytes = 4): RunResult {
  const outcomes = result.outcomes.map((one) => ({ ...one, ledger: { ...ledger, parkedBytes } }));
  return { ...result, outcomes };
}

/** The table of the mean with other rows. */
function withRows(change: (row: CostRow) => CostRow): RunResult {
  return {
    ...run,
    costs: { ...costs, mean: { ...costs.mean, rows: costs.mean.rows.map(change) } },
  };
}

describe('masterCheck', () => {
  it('has the ledgers of content and of each pool, and what costs come to in pence', () => {
    const { passed, ledgers, retained, costs: money } = masterCheck(run);
    expect(passed).toBe(true);
    expect(ledgers[1]).toEqual({ replication: 1, ...ledger, differenceBytes: 0 });
    const own = { openingBytes: 3, deletedBytes: 4, expiredBytes: 5, closingBytes: 2 };
    expect(retained).toEqual(
      [0, 1].flatMap((replication) =>
        ['north', 'south'].map((pool) => ({ replication, pool, ...own, differenceBytes: 0 })),
      ),
    );
    // The figures are those of test/unit/cost/hand-case.test.ts.
    const three = (pence: number) => ({
      ...{ monthsPence: pence, yearsPence: pence, summaryPence: pence },
    });
    expect(money).toEqual({ totalCost: three(6_613_289), presentValue: three(5_718_334) });
  });

  it('fails where content is lost, or deleted mail', () => {
    expect(masterCheck(withLedgers(run, 5))).toMatchObject({
      ...{ passed: false, ledgers: [{ differenceBytes: -1 }, { differenceBytes: -1 }] },
    });
    const [first, second] = run.outcomes;
    const [pool] = first!.pools;
    const lost = { ...pool!, retained: { ...pool!.retained, expiredBytes: 4 } };
    const outcomes = [first!, { ...second!, pools: [lost] }];
    const found = masterCheck({ ...run, outcomes });
    expect(found.passed).toBe(false);
    expect(found.retained[2]).toMatchObject({ replication: 1, pool: 'north', differenceBytes: 1 });
  });

  it('fails where lines do not add up by month, by year or to the summary', () => {
    const raised = (amounts: CostRow['years']) => ({
      ...amounts,
      cash: amounts.cash.map((pence, index) => pence + (index === 0 ? 1 : 0)),
    });
    const isService = ({ name }: CostRow) => name === 'service';
    const byMonth = withRows((row) =>
      isService(row) ? { ...row, months: raised(row.months) } : row,
    );
    const byYear = withRows((row) => (isService(row) ? { ...row, years: raised(row.years) } : row));
    expect(masterCheck(byMonth)).toMatchObject({
      ...{ passed: false, costs: { totalCost: { monthsPence: 6_613_290 } } },
    });
    expect(masterCheck(byYear)).toMatchObject({
      ...{ passed: false, costs: { totalCost: { yearsPence: 6_613_290 } } },
    });
    const total = { ...costs.mean.total, years: raised(costs.mean.total.years) };
    total.years.cash[total.years.cash.length - 1]! += 1;
    const summary = { ...run, costs: { ...costs, mean: { ...costs.mean, total } } };
    expect(masterCheck(summary)).toMatchObject({
      ...{ passed: false, costs: { totalCost: { summaryPence: 6_613_290 } } },
    });
    // What nobody pays is in none of them.
    const unpaid = withRows((row) =>
      isCash(row.kind) ? row : { ...row, months: raised(row.months) },
    );
    expect(masterCheck(unpaid).passed).toBe(true);
  });

  it('has no pools without storage, and no costs without costs', () => {
    const bare = withLedgers(storedRun({ replications: [{}] }));
    expect(masterCheck(bare)).toMatchObject({ passed: true, retained: [], costs: null });
  });
});
