/** Figures that moved, as tables of Markdown. */
import type { Diff } from './diff.ts';
import { materialHeading, noNoiseWords, unlistedWords } from './diff-caption.ts';
import {
  code,
  type MarkdownTable,
  plain,
  sectionWithin,
  type Within,
} from './diff-markdown-parts.ts';
import {
  hasFigures,
  type RankedFigure,
  rankedTables,
  rankImmaterial,
  rankMaterial,
  summaryOf,
} from './diff-ranking.ts';
import {
  asideWords,
  cellWords,
  changeWords,
  figureName,
  keyWords,
  pointWords,
  unitWords,
} from './diff-words.ts';
import type { NoiseReview } from './noise-review.ts';
import { noiseRows, noiseSentences } from './noise-words.ts';

/** Of a cell, of which two stand in a row. */
const CELL_LENGTH_MAX = 60;
const HEADLINE = '#### Headline figures\n\n';

/** Headline figures: of ensembles by what noise allows to say, else those of the summary. */
export function headlineWithin(diff: Diff, { limit, lengthMax }: Within): string {
  const note = plain(noNoiseWords(diff));
  if (diff.noise !== null) return noiseWithin(diff.noise, note, lengthMax);
  const summary = summaryOf(diff);
  if (summary === null) return note !== '' && hasFigures(diff) ? `${HEADLINE}${note}\n` : '';
  const material = rankMaterial([summary], limit);
  const immaterial = rankImmaterial([summary], limit);
  const table = figureTable([...material.listed, ...immaterial.listed]);
  const after = plain(unlistedWords([material, immaterial], limit));
  const before = note === '' ? HEADLINE : `${HEADLINE}${note}\n\n`;
  return sectionWithin({ before, table, after }, lengthMax);
}

/** One table for all boxes, with what they mean below. */
function noiseWithin(review: NoiseReview, note: string, lengthMax: number): string {
  const blocks = noiseRows(review);
  const headers = ['', ...(blocks[0]?.headers ?? []).map(plain)];
  const rows = blocks.flatMap((block) =>
    block.rows.map(([name = '', ...cells], index) => [
      index === 0 ? `**${plain(block.box)}**` : '',
      code(name),
      ...cells.map(plain),
    ]),
  );
  const right = headers.map((_, index) => index).slice(2);
  const meanings = blocks.map(({ box, sentence }) => `- **${plain(box)}**: ${plain(sentence)}`);
  const section = {
    before: `${HEADLINE}${plain(noiseSentences(review).join(' '))}\n\n`,
    table: { headers, rows, right },
    after: [...meanings, ...(note === '' ? [] : ['', note])].join('\n'),
  };
  return sectionWithin(section, lengthMax);
}

/** Material changes, ranked; where all are asked for, the others behind them. */
export function materialWithin(diff: Diff, { limit, lengthMax }: Within): string {
  const tables = rankedTables(diff);
  if (!hasFigures({ tables })) return '';
  const material = rankMaterial(tables, limit);
  const immaterial = rankImmaterial(tables, limit === null ? null : 0);
  const heading = materialHeading(material, diff);
  const section = {
    before: heading === '' ? '' : `#### ${heading}\n\n`,
    table: figureTable([...material.listed, ...immaterial.listed]),
    after: plain(unlistedWords([material, immaterial], limit)),
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
  const where = [pointWords(figure), asideWords(figure, others)].filter((one) => one !== '');
  return [
    plain(changeWords(figure)),
    name.join(' ').trimEnd(),
    code(before),
    `${code(after)} ${plain(unitWords(figure))}`.trimEnd(),
    plain(where.join('; ')),
  ];
}
