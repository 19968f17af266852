/** Words that sentences of the verdict share, chosen by the values of cells. */
import { type CalendarDate, parseDate } from '../../calendar/date.ts';
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { type PageRun, recordCell } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';

/**
 * How a planner should take a sentence: plain has nothing to worry about or to be glad of, such as
 * a cost that is held against nothing.
 */
export type Tone = 'good' | 'watch' | 'bad' | 'plain';

/** One replication in twenty, the risk of which order dates speak; above it a run-out is bad. */
export const RISK_SHARE = 0.05;

/** What the verdict says of one question. */
export interface VerdictItem {
  readonly tone: Tone;
  /** What it is about, in a word or two. */
  readonly topic: string;
  /** One sentence, or two or three. */
  readonly sentence: Sentence;
}

/** What a scenario is about, as run.json has it. */
export type ScopeName =
  | 'stages'
  | 'gates'
  | 'failures'
  | 'moves'
  | 'churn'
  | 'storage'
  | 'procurement'
  | 'costs';

export function hasScope(run: PageRun, name: ScopeName): boolean {
  return recordCell(run, `metricScope.${name}`)?.text === 'true';
}

/** A date of run.json. */
export function recordDate(run: PageRun, keys: 'firstDate' | 'lastDate'): PageCell | null {
  const cell = recordCell(run, keys);
  return cell === null ? null : { ...cell, kind: 'date', unit: 'date' };
}

/** The day in a cell; null where there is none. */
export function dayIn(cell: PageCell | null): CalendarDate | null {
  return cell === null ? null : parseDate(cell.text);
}

/** A cell that has a value; null: it has none. */
export function filled(cell: PageCell | null): PageCell | null {
  return cell === null || cell.text === '' ? null : cell;
}

/** A cell of a row if it has a value. */
export function filledAt(row: PageRow | null, column: string): PageCell | null {
  return row === null ? null : filled(cellOf(row, column));
}

/** `in none of the replications`, `in 10 % of replications`, `in every replication`. */
export function howOften(run: PageRun, probability: PageCell | null): Sentence {
  if (probability === null) return ['in an unknown share of replications'];
  const share = numberOf(probability);
  if (share === 0) return [isSingle(run) ? 'not in the only replication' : 'in no replication'];
  if (share === 1) return [isSingle(run) ? 'in the only replication' : 'in every replication'];
  return ['in ', probability, ' of replications'];
}

/** `a`, `a and b`, `a, b and c`; of more than so many the first, with words for the others. */
export function listed(
  items: readonly Sentence[],
  { max, others }: { readonly max: number; readonly others: string },
): Sentence {
  const shown = items.slice(0, max);
  const rest = items.length > max ? [[others]] : [];
  const all: readonly Sentence[] = [...shown, ...rest];
  return all.flatMap((item, index) => {
    if (index === 0) return item;
    return [index === all.length - 1 ? ' and ' : ', ', ...item];
  });
}

/** Whether a date in a cell is before the run begins, so that it is too late already. */
export function isPast(run: PageRun, cell: PageCell): boolean {
  const day = dayIn(cell);
  return day !== null && day < run.firstDay;
}

/** With a capital letter in front, if it begins with words. */
export function capital([first, ...others]: Sentence): Sentence {
  if (typeof first !== 'string') return first === undefined ? [] : [first, ...others];
  return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...others];
}
