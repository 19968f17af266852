/** Figures that moved, as tables of Markdown. */
import type { Diff } from './diff.ts';
import { unlistedWords } from './diff-caption.ts';
import {
  code,
  type MarkdownTable,
  plain,
  sectionsWithin,
  sectionWithin,
  type Within,
} from './diff-markdown-parts.ts';
import {
  type RankedFigure,
  rankedTables,
  rankImmaterial,
  rankMaterial,
  summaryOf,
} from './diff-ranking.ts';
import {
  cellWords,
  changeWords,
  figureName,
  keyWords,
  nameWords,
  othersWords,
  pointWords,
} from './diff-words.ts';
import type { NoiseReview } from './noise-review.ts';
import { noiseRows, noiseSentences } from './noise-words.ts';

/** Of a cell, of which two stand in a row. */
const CELL_LENGTH_MAX = 60;
const HEADLINE = '#### Headline figures\n\n';

/** Headline figures: of ensembles by what noise allows to say, else those of the summary. */
export function headlineWithin(diff: Diff, { limit, lengthMax }: Within): string {
  if (diff.noise !== null) return noiseWithin(diff.noise, lengthMax);
  const summary = summaryOf(diff);
  if (summary === null) return '';
  const material = rankMaterial([summary], limit);
  const immaterial = rankImmaterial([summary], limit);
  const table = figureTable([...material.listed, ...immaterial.listed]);
  const after = plain(unlistedWords(material, immaterial));
  return sectionWithin({ before: HEADLINE, table, after }, lengthMax);
}

function noiseWithin(review: NoiseReview, lengthMax: number): string {
  const sections = noiseRows(review).map(({ box, sentence, headers, rows }) => ({
    before: `**${plain(box)}**: ${plain(sentence)}\n\n`,
    table: {
      headers: headers.map(plain),
      rows: rows.map(([name = '', ...cells]) => [code(name), ...cells.map(plain)]),
      right: headers.map((_, index) => index).slice(1),
    },
    after: '',
  }));
  const heading = `${HEADLINE}${plain(noiseSentences(review).join(' '))}\n`;
  return sectionsWithin(heading, sections, lengthMax);
}

/** Material changes, the largest first; where all are asked for, those that are not behind them. */
export function materialWithin(diff: Diff, { limit, lengthMax }: Within): string {
  const tables = rankedTables(diff);
  if (tables.every(({ figureCount }) => figureCount === 0)) return '';
  const material = rankMaterial(tables, limit);
  const immaterial = rankImmaterial(tables, limit === null ? null : 0);
  const words =
    material.listed.length === 0
      ? 'No figure moved materially'
      : 'Material changes, the largest first';
  const section = {
    before: `#### ${words}\n\n`,
    table: figureTable([...material.listed, ...immaterial.listed]),
    after: plain(unlistedWords(material, immaterial)),
  };
  return sectionWithin(section, lengthMax);
}

function figureTable(ranked: readonly RankedFigure[]): MarkdownTable {
  return {
    headers: ['change', 'figure', 'before', 'after', 'where'],
    right: [0, 2, 3],
    rows: ranked.map(figureCells),
  };
}

function figureCells({ figure, others }: RankedFigure): string[] {
  const [before, after] = cellWords(figure, CELL_LENGTH_MAX);
  const name = [code(figureName(figure)), code(keyWords(figure.keys))];
  const where = [pointWords(figure), othersWords(others)].filter((one) => one !== '');
  return [
    plain(changeWords(figure)),
    name.join(' ').trimEnd(),
    code(before),
    `${code(after)} ${plain(nameWords(figure.unit))}`.trimEnd(),
    plain(where.join('; ')),
  ];
}
