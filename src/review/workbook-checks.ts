/**
 * The sheet of formulas that show, in the reader's own spreadsheet, that the costs tie: the tables
 * themselves have values, which are those of the CSV files.
 */
import { type CostRowKind, isCash } from '../cost/cost-table.ts';
import { LINE_KINDS } from '../scenario/costs-spec.ts';
import { ALL } from '../scenario/reserved-names.ts';
import { rangesOf } from './workbook-address.ts';
import { numberFormat } from './workbook-number.ts';
import {
  headerRow,
  type Sheet,
  type SheetCell,
  type SheetRow,
  textCell,
} from './workbook-sheet.ts';
import { sheetOf } from './workbook-width.ts';

const NAME = 'checks';
const HEADERS = ['check', 'financial_year', 'amount', 'parts', 'total', 'difference'];
const [PARTS, TOTAL, DIFFERENCE] = ['D', 'E', 'F'];
const MONEY = numberFormat('GBP', 2);
/** Columns of money of which lines and times add up. */
const AMOUNT = /_gbp_mean$/;
const [NET, VAT, RECOVERED, CASH, DISCOUNTED] = [
  ...['net_gbp_mean', 'vat_gbp_mean', 'vat_recovered_gbp_mean'],
  ...['cash_gbp_mean', 'discounted_gbp_mean'],
] as const;

/** What must be equal, each side a formula without the equals sign. */
interface Check {
  readonly name: string;
  readonly financialYear: string;
  readonly amount: string;
  readonly parts: string;
  readonly total: string;
}

/** The checks that the sheets of a workbook allow; null: it has no annual costs. */
export function checksSheet(sheets: readonly Sheet[]): Sheet | null {
  const annual = sheets.find(({ name }) => name === 'costs_annual');
  if (annual === undefined) return null;
  const monthly = sheets.find(({ name }) => name === 'costs_monthly');
  const summary = sheets.find(({ name }) => name === 'summary');
  const checks = [
    ...lineChecks(annual, 'total', isPaid),
    ...lineChecks(annual, 'economic-total', (kind) => kind === 'economic'),
    ...cashChecks(annual),
    ...horizonChecks('lines of years add up to the horizon', annual, annual),
    ...(monthly === undefined
      ? []
      : horizonChecks('lines of months add up to the horizon', monthly, annual)),
    ...(summary === undefined ? [] : summaryChecks(summary, annual)),
  ];
  return sheetOf(NAME, [headerRow(HEADERS), ...checks.map(rowOf)], 1);
}

/** The formula that says by how many pounds all checks together are off. */
export function differenceFormula({ rows }: Sheet): string {
  return `SUMPRODUCT(ABS(${NAME}!${DIFFERENCE}2:${DIFFERENCE}${rows.length}))`;
}

function rowOf({ name, financialYear, amount, parts, total }: Check, index: number): SheetRow {
  const row = index + 2;
  // To the penny: sums of hundredths in binary are off by less.
  const difference = `ROUND(${PARTS}${row}-${TOTAL}${row},2)`;
  return [
    ...[name, financialYear, amount].map((text) => textCell(text)),
    ...[parts, total, difference].map(
      (formula) => ({ kind: 'formula', formula, format: MONEY }) as const,
    ),
  ];
}

function isPaid(kind: string): boolean {
  return isCash(kind as CostRowKind);
}

/** In each financial year and the horizon, lines add up to the row of their total. */
function lineChecks(annual: Sheet, kind: string, isPart: (kind: string) => boolean): Check[] {
  const kinds = textsOf(annual, 'kind');
  const years = textsOf(annual, 'financial_year');
  return totalRows(annual, kind).flatMap((totalRow) => {
    const financialYear = years[totalRow]!;
    const parts = rowsWhere(annual, (row) => years[row] === financialYear && isPart(kinds[row]!));
    return amountsIn(annual, totalRow).map((amount) => ({
      name: kind === 'total' ? 'lines add up to total' : 'lines add up to economic total',
      ...{ financialYear, amount, parts: sumOf(annual, amount, parts) },
      total: sumOf(annual, amount, [totalRow]),
    }));
  });
}

