/** The comparison for a terminal. */
import { textTable } from '../table/text-table.ts';
import type { Block } from './block-rows.ts';
import { compareBlocks, compareCaption } from './compare-blocks.ts';
import type { RunComparison } from './compare-runs.ts';

const INDENT = '  ';
const GAP_WIDTH = 2;
const BEYOND_WORDS = 'Beyond: not within the horizon.';

/**
 * Lays the comparison out in at most `width` columns, block by block; runs that do not fit beside
 * the first stand below, with the first again. A line is wider only where two runs are.
 */
export function compareText(comparison: RunComparison, width: number): string {
  const labels = comparison.runs.map(({ label }) => label);
  const blocks = compareBlocks(comparison);
  const layout = layoutOf(blocks, labels, width);
  const parts = blocks.map((block) => blockText(block, layout));
  const caption = [...compareCaption(comparison), ...(hasBeyond(blocks) ? [BEYOND_WORDS] : [])];
  return [`${caption.join('\n')}\n`, ...parts].join('\n');
}

/** Whether a day or a count lies in no horizon. */
function hasBeyond(blocks: readonly Block[]): boolean {
  return blocks.some(({ rows }) =>
    rows.some(({ cells }) => cells.some((cell) => /\bbeyond\b/.test(cell))),
  );
}

interface Column {
  readonly index: number;
  /** The run's label, padded to the widest cell of all blocks, so that columns stand in line. */
  readonly header: string;
}

interface Layout {
  /** Blank, and as wide as the widest statistic. */
  readonly statisticHeader: string;
  /** The columns of each part of a block: the first run, and as many others as find room. */
  readonly groups: readonly (readonly Column[])[];
}

function layoutOf(blocks: readonly Block[], labels: readonly string[], width: number): Layout {
  const rows = blocks.flatMap((block) => block.rows);
  const statisticHeader = ' '.repeat(widest(rows.map(({ statistic }) => INDENT + statistic)));
  const [first, ...others] = labels.map((label, index): Column => {
    const columnWidth = widest([label, ...rows.map(({ cells }) => cells[index] ?? '')]);
    return { index, header: ' '.repeat(columnWidth - widthOf(label)) + label };
  });
  if (first === undefined) return { statisticHeader, groups: [] };
  const groups: Column[][] = [];
  let taken = Number.POSITIVE_INFINITY;
  for (const column of others) {
    const needed = GAP_WIDTH + widthOf(column.header);
    if (taken + needed > width) {
      groups.push([first]);
      taken = statisticHeader.length + GAP_WIDTH + widthOf(first.header);
    }
    groups.at(-1)?.push(column);
    taken += needed;
  }
  return { statisticHeader, groups };
}

function blockText({ title, about, rows }: Block, layout: Layout): string {
  const tables = layout.groups.map((columns) => {
    const headers = [layout.statisticHeader, ...columns.map(({ header }) => header)];
    const lines = rows
      .map(({ statistic, cells }) => ({
        statistic,
        cells: columns.map(({ index }) => cells[index] ?? ''),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
      .map(({ statistic, cells }) => [INDENT + statistic, ...cells]);
    return textTable(headers, lines, { rightAligned: headers.map((_, index) => index > 0) });
  });
  return `${title} (${about})\n${tables.join('\n')}`;
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
}

function widthOf(text: string): number {
  return Array.from(text).length;
}
