/**
 * What differs between two CSV files, as reports.md and the words of `headroom diff` say it, with a
 * CSV parser, maps and exact fractions: to hold the fast way against.
 */
import { parse } from 'csv-parse/sync';
import {
  exactDecimal,
  type Fraction,
  isAtLeast,
  larger,
  minus,
  plus,
  powerOfTen,
  ratio,
  size,
  times,
} from './fractions.ts';

export interface SlowField {
  readonly kind: 'text' | 'date' | 'figure';
  readonly unit: string;
  /** As it is written: `0.1`, `1%`. */
  readonly tolerance: string;
  readonly isKey: boolean;
  readonly isPoint: boolean;
}

export type SlowFields = Readonly<Record<string, SlowField>>;

export interface SlowTable {
  readonly header: readonly string[];
  /** Cells by column, by key, in the order of the file. */
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export interface SlowChange {
  readonly key: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  readonly difference: number | null;
  readonly relative: number | null;
  readonly isMaterial: boolean;
  readonly score: number;
}

export interface SlowDiff {
  readonly changes: readonly SlowChange[];
  readonly rowsAdded: readonly string[];
  readonly rowsRemoved: readonly string[];
  readonly columnsAdded: readonly string[];
  readonly columnsRemoved: readonly string[];
}

const PARSING = { bom: true, record_delimiter: ['\r\n', '\n', '\r'], skip_empty_lines: true };

export function slowTable(bytes: Uint8Array, fields: SlowFields): SlowTable {
  const records = parse(Buffer.from(bytes), PARSING) as string[][];
  const [header = [], ...rows] = records.map((record) =>
    record.map((cell) => cell.replace(/\r\n?/g, '\n')),
  );
  const named = rows.map((row) => Object.fromEntries(header.map((name, k) => [name, row[k]!])));
  return { header, rows: new Map(named.map((row) => [slowKey(row, fields), row])) };
}

/** The key of a row whatever the order of its columns. */
export function slowKey(row: Readonly<Record<string, string>>, fields: SlowFields): string {
  const names = Object.keys(row).filter((name) => fields[name]!.isKey);
  return JSON.stringify(names.sort().map((name) => [name, row[name]!]));
}

/** Compares two files of which both have all key columns. */
export function slowDiff(
  before: SlowTable,
  after: SlowTable,
  { fields, materialShare }: { readonly fields: SlowFields; readonly materialShare: string },
): SlowDiff {
  const shared = before.header.filter((name) => after.header.includes(name));
  const changes: SlowChange[] = [];
  for (const [key, row] of before.rows) {
    const other = after.rows.get(key);
    if (other === undefined) continue;
    for (const column of shared.filter((name) => !fields[name]!.isKey)) {
      const [one, two] = [row[column]!, other[column]!];
      if (isSame(one, two, fields[column]!)) continue;
      const unit = unitIn(row, fields[column]!);
      const score = scoreOf([one, two], { unit, materialShare, kind: fields[column]!.kind });
      changes.push({ key, column, before: one, after: two, ...score });
    }
  }
  const { header } = before;
  return {
    changes,
    rowsAdded: [...after.rows.keys()].filter((key) => !before.rows.has(key)),
    rowsRemoved: [...before.rows.keys()].filter((key) => !after.rows.has(key)),
    columnsAdded: after.header.filter((name) => !header.includes(name)),
    columnsRemoved: header.filter((name) => !after.header.includes(name)),
  };
}

/** Of a column whose unit goes by the row, that in the row's cell. */
function unitIn(row: Readonly<Record<string, string>>, { unit }: SlowField): string {
  const { unit: unitOfRow = '' } = row;
  return unit.startsWith('the ') ? unitOfRow : unit;
}

/** |a - b| <= tolerance + half a unit of the finest last place, of figures. */
function isSame(one: string, other: string, { kind, tolerance }: SlowField): boolean {
  if (one === other) return true;
  const [a, b] = [exactDecimal(one), exactDecimal(other)];
  if (kind !== 'figure' || a === null || b === null) return false;
  const isRelative = tolerance.endsWith('%');
  const amount = exactDecimal(tolerance.replace('%', ''))!;
  const allowed = isRelative
    ? times(times(amount.value, powerOfTen(-2)), larger(size(a.value), size(b.value)))
    : amount.value;
  const places = Math.max(a.places, b.places, isRelative ? 0 : amount.places);
  const limit = plus(allowed, times([1n, 2n], powerOfTen(-places)));
  return isAtLeast(limit, size(minus(a.value, b.value)));
}

interface ScoreSettings {
  readonly unit: string;
  readonly materialShare: string;
  readonly kind: SlowField['kind'];
}

type SlowScore = Pick<SlowChange, 'difference' | 'relative' | 'isMaterial' | 'score'>;

function scoreOf([one, other]: [string, string], settings: ScoreSettings): SlowScore {
  const [a, b] = [exactDecimal(one), exactDecimal(other)];
  if (settings.kind === 'figure' && a !== null && b !== null) {
    // Of what a double cannot tell apart it is only said that it differs.
    if (Number(one) === Number(other)) {
      return { difference: null, relative: null, isMaterial: true, score: 0 };
    }
    const lastPlace = powerOfTen(-Math.max(a.places, b.places));
    return numberScore(a.value, b.value, { ...settings, lastPlace });
  }
  const [from, to] = [dayOf(one), dayOf(other)];
  const none = { relative: null, isMaterial: true };
  if (from === null || to === null) {
    // What was empty or is now counts as doubled, where it is not text.
    const isNew = settings.kind !== 'text' && (one === '') !== (other === '');
    return { ...none, difference: null, score: isNew ? 1 : 0 };
  }
  return { ...none, difference: to - from, score: Math.min(1, Math.abs(to - from) / 365) };
}

function numberScore(
  a: Fraction,
  b: Fraction,
  {
    unit,
    materialShare,
    lastPlace,
  }: { readonly unit: string; readonly materialShare: string; readonly lastPlace: Fraction },
): SlowScore {
  const isPoints = unit === 'share' || unit === 'correlation';
  const change = size(minus(b, a));
  const bound = times(exactDecimal(materialShare)!.value, isPoints ? [1n, 1n] : size(a));
  const certain = larger([0n, 1n], minus(change, lastPlace));
  return {
    difference: ratio(minus(b, a), [1n, 1n]),
    relative: a[0] === 0n ? null : ratio(minus(b, a), size(a)),
    isMaterial: isAtLeast(change, bound),
    score: isPoints
      ? Math.min(2, ratio(change, [1n, 1n]))
      : ratio(certain, larger(size(a), size(b))),
  };
}

/** Days since 1970; null: no date. */
function dayOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return null;
  const date = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
  return isReal ? date.valueOf() / 86_400_000 : null;
}
