/** Which correlations can be more than luck: of inputs that can act on the metric. */
import { ALL } from '../../scenario/reserved-names.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { type PageRow, type PageTable, rowsWith, textAt } from '../cells/page-table.ts';

/** Beginning of the keys of prices. */
const PRICES = 'costs.';
const PRICES_OF_LINES = 'costs.lines.';
/** End of the names of metrics of money; what the scenario does with it depends on no price. */
const OF_MONEY = '_gbp';

/**
 * The rows of sensitivity.csv without prices where the metric is no money, and without prices of
 * what nobody pays. Null: the run has no such table.
 */
export function actingInputs(run: PageRun): PageTable | null {
  const table = tableOf(run, 'sensitivity');
  if (table === null) return null;
  const lines = rowsWith(tableOf(run, 'costs_annual'), { financial_year: ALL });
  const kinds = new Map(lines.map((row) => [textAt(row, 'line'), textAt(row, 'kind')]));
  return { ...table, rows: table.rows.filter((row) => canAct(row, kinds)) };
}

function canAct(row: PageRow, kinds: ReadonlyMap<string, string>): boolean {
  const input = textAt(row, 'input');
  if (!input.startsWith(PRICES)) return true;
  return textAt(row, 'metric').endsWith(OF_MONEY) && kindOf(input, kinds) !== 'economic';
}

/** Of the line whose price an input is; a line may be called as another and more. */
function kindOf(input: string, kinds: ReadonlyMap<string, string>): string | undefined {
  const key = input.slice(PRICES_OF_LINES.length);
  let name = '';
  for (const line of kinds.keys()) {
    if (line.length > name.length && key.startsWith(`${line}.`)) name = line;
  }
  return kinds.get(name);
}
