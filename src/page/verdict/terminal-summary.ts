/** The end of a run in terminals: verdict, headline figures and the course of each pool. */
import { TERMINAL_COLUMNS, terminalLines } from '../../table/terminal-lines.ts';
import { textTable } from '../../table/text-table.ts';
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { type PageRun, summaryCell, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { dayValues, poolNames, poolRows } from '../cells/pool-days.ts';
import { type Sentence, sentenceText } from '../shown/sentence.ts';
import { shownCell } from '../shown/shown-cell.ts';
import { sparkline } from './sparkline.ts';
import { verdict } from './verdict.ts';
import { recordDate } from './verdict-words.ts';

/** In front of sentences: what they are about, and the tone. */
const [TOPIC_WIDTH, TONE_WIDTH] = [10, 6];
/** On a narrower terminal sentences are not set in as far as their first words. */
const COLUMNS_FOR_INDENT = 60;
/** Days of a course are drawn in so many columns. */
const COURSE_WIDTH = 36;
const POOLS_MAX = 10;
const NAME_MAX = 16;

/** In lines of at most so many characters, each block behind an empty one; tables as they are. */
export function terminalSummary(
  run: PageRun,
  columns: number = TERMINAL_COLUMNS,
): readonly string[] {
  const blocks = [verdictLines(run, columns), figureLines(run), courseLines(run)];
  return blocks.filter((lines) => lines.length > 0).flatMap((lines) => ['', ...lines]);
}

/** Sentences behind their topics and tones; what has none is set in likewise. */
function verdictLines(run: PageRun, columns: number): readonly string[] {
  const indent = ' '.repeat(columns < COLUMNS_FOR_INDENT ? 2 : TOPIC_WIDTH + TONE_WIDTH);
  return verdict(run).flatMap(({ tone, topic, sentence }) => {
    const judged = tone === 'plain' ? '' : tone;
    const head = `${padded(topic, TOPIC_WIDTH)}${padded(judged, TONE_WIDTH)}`;
    return terminalLines(`${head}${sentenceText(sentence)}`, { indent, columns });
  });
}

/** No line is broken in it. */
function padded(word: string, width: number): string {
  return word.padEnd(width, '\u00a0');
}

/** Of what the run has figures of. */
function figureLines(run: PageRun): readonly string[] {
  const rows = (tableOf(run, 'summary')?.rows ?? []).flatMap((row) => {
    const metric = textAt(row, 'metric');
    const cells = ['mean', 'p5', 'p50', 'p95'].map((name) => summaryCell(run, metric, name));
    const texts = cells.map(figureText);
    return texts.every((text) => text === '') ? [] : [[metric, ...texts]];
  });
  if (rows.length === 0) return [];
  const rightAligned = [false, true, true, true, true];
  const headers = ['metric', 'mean', 'P5', 'P50', 'P95'];
  return textTable(headers, rows, { rightAligned }).trimEnd().split('\n');
}

/** Sizes, money and shares have their units; of a count the metric's name says it. */
const UNITS_SAID = ['TiB', 'GBP', 'share'];

/** A date is as the table has it. */
function figureText(cell: PageCell | null): string {
  if (cell === null || cell.text === '') return '';
  if (cell.kind === 'date') return cell.text;
  const style = UNITS_SAID.includes(cell.unit) ? 'short' : 'compact';
  return shownCell(cell, style)
    .replace('\u00a0million', ' m')
    .replace('\u00a0billion', ' bn')
    .replaceAll('\u00a0', ' ');
}

/** How the median of what is stored goes in each pool, from the first day to the last. */
function courseLines(run: PageRun): readonly string[] {
  const names = poolNames(run);
  // Of one pool only, all pools are the same.
  const told = names.length === 2 ? names.slice(1) : names;
  const rows = told.slice(0, POOLS_MAX).flatMap((pool) => courseRow(run, pool));
  if (rows.length === 0) return [];
  const left = told.length > POOLS_MAX ? ['  and more pools: timeline.csv'] : [];
  const table = textTable(['', '', '', ''], rows, { rightAligned: [false, true, false, true] });
  return [...courseHead(run), ...table.trimEnd().split('\n').slice(1), ...left];
}

function courseHead(run: PageRun): readonly string[] {
  const [from, to] = [recordDate(run, 'firstDate'), recordDate(run, 'lastDate')];
  if (from === null || to === null) return [];
  const sentence: Sentence = ['Content (P50), from ', from, ' to ', to, ':'];
  return terminalLines(sentenceText(sentence));
}

function courseRow(run: PageRun, pool: string): readonly string[][] {
  const rows = poolRows(run, pool);
  const values = dayValues(rows, 'used_tib_p50').map(({ value }) => value);
  const [first, last] = [rows[0], rows.at(-1)].map((row) => usedText(row));
  if (!first || !last) return [];
  return [[cut(pool), first, sparkline(values, COURSE_WIDTH), last]];
}

function usedText(row: PageRow | undefined): string {
  const cell = row === undefined ? null : cellOf(row, 'used_tib_p50');
  if (cell === null || numberOf(cell) === null) return '';
  return shownCell(cell, 'short').replaceAll('\u00a0', ' ');
}

function cut(name: string): string {
  const signs = Array.from(name);
  return signs.length <= NAME_MAX ? name : `${signs.slice(0, NAME_MAX - 1).join('')}…`;
}
