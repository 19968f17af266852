/** costs_annual.csv read back: what the means of all lines add up to. */
import { TOTAL } from '../cost/cost-table.ts';
import { costsAnnual } from '../report/costs-annual.ts';
import { ALL } from '../scenario/reserved-names.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import { type ComparedCosts, PRESENT_VALUE, TOTAL_COST } from './compared-costs.ts';
import { endFault, faultAt, folderRows, numberIn } from './folder-rows.ts';
import type { RunShape } from './parse-replications.ts';

const HEADERS = costsAnnual.columns.map(({ header }) => header);
const [YEAR, KIND, CASH, DISCOUNTED] = [
  'financial_year',
  'kind',
  'cash_gbp_mean',
  'discounted_gbp_mean',
].map((header) => HEADERS.indexOf(header)) as [number, number, number, number];

export interface CostMeans {
  /** Of each financial year in order. */
  readonly years: readonly number[];
  readonly horizon: ComparedCosts['means'];
}

/**
 * Reads the text of costs_annual.csv, which faults call `file`, as far as it has totals. These must
 * stand there as headroom writes them: of each financial year, then of the horizon.
 *
 * @throws InputFaults with the first place at which that is not so.
 */
export function parseCostsAnnual(
  text: string,
  file: string,
  { financialYears, sampleShare }: Pick<RunShape, 'financialYears' | 'sampleShare'>,
): CostMeans {
  const names = [...financialYears, ALL];
  const totals: CsvRow[] = [];
  let line = text === '' ? 0 : 1;
  for (const row of folderRows({ text, file, schema: costsAnnual, sampleShare })) {
    line = row.line;
    if (row.cells[KIND] !== TOTAL) continue;
    const name = names[totals.length];
    if (row.cells[YEAR] !== name) {
      const due = name === undefined ? 'no further total' : `the total of ${name}`;
      throw faultAt(row, 0, `here should stand ${due}`);
    }
    totals.push(row);
  }
  const last = totals[names.length - 1];
  if (last === undefined) {
    throw endFault(file, line, `the file ends before the total of ${names[totals.length]}`);
  }
  return {
    years: totals.slice(0, -1).map((row) => numberIn(row, CASH)),
    horizon: new Map([
      [TOTAL_COST, numberIn(last, CASH)],
      [PRESENT_VALUE, numberIn(last, DISCOUNTED)],
    ]),
  };
}
