/** Figures that moved, as lines for a terminal. */
import type { Diff } from './diff.ts';
import { materialHeading, noNoiseWords, unlistedWords } from './diff-caption.ts';
import { type Line, tableLines, wrapped } from './diff-lines.ts';
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

interface Layout {
  readonly width: number;
  /** How many figures are listed; null: all. */
  readonly limit: number | null;
}

/** Of a cell of text; numbers are shorter. */
const CELL_LENGTH_MAX = 60;
const HEADLINE = 'Headline figures';

/** Headline figures: of ensembles by what noise allows to say, else those of the summary. */
export function headlineLines(diff: Diff, layout: Layout): Line[] {
  const { width, limit } = layout;
  const heading = wrapped(HEADLINE, { width, style: 'bold' });
  const noteLines = wrapped(noNoiseWords(diff), { width, lead: '  ', style: 'dim' });
  if (diff.noise !== null) return [...heading, ...noiseLines(diff.noise, width), ...noteLines];
  const summary = summaryOf(diff);
  if (summary === null) {
    return noteLines.length > 0 && hasFigures(diff) ? [...heading, ...noteLines] : [];
  }
  const material = rankMaterial([summary], limit);
  const immaterial = rankImmaterial([summary], limit);
  return [
    ...heading,
    ...noteLines,
    ...figureLines([...material.listed, ...immaterial.listed], width),
    ...wrapped(unlistedWords([material, immaterial], limit), { width, lead: '  ', style: 'dim' }),
  ];
}

/** The figures box by box. */
function noiseLines(review: NoiseReview, width: number): Line[] {
  const blocks = noiseRows(review);
  const headers = blocks[0]?.headers ?? [];
  const parts = blocks.map(({ box, sentence, rows }) => ({ words: `${box}: ${sentence}`, rows }));
  const rightAligned = headers.map((_, index) => index > 0);
  return [
    ...noiseSentences(review).flatMap((one) => wrapped(one, { width, lead: '  ', style: 'dim' })),
    ...(parts.length === 0 ? [] : tableLines({ headers, rightAligned, parts }, width)),
  ];
}

/** Material changes, ranked; where all are asked for, the others behind them. */
export function materialLines(diff: Diff, { width, limit }: Layout): Line[] {
  const tables = rankedTables(diff);
  if (!hasFigures({ tables })) return [];
  const material = rankMaterial(tables, limit);
  const immaterial = rankImmaterial(tables, limit === null ? null : 0);
  const heading = materialHeading(material, diff);
  return [
    ...wrapped(heading, { width, style: 'bold' }),
    ...figureLines([...material.listed, ...immaterial.listed], width),
    ...wrapped(unlistedWords([material, immaterial], limit), {
      width,
      lead: heading === '' ? '' : '  ',
      style: 'dim',
    }),
  ];
}

/** Two lines a figure: by how much and which; then from what to what, and where. */
function figureLines(ranked: readonly RankedFigure[], width: number): Line[] {
  const changes = ranked.map(({ figure }) => changeWords(figure));
  const changeWidth = changes.reduce((most, { length }) => Math.max(most, length), 0);
  return ranked.flatMap(({ figure, others }, index) => {
    const lead = `  ${(changes[index] ?? '').padStart(changeWidth)}  `;
    const name = [figureName(figure), keyWords(figure.keys)].join('  ');
    const [before, after] = cellWords(figure, CELL_LENGTH_MAX);
    const values = `${before} -> ${after} ${unitWords(figure)}`.trimEnd();
    const moved = `${values} ${pointWords(figure)}`.trimEnd();
    const aside = asideWords(figure, others);
    const words = aside === '' ? moved : `${moved}; ${aside}`;
    return [
      ...wrapped(name.trimEnd(), { width, lead, style: figure.isMaterial ? 'bold' : 'plain' }),
      ...wrapped(words, { width, lead: ' '.repeat(lead.length) }),
    ];
  });
}
