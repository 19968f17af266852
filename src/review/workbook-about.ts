/** The sheet that says what the run is, and how the others are to be read. */
import { z } from 'zod';
import { scenarioSchema } from '../scenario/schema.ts';
import { parseJson, readAs } from './parse-run-record.ts';
import type { KeptTable, KeptTables } from './read-run-tables.ts';
import { differenceFormula } from './workbook-checks.ts';
import { dateCell, numberCell, numberFormat } from './workbook-number.ts';
import {
  headerRow,
  type Sheet,
  type SheetCell,
  type SheetRow,
  textCell,
} from './workbook-sheet.ts';
import { sheetOf } from './workbook-width.ts';

/** What is told of run.json. */
const recordSchema = z.object({
  headroom: z.string(),
  formatVersion: z.int(),
  name: z.string(),
  title: z.string(),
  question: z.string().nullish(),
  firstDate: z.string(),
  lastDate: z.string(),
  mailboxCount: z.int(),
  seed: z.string(),
  replications: z.int(),
  sampling: z.object({ method: z.string(), note: z.string() }),
  sample: z.object({ share: z.number() }).nullable(),
  /** What `run --tables` kept; null: all. */
  tables: z.array(z.string()).nullable(),
  scenario: z.object({ currency: scenarioSchema.shape.currency }),
  /** By address, what was written for it. */
  origins: z.record(z.string(), z.object({ text: z.string() })),
});

type AboutRecord = z.output<typeof recordSchema>;

/** What the scenario says of money, by its address. */
const MONEY_INPUTS = [
  ['costs.priceBase', 'price base'],
  ['costs.discountRate', 'discount rate a year, real'],
  ['costs.inflationPerYear', 'inflation a year'],
  ['costs.vat.rate', 'VAT'],
  ['costs.vat.recoverableShare', 'share of VAT recovered'],
] as const;

/** The end of the header of a quantile, such as cash_gbp_p80 and p5_low. */
const QUANTILE = /(?:^|_)(p\d+(?:_low|_high)?)$/;

/**
 * Makes the sheet of run.json and of what the workbook has.
 *
 * @param checks the sheet of checks, if there is one
 * @throws InputFaults where run.json is not as headroom writes it.
 */
export function aboutSheet({ record, tables }: KeptTables, checks: Sheet | null): Sheet {
  const read = readAs(recordSchema, parseJson(record.text, record.named), record.named);
  const rows = [
    headerRow(['about', '']),
    ...runRows(read),
    ...moneyRows(read),
    ...tables.map(({ resource }) => line(`sheet ${resource.name}`, resource.title)),
    line('sheet columns', 'What stands in each column, and in which unit'),
    ...checkRows(checks),
    ...readingRows(tables),
  ];
  return sheetOf('about', rows, 1);
}

function line(label: string, value: string | SheetCell | null): SheetRow {
  if (typeof value === 'string') return [textCell(label), textCell(value, { isWrapped: true })];
  return [textCell(label), value === null ? null : { ...value, style: { align: 'left' } }];
}

function runRows(read: AboutRecord): SheetRow[] {
  const { sampling, sample } = read;
  return [
    line('scenario', read.name),
    line('title', read.title),
    ...(read.question ? [line('question', read.question)] : []),
    line('first day', dateOrText(read.firstDate)),
    line('last day', dateOrText(read.lastDate)),
    line('mailboxes', numberCell(String(read.mailboxCount), '')),
    ...(sample === null
      ? []
      : [line('simulated share of them', sampleCell(sample.share)), line('', SAMPLE_NOTE)]),
    line('replications', numberCell(String(read.replications), '')),
    line('sampling', `${sampling.method}: ${sampling.note}`),
    line('seed', read.seed),
    ...(read.tables === null ? [] : [line('tables kept of the run', read.tables.join(', '))]),
    line('headroom version', read.headroom),
    line('format of the run folder', numberCell(String(read.formatVersion), '')),
  ];
}

const SAMPLE_NOTE =
  'A quick look: all figures are estimated from this share of the mailboxes, and are not for a budget.';

function sampleCell(value: number): SheetCell {
  return { kind: 'number', value, format: numberFormat('share', 2) };
}

function dateOrText(text: string): SheetCell {
  return dateCell(text) ?? textCell(text);
}

function moneyRows({ scenario, origins }: AboutRecord): SheetRow[] {
  const inputs = MONEY_INPUTS.flatMap(([address, label]) => {
    const text = origins[address]?.text ?? datedRates(origins, address);
    return text === '' ? [] : [line(label, dateOrText(text))];
  });
  return [line('currency', scenario.currency), ...inputs];
}

/** `3.5% from 2013-04-01; 3% from 2043-04-01`, where a scenario has such a list; else empty. */
function datedRates(origins: AboutRecord['origins'], address: string): string {
  const rates: string[] = [];
  for (let number = 1; ; number++) {
    const [from, rate] = ['from', 'perYear'].map((key) => origins[`${address}.${number}.${key}`]);
    if (from === undefined || rate === undefined) return rates.join('; ');
    rates.push(`${rate.text} from ${from.text}`);
  }
}

function checkRows(checks: Sheet | null): SheetRow[] {
  if (checks === null) return [];
  const formula = differenceFormula(checks);
  return [
    line('sheet checks', 'Formulas that add up the values of the other sheets'),
    line('all checks: off by', { kind: 'formula', formula, format: numberFormat('GBP', 2) }),
  ];
}

/** How to read the tables that there are. */
function readingRows(tables: readonly KeptTable[]): SheetRow[] {
  const has = (name: string) => tables.some(({ resource }) => resource.name === name);
  const quantiles = tables.flatMap(({ resource }) => {
    const ends = resource.schema.fields.map(({ name }) => QUANTILE.exec(name)?.[1]);
    const found = new Set(ends.filter((end) => end !== undefined));
    return found.size === 0
      ? []
      : [`${resource.name}: columns that end in ${[...found].join(', ')}`];
  });
  const costs = has('costs_annual') || has('costs_monthly');
  return [
    line('values', 'The tables have the figures of the CSV files in the run folder, as values.'),
    ...(costs ? [line('rows total', TOTAL_NOTE), line('means', MEAN_NOTE)] : []),
    line(
      'quantiles',
      'Each is of its row alone: quantiles do not add up over lines, months or years.',
    ),
    ...quantiles.map((text) => line('', text)),
  ];
}

const MEAN_NOTE =
  'In the tables of costs, columns that end in _mean add up over lines, months and financial years.';

const TOTAL_NOTE =
  'total is the sum of the capital, running and optimism-bias lines above it; economic total, of the economic lines, which nobody pays; memos are in no total; the year all is the whole horizon. To sum a column, leave these rows out.';
