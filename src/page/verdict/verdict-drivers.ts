/** The verdict on inputs: which of those that are not known matters most. */
import { isBeyondChance, REPLICATIONS_FOR_DRIVERS } from '../../ensemble/beyond-chance.ts';
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, recordCell, tableOf } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow, rowsWith, textAt } from '../cells/page-table.ts';
import { actingInputs } from '../inputs/acting-inputs.ts';
import type { Sentence } from '../shown/sentence.ts';
import { inputWords } from './input-words.ts';
import { capital, listed, type VerdictItem } from './verdict-words.ts';

/** What is asked of which input it depends on: the first that the run has. */
const METRICS: readonly { readonly name: string; readonly words: string }[] = [
  { name: 'peak_needed_tib', words: 'how much storage is needed at the peak' },
  { name: 'end_used_tib', words: 'how much is stored at the end' },
];
const COST = { name: 'total_cost_gbp', words: 'what it costs' };
const INPUTS_NAMED_MAX = 2;
const OTHERS = { max: INPUTS_NAMED_MAX, others: 'others (sensitivity.csv)' };

export function driversItem(run: PageRun): VerdictItem {
  return { tone: 'plain', topic: 'Drivers', sentence: driversSentence(run) };
}

function driversSentence(run: PageRun): Sentence {
  const count = numberOf(recordCell(run, 'replications')) ?? 0;
  const table = tableOf(run, 'sensitivity');
  if (table === null || table.rows.length === 0) {
    return ['No input is uncertain: ranges show luck alone.'];
  }
  if (recordCell(run, 'sampling.method')?.text === 'medians') {
    return ['Inputs were held at their medians: ranges show luck alone.'];
  }
  if (count < REPLICATIONS_FOR_DRIVERS) {
    return ['Which inputs matter most cannot be told from so few replications.'];
  }
  const metric = METRICS.find(({ name }) => correlated(run, name).length > 0);
  const metrics = metric === undefined ? [COST] : [metric, COST];
  if (metrics.every(({ name }) => correlated(run, name).length === 0)) {
    return ['No uncertain input makes a difference.'];
  }
  const clauses = metrics.flatMap(({ name, words }): Sentence[] => {
    const drivers = driversOf(run, name, count);
    return drivers.length === 0 ? [] : [[`${words} depends most on `, ...listed(drivers, OTHERS)]];
  });
  if (clauses.length === 0) {
    return ['No single uncertain input drives the figures by more than chance would show.'];
  }
  const joined = clauses.flatMap((one, index) => (index === 0 ? one : ['; ', ...one]));
  return [...capital(joined), ' (rank correlations).'];
}

/** The rows of a metric that have a correlation, of inputs that can act on it. */
function correlated(run: PageRun, metric: string): readonly PageRow[] {
  const rows = rowsWith(actingInputs(run), { metric });
  return rows.filter((row) => numberAt(row, 'rank_correlation') !== null);
}

/** `owners.offloadShare (−0.75)`, the strongest first, of those beyond chance. */
function driversOf(run: PageRun, metric: string, replicationCount: number): readonly Sentence[] {
  const rows = correlated(run, metric);
  const inputCount = new Set(rows.map((row) => textAt(row, 'input'))).size;
  const strength = (row: PageRow) => Math.abs(numberAt(row, 'rank_correlation') ?? 0);
  return rows
    .filter((row) => {
      const correlation = numberAt(row, 'rank_correlation') ?? 0;
      return isBeyondChance(correlation, { replicationCount, inputCount });
    })
    .sort((a, b) => strength(b) - strength(a))
    .flatMap((row): Sentence[] => {
      const [input, correlation] = [cellOf(row, 'input'), cellOf(row, 'rank_correlation')];
      if (input === null || correlation === null) return [];
      const more = (numberOf(correlation) ?? 0) < 0 ? 'less' : 'more';
      return [[inputWords(input.text) ?? input, ' (', correlation, `: higher means ${more})`]];
    });
}
