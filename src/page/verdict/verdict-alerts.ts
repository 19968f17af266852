/** The verdict on gates that only alert. */

import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, rowsWith, textAt } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import { listed, type VerdictItem } from './verdict-words.ts';

/** Gates named in a sentence; an assumption. */
const OTHERS = { max: 3, others: 'others' };

/** Nothing where none alerts. How often is no cell of any table: the terminal says it. */
export function alertItems(run: PageRun): readonly VerdictItem[] {
  const byGate = new Map<string, PageRow>();
  for (const row of rowsWith(tableOf(run, 'stage_events'), { event: 'alert' })) {
    const gate = textAt(row, 'rule');
    if (!byGate.has(gate)) byGate.set(gate, row);
  }
  const gates = [...byGate.values()].flatMap((row): Sentence[] => {
    const gate = cellOf(row, 'rule');
    return gate === null ? [] : [['gate ', gate]];
  });
  if (gates.length === 0) return [];
  const where = isSingle(run) ? '' : ' in some replications';
  const [first = [], ...rest] = gates;
  const said = listed([['Gate ', ...first.slice(1)], ...rest], OTHERS);
  const verb = gates.length === 1 ? ' alerts' : ' alert';
  const sentence = [...said, `${verb}${where}, which stops nothing; stage_events.csv says when.`];
  return [{ tone: 'watch', topic: 'Alerts', sentence }];
}
