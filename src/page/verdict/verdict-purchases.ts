/** The verdict on purchases: what is bought as planned, and what the policy orders first. */
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, rowsWith } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import { byDate, POOLS_NAMED_MAX, poolName } from './verdict-pools.ts';
import { filledAt, howOften, listed, type VerdictItem } from './verdict-words.ts';

/** Nothing where nothing is bought. */
export function purchaseItems(run: PageRun): readonly VerdictItem[] {
  const table = tableOf(run, 'purchases');
  const scheduled = rowsWith(table, { origin: 'scheduled' }).flatMap(scheduledOrder);
  const first = byDate(rowsWith(table, { origin: 'policy', order: '1' }), 'placed_p5');
  const planned = scheduled.length === 1 ? 'The planned purchase is ' : 'Planned purchases are ';
  const sentences: readonly Sentence[] = [
    scheduled.length === 0 ? [] : [planned, ...listed(scheduled, MORE), '.'],
    first.length === 0 ? [] : [policyWords(run), ...listed(first.map(policyOrder), MORE), '.'],
  ];
  const said = sentences.filter((sentence) => sentence.length > 0);
  if (said.length === 0) return [];
  const sentence = said.flatMap((one, index) => (index === 0 ? one : [' ', ...one]));
  return [{ tone: 'plain', topic: 'Purchases', sentence }];

  function scheduledOrder(row: PageRow): Sentence[] {
    const [size, date] = [filledAt(row, 'size_tib_mean'), filledAt(row, 'placed_p50')];
    if (size === null) return [];
    const on: Sentence = date === null ? [] : [' on ', date];
    return [[size, ' for ', ...poolName(run, row), ...on]];
  }

  function policyOrder(row: PageRow): Sentence {
    const size = filledAt(row, 'size_tib_mean');
    const what: Sentence = size === null ? [] : [size, ' '];
    return [...what, 'for ', ...poolName(run, row), ...whenPlaced(run, row)];
  }
}

const MORE = { max: POOLS_NAMED_MAX, others: 'more (purchases.csv)' };

/** When the policy orders, of which the dates behind it tell. */
function policyWords(run: PageRun): string {
  return isSingle(run)
    ? 'The policy first orders '
    : 'The policy orders only when growth shows: where growth is fastest by P5, in half of the replications by P50. Its first orders, of the mean size, are ';
}

/** ` (P5 31 May 2013, P50 17 October 2013)`, with its likelihood where it is no rule. */
function whenPlaced(run: PageRun, row: PageRow): Sentence {
  const [median, early] = [filledAt(row, 'placed_p50'), filledAt(row, 'placed_p5')];
  if (isSingle(run)) return median === null ? [] : [' on ', median];
  const often: Sentence =
    median === null ? [' ', ...howOften(run, cellOf(row, 'placed_probability')), ' only'] : [];
  const isOneDay = early !== null && early.text === median?.text;
  const dates = [
    early === null || isOneDay ? [] : ['P5\u00a0', early],
    median === null ? [] : [isOneDay ? 'P5 and P50\u00a0' : 'P50\u00a0', median],
  ].filter((date) => date.length > 0);
  const said = dates.flatMap((date, index) => [index === 0 ? ' (' : ', ', ...date]);
  return [...often, ...said, said.length === 0 ? '' : ')'];
}
