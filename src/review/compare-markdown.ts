/** The comparison as Markdown, with the tables of GitHub. */
import { compareBlocks, compareCaption } from './compare-blocks.ts';
import type { RunComparison } from './compare-runs.ts';

/** Which run is which, what they have in common, and the metrics side by side. */
export function compareMarkdown(comparison: RunComparison): string {
  const { runs } = comparison;
  const runRows = runs.map(({ label, run }) => [label, run.title, run.argument]);
  const metricRows = compareBlocks(comparison).flatMap(({ title, about, rows }) =>
    rows.map(({ statistic, cells }, index) => [
      index === 0 ? `${title} (${about})` : '',
      statistic,
      ...cells,
    ]),
  );
  const headers = ['metric', 'statistic', ...runs.map(({ label }) => label)];
  return [
    table(['run', 'title', 'from'], runRows, 0),
    `${escaped(compareCaption(comparison).join(' '))}\n`,
    table(headers, metricRows, runs.length),
  ].join('\n');
}

/** A table of which the last columns are aligned to the right. */
function table(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  rightCount: number,
): string {
  const rules = headers.map((_, index) => (index < headers.length - rightCount ? '---' : '---:'));
  const lines = [headers, ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |\n`);
  lines.splice(1, 0, `|${rules.join('|')}|\n`);
  return lines.join('');
}

/** Text that Markdown leaves as it is, on one line. */
function escaped(text: string): string {
  return text.replace(/[\\`*<|[\]]/g, '\\$&').replace(/\s+/g, ' ');
}
