/** The verdict in a sentence: whether it fits, by when to order, what it costs, when it is done. */
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, summaryCell, tableOf } from '../cells/page-run.ts';
import { numberAt, rowWith } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import { capital, filled, filledAt, hasScope, howOften } from './verdict-words.ts';

/** Empty where the run has none of the answers. */
export function summarySentence(run: PageRun): Sentence {
  const parts = [fitPart(run), orderPart(run), costPart(run), donePart(run)];
  const said = parts.filter((part) => part.length > 0);
  const joined = said.flatMap((part, index) => (index === 0 ? part : ['; ', ...part]));
  return joined.length === 0 ? [] : [...capital(joined), '.'];
}

function fitPart(run: PageRun): Sentence {
  const over = filledAt(rowWith(tableOf(run, 'pools'), { pool: 'all' }), 'over_plan_probability');
  if (over === null) return [];
  if (numberOf(over) !== 0) return ['storage runs out ', ...howOften(run, over)];
  return [`storage suffices in ${isSingle(run) ? 'the only' : 'every'} replication`];
}

function orderPart(run: PageRun): Sentence {
  const all = rowWith(tableOf(run, 'pools'), { pool: 'all' });
  const by = filledAt(all, 'last_safe_order_without_orders_p5');
  const share = all === null ? null : numberAt(all, 'over_plan_without_orders_probability');
  return by === null || share === 0 || !hasScope(run, 'procurement') ? [] : ['order by ', by];
}

function costPart(run: PageRun): Sentence {
  const cash = filled(summaryCell(run, 'total_cost_gbp', 'mean'));
  const average = isSingle(run) ? '' : ' on average';
  return cash === null ? [] : ['it costs ', cash, ` in cash${average}`];
}

function donePart(run: PageRun): Sentence {
  const done = filled(summaryCell(run, 'rollout_finish_date', 'p50'));
  if (done === null) return [];
  return isSingle(run)
    ? ['the rollout is done on ', done]
    : ['the rollout is done by ', done, ' (P50)'];
}