/** In each total, cash is net and VAT less what of that comes back. */
function cashChecks(annual: Sheet): Check[] {
  return totalRows(annual, 'total').map((row) => {
    const at = (header: string) => sumOf(annual, header, [row]);
    return {
      name: 'cash is net + VAT - recovered',
      financialYear: textsOf(annual, 'financial_year')[row]!,
      amount: CASH,
      parts: `${at(NET)}+${at(VAT)}-${at(RECOVERED)}`,
      total: at(CASH),
    };
  });
}

/** The lines of all times of a sheet add up to the total of the horizon in the annual costs. */
function horizonChecks(name: string, sheet: Sheet, annual: Sheet): Check[] {
  const horizon = horizonRow(annual);
  if (horizon === undefined) return [];
  return amountsIn(annual, horizon).map((amount) => ({
    ...{ name, financialYear: ALL, amount },
    parts: LINE_KINDS.filter(isPaid)
      .map((kind) => sumOfKind(sheet, amount, kind))
      .join('+'),
    total: sumOf(annual, amount, [horizon]),
  }));
}

/** The means of the summary are those of the horizon. */
function summaryChecks(summary: Sheet, annual: Sheet): Check[] {
  const horizon = horizonRow(annual);
  if (horizon === undefined) return [];
  const metrics = textsOf(summary, 'metric');
  return [
    { metric: 'total_cost_gbp', amount: CASH },
    { metric: 'present_value_gbp', amount: DISCOUNTED },
  ].flatMap(({ metric, amount }) => {
    const row = metrics.indexOf(metric);
    if (row < 0) return [];
    return [
      {
        ...{ name: `summary has the same ${metric}`, financialYear: ALL, amount },
        parts: sumOf(summary, 'mean', [row]),
        total: sumOf(annual, amount, [horizon]),
      },
    ];
  });
}

/** Index of the row that has the total of the whole horizon. */
function horizonRow(annual: Sheet): number | undefined {
  const years = textsOf(annual, 'financial_year');
  return totalRows(annual, 'total').find((row) => years[row] === ALL);
}

function totalRows(sheet: Sheet, kind: string): number[] {
  const kinds = textsOf(sheet, 'kind');
  return rowsWhere(sheet, (row) => kinds[row] === kind);
}

function rowsWhere({ rows }: Sheet, isWanted: (row: number) => boolean): number[] {
  return rows.flatMap((_, row) => (row > 0 && isWanted(row) ? [row] : []));
}

/** The columns of money in which a row has a value. */
function amountsIn({ rows }: Sheet, row: number): string[] {
  const headers = (rows[0] ?? []).map(textOf);
  return headers.filter((header, column) => AMOUNT.test(header) && rows[row]?.[column] !== null);
}

/** By row, the texts of a column. */
function textsOf(sheet: Sheet, header: string): string[] {
  const column = columnOf(sheet, header);
  return sheet.rows.map((row) => textOf(row[column] ?? null));
}

function columnOf({ name, rows }: Sheet, header: string): number {
  const column = (rows[0] ?? []).map(textOf).indexOf(header);
  if (column < 0) throw new Error(`${name} has no column ${header}`);
  return column;
}

function textOf(cell: SheetCell | null): string {
  return cell?.kind === 'text' ? cell.text : '';
}

/** A formula: the cell of a single row, else the sum of those of the rows. */
function sumOf(sheet: Sheet, header: string, rows: readonly number[]): string {
  if (rows.length === 0) return '0';
  const ranges = rangesOf(sheet.name, columnOf(sheet, header), rows);
  return rows.length === 1 ? ranges.join() : `SUM(${ranges.join()})`;
}

/** A formula: the sum over the rows of a kind, but those of the whole horizon. */
function sumOfKind(sheet: Sheet, header: string, kind: string): string {
  const rangeOf = (column: number) =>
    rangesOf(
      sheet.name,
      column,
      rowsWhere(sheet, () => true),
    );
  const conditions = [...rangeOf(columnOf(sheet, 'kind')), `"${kind}"`];
  // The first column has the times.
  return `SUMIFS(${[...rangeOf(columnOf(sheet, header)), ...conditions, ...rangeOf(0), `"<>${ALL}"`].join()})`;
}
