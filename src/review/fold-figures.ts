/** Figures that say the same in other words, one behind the other. */
import type { FigureDiff } from './diff.ts';

/** A changed figure, and what changed with it. */
export interface RankedFigure {
  readonly figure: FigureDiff;
  /** Other statistics of its quantity, `p95`, and other columns of the same money. */
  readonly others: readonly string[];
}

/**
 * Puts behind one figure of a row the other statistics of its quantity, and where it is money the
 * other amounts: what costs more net costs more with VAT, in cash and discounted.
 *
 * The first is the one that changed the most; the end of an interval only where nothing else did.
 * Of amounts that changed alike it is the cash, which is what is paid.
 */
export function foldFigures(figures: readonly FigureDiff[]): RankedFigure[] {
  const folded = new Map<string, FigureDiff[]>();
  for (const figure of figures) {
    const { table, column, unit, keys } = figure;
    const quantity = MONEY.test(column) ? 'money' : statisticOf(column)[0];
    const key = JSON.stringify([table, quantity, unit, keys]);
    const alike = folded.get(key);
    if (alike === undefined) folded.set(key, [figure]);
    else alike.push(figure);
  }
  return [...folded.values()].map(withFirst);
}

/** Columns with an amount of money. */
const MONEY = /_gbp(?:_|$)/;
const CASH = /^cash_/;
/** Scores so near are shown as the same percentage: what is left is the rounding of pence. */
const ALIKE = 0.0005;
const INTERVAL_END = /(?:^|_)(?:low|high)$/;

function withFirst(alike: readonly FigureDiff[]): RankedFigure {
  const weightOf = ({ column, score }: FigureDiff) => score - (INTERVAL_END.test(column) ? 2 : 0);
  const ranked = alike.toSorted((one, other) => weightOf(other) - weightOf(one));
  const [most] = ranked;
  if (most === undefined) throw new RangeError('no figures to fold');
  const isAlike = (figure: FigureDiff) => weightOf(most) - weightOf(figure) < ALIKE;
  const figure = ranked.find((one) => CASH.test(one.column) && isAlike(one)) ?? most;
  const others = ranked.filter((one) => one !== figure);
  return { figure, others: others.map(({ column }) => columnBeside(figure.column, column)) };
}

/** What a column is called behind another: of the same quantity its statistic is enough. */
function columnBeside(first: string, column: string): string {
  const [quantity, statistic] = statisticOf(column);
  return statistic === '' || quantity !== statisticOf(first)[0] ? column : statistic;
}

/**
 * A column as quantity and statistic: `used_tib_p95` is the p95 of used_tib.
 *
 * @example statisticOf('used_tib_p95') // ['used_tib', 'p95']
 */
export function statisticOf(column: string): [quantity: string, statistic: string] {
  const [, quantity = '', statistic] =
    /^(?:(.*?)_)??((?:mean|p\d+|probability)(?:_low|_high)?|low|high)$/.exec(column) ?? [];
  return statistic === undefined ? [column, ''] : [quantity, statistic];
}
