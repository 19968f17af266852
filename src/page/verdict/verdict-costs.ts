/** The verdict on costs: how much in all, in present value and by financial year. */
import type { PageCell } from '../cells/page-cell.ts';
import { type PageRun, summaryCell, tableOf } from '../cells/page-run.ts';
import { cellOf, rowsWith, textAt } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import { filled, filledAt, listed, recordDate, type VerdictItem } from './verdict-words.ts';

/** Financial years named in a sentence; an assumption. */
const YEARS_NAMED_MAX = 4;

export function costItem(run: PageRun): VerdictItem {
  const cash = filled(summaryCell(run, 'total_cost_gbp', 'mean'));
  if (cash === null) {
    const sentence = ['What it costs is not said: the scenario states no costs.'];
    return { tone: 'plain', topic: 'Cost', sentence };
  }
  return {
    tone: 'plain',
    topic: 'Cost',
    sentence: [...totalSentence(run, cash), ...presentSentence(run), ...yearsSentence(run)],
  };
}

function totalSentence(run: PageRun, cash: PageCell): Sentence {
  const [from, to] = [recordDate(run, 'firstDate'), recordDate(run, 'lastDate')];
  const span: Sentence = from === null || to === null ? [] : [' from ', from, ' to ', to];
  const budget = isSingle(run) ? [] : budgetSentence(run);
  return [
    'It costs ',
    cash,
    ' in cash',
    average(run),
    ...span,
    ', including irrecoverable VAT',
    ...rangeOf(run, 'total_cost_gbp'),
    ...budget,
  ];
}

/** Behind a sum that is a mean. */
function average(run: PageRun): string {
  return isSingle(run) ? '' : ' on average';
}

/** What is enough in most replications. */
function budgetSentence(run: PageRun): Sentence {
  const total = rowsWith(tableOf(run, 'costs_annual'), { financial_year: 'all', kind: 'total' })[0];
  const budget = filledAt(total ?? null, 'cash_gbp_p80');
  return budget === null ? [] : ['; ', budget, ' (P80) is enough in four replications of five'];
}

/** `, between a and b (P5 to P95)`; nothing of one replication, or where all cost the same. */
function rangeOf(run: PageRun, metric: string): Sentence {
  const [low, high] = ['p5', 'p95'].map((statistic) => filled(summaryCell(run, metric, statistic)));
  if (!low || !high || isSingle(run) || low.text === high.text) return [];
  return [', between ', low, ' and ', high, ' (P5 to P95)'];
}

function presentSentence(run: PageRun): Sentence {
  const value = filled(summaryCell(run, 'present_value_gbp', 'mean'));
  if (value === null) return ['.'];
  const words = '. Its present value, discounted and without VAT, is ';
  return [words, value, average(run), ...rangeOf(run, 'present_value_gbp'), '.'];
}

/** Cash by financial year. */
function yearsSentence(run: PageRun): Sentence {
  const rows = rowsWith(tableOf(run, 'costs_annual'), { kind: 'total' });
  const years = rows.filter((row) => textAt(row, 'financial_year') !== 'all');
  if (years.length < 2) return [];
  const items = years.flatMap((row): Sentence[] => {
    const [year, cash] = [cellOf(row, 'financial_year'), filledAt(row, 'cash_gbp_mean')];
    return year === null || cash === null ? [] : [[cash, ' in ', year]];
  });
  const others = 'more in later years (costs_annual.csv)';
  const start = ` By financial year cash is${average(run)} `;
  return [start, ...listed(items, { max: YEARS_NAMED_MAX, others }), '.'];
}
