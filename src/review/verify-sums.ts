/** Whether cohorts and pools add up to the rows of all of them. */
import { ALL } from '../scenario/reserved-names.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import type { Findings } from './verify-check.ts';
import { columnsOf, findingAt, type RowCheck, type VerifiedTable } from './verify-rows.ts';
import { type UnitsColumn, unitsColumns, unitsText } from './verify-units.ts';

/** The columns of means are sums; those of quantiles are not, as each stands for itself. */
const MEAN = /_mean$/;

export interface SummedTable {
  /** Names the rows of a day: all of them first, then what adds up to it. */
  readonly group: string;
  /** Quantities that do not add up. */
  readonly isExempt: (column: { readonly header: string; readonly unit: string }) => boolean;
}

interface Block {
  readonly date: string;
  readonly all: CsvRow | null;
  readonly parts: readonly CsvRow[];
}

/**
 * A check that on each day the means of the groups add up to those of all. Each was rounded by
 * itself, so that they may differ by half a unit of the last place a row.
 *
 * @returns null for a table without date or group; `end` is for after the last row.
 */
export function sumCheck(
  table: VerifiedTable,
  { group, isExempt }: SummedTable,
  findings: Findings,
): { readonly check: RowCheck; readonly end: () => void } | null {
  const found = columnsOf(table, ['date', group], findings);
  if (found === null) return null;
  const { date = 0, [group]: key = 0 } = found;
  const { fields } = table.resource.schema;
  const columns = unitsColumns(table.resource).filter(
    ({ header, index }) =>
      MEAN.test(header) && !isExempt({ header, unit: fields[index]?.unit ?? '' }),
  );
  let block: Block = { date: '', all: null, parts: [] };
  const end = () => checkBlock(block, columns, findings);
  return {
    end,
    check: (row) => {
      const day = row.cells[date] ?? '';
      if (day !== block.date) {
        end();
        block = { date: day, all: null, parts: [] };
      }
      if (row.cells[key] === ALL) block = { ...block, all: row };
      else block = { ...block, parts: [...block.parts, row] };
    },
  };
}

function checkBlock(
  { date, all, parts }: Block,
  columns: readonly UnitsColumn[],
  findings: Findings,
): void {
  const [first] = parts;
  // Without storage there are no pools to add up.
  if (first === undefined) return;
  if (all === null) {
    findings.add(findingAt(first, 0, `on ${date} there is no row of ${ALL}`));
    return;
  }
  const slack = (parts.length + 1) / 2;
  for (const { header, index, places, unitsIn } of columns) {
    const said = unitsIn(all);
    const units = parts.map(unitsIn);
    const present = units.filter((one) => one !== null);
    const sum = present.reduce((total, one) => total + one, 0);
    const isSame =
      said === null
        ? present.length === 0
        : present.length === units.length && Math.abs(said - sum) <= slack;
    if (isSame) continue;
    const saidText = said === null ? 'empty' : unitsText(said, places);
    const message = `${header} of ${ALL} on ${date} is ${saidText}, and its parts come to ${unitsText(sum, places)}`;
    findings.add(findingAt(all, index, message));
  }
}
