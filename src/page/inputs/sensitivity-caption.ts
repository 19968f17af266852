/** What a chart of rank correlations shows, in words. */
import type { PageCell } from '../cells/page-cell.ts';
import { type PageRun, recordCell } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow, textAt } from '../cells/page-table.ts';
import { known } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { inputWords } from '../verdict/input-words.ts';
import { listed } from '../verdict/verdict-words.ts';
import { isClear } from './sensitivity-rows.ts';

/** Of sensitivity.csv: the correlation, and the ends of its interval. */
export const CORRELATION_COLUMNS = [
  'rank_correlation',
  'rank_correlation_low',
  'rank_correlation_high',
];

/** The strongest input, how many are clear of zero, and which may stand for others. */
export function sensitivityCaption(run: PageRun, rows: readonly PageRow[]): Sentence {
  const [first] = rows;
  return first === undefined ? [] : [...strengthParts(first, rows), ...togetherParts(run, rows)];
}

function strengthParts(first: PageRow, rows: readonly PageRow[]): Sentence {
  const clearCount = rows.filter(isClear).length;
  const direction =
    (numberAt(first, 'rank_correlation') ?? 0) < 0
      ? 'the higher the input, the lower the metric'
      : 'the higher the input, the higher the metric';
  return [
    'It goes most strongly with ',
    ...inputParts(cellOf(first, 'input')),
    ...known(': rank correlation ', cellOf(first, 'rank_correlation')),
    ...intervalParts(first),
    `; ${direction}. `,
    clearCount === 0
      ? 'None of the inputs below is clear of zero.'
      : clearCount === rows.length
        ? 'All inputs below are clear of zero.'
        : 'Those that are filled are clear of zero.',
  ];
}

/** In words where it has some, and by its key, which labels and tables have. */
function inputParts(input: PageCell | null): Sentence {
  const words = input === null ? null : inputWords(input.text);
  return words === null ? known(input) : known(`${words} (`, input, ')');
}

/** In words, or by its key. */
function spoken(input: PageCell | null): Sentence {
  return known(inputWords(input?.text ?? '') ?? input);
}

const PAIRS_NAMED_MAX = 2;

/** Shown inputs that the scenario draws together: one may go with the metric for the other. */
function togetherParts(run: PageRun, rows: readonly PageRow[]): Sentence {
  const shown = new Set(rows.map((row) => textAt(row, 'input')));
  const { correlations } = run.record;
  const count = Array.isArray(correlations) ? correlations.length : 0;
  const pairs = Array.from({ length: count }, (_, index) =>
    ['a', 'b'].map((end) => recordCell(run, `correlations.${index}.${end}`)),
  ).filter((pair) => pair.every((cell) => cell !== null && shown.has(cell.text)));
  if (pairs.length === 0) return [];
  const named = pairs.map(([a = null, b = null]) => [...spoken(a), ' with ', ...spoken(b)]);
  return [
    ' The scenario correlates ',
    ...listed(named, { max: PAIRS_NAMED_MAX, others: 'others' }),
    ': one may stand for the other.',
  ];
}

function intervalParts(row: PageRow): Sentence {
  const [low = null, high = null] = CORRELATION_COLUMNS.slice(1).map((column) =>
    cellOf(row, column),
  );
  return known(', ninety-five per cent interval ', low, ' to ', high);
}
