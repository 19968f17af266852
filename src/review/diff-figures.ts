/**
 * Gathers the figures that moved: one for a column and the keys that name it, over all its points.
 */
import { SAMPLE_COLUMN } from '../report/report.ts';
import { cellText } from '../table/scan-csv.ts';
import type { FigureDiff, KeyCell, TableDiff } from './diff.ts';
import type { SharedColumn } from './diff-fields.ts';
import { type ChangedCell, type TablePair, textsOf } from './diff-rows.ts';
import { type CellScore, cellScorer, type UnitOf, unitsOf } from './diff-scores.ts';

/**
 * As many are all that are asked for: more are no text that anybody reads, nor one that a program
 * can hold. As CSV, which is written as it is found, every cell is there.
 */
export const FIGURES_ALL = 100_000;

export interface FigureSettings {
  readonly table: string;
  /** Relative change from which on a number counts as material, and of shares so many points. */
  readonly materialShare: number;
  /** As many figures are kept; null: FIGURES_ALL. */
  readonly figuresMax: number | null;
}

export interface FigureGathering {
  /** Scores a cell and keeps it if it is worth it. */
  readonly add: (cell: ChangedCell) => CellScore;
  /** The most moved first, ties by column and then by row; and how many there are in all. */
  readonly gathered: () => Pick<TableDiff, 'figures' | 'figureCount' | 'materialFigureCount'>;
}

/** What is kept of a figure until the end: where it moved the most, and how often it moved. */
interface Kept {
  column: SharedColumn;
  rowBefore: number;
  before: number;
  after: number;
  score: CellScore;
  changedCount: number;
  materialCount: number;
}

/**
 * Gathers the figures of a table. Without keys that number points every cell is a figure of its
 * own, of which no more than twice as many as wanted are kept at any time.
 */
export function gatherFigures(pair: TablePair, settings: FigureSettings): FigureGathering {
  const keys = pair.columns.shared.filter(({ isKey }) => isKey);
  const names = keys.filter(({ isPoint }) => !isPoint);
  const keeper = names.length === keys.length ? eachCell(settings) : byName(pair, names);
  const unitOf = unitsOf(pair);
  const scoreOf = cellScorer(pair, settings.materialShare);
  const add = (cell: ChangedCell): CellScore => {
    const score = scoreOf(cell);
    // The caption of a diff says of which share of mailboxes both are; it is no figure.
    if (cell.column.header !== SAMPLE_COLUMN.header) keeper.keep(cell, score);
    return score;
  };
  const gathered = () => {
    const { all, ...counts } = keeper.kept();
    const figures = ranked(all, settings.figuresMax).map((kept) =>
      figureOf(kept, { pair, unitOf, settings }),
    );
    return { ...counts, figures };
  };
  return { add, gathered };
}

interface Keeper {
  readonly keep: (cell: ChangedCell, score: CellScore) => void;
  readonly kept: () => KeptFigures;
}

interface KeptFigures extends Pick<TableDiff, 'figureCount' | 'materialFigureCount'> {
  readonly all: readonly Kept[];
}

function eachCell({ figuresMax }: FigureSettings): Keeper {
  const room = 2 * Math.max(1, figuresMax ?? FIGURES_ALL);
  let kept: Kept[] = [];
  let least: Kept | undefined;
  let [figureCount, materialFigureCount] = [0, 0];
  return {
    keep: (cell, score) => {
      figureCount++;
      if (score.isMaterial) materialFigureCount++;
      if (least !== undefined && isBefore(least, cell, score)) return;
      kept.push(keptOf(cell, score));
      if (kept.length < room) return;
      kept = ranked(kept, figuresMax);
      least = kept.at(-1);
    },
    kept: () => ({ all: kept, figureCount, materialFigureCount }),
  };
}

/** Figures by the texts of their keys, which are looked up once a row. */
function byName(pair: TablePair, names: readonly SharedColumn[]): Keeper {
  const columns = names.map(({ before }) => before);
  const byRowName = new Map<string, Map<SharedColumn, Kept>>();
  let [rowOfName, ofRow] = [-1, new Map<SharedColumn, Kept>()];
  return {
    keep: (cell, score) => {
      if (cell.rowBefore !== rowOfName) {
        rowOfName = cell.rowBefore;
        const name = JSON.stringify(textsOf(pair.before, rowOfName, columns));
        ofRow = byRowName.get(name) ?? new Map();
        byRowName.set(name, ofRow);
      }
      const kept = ofRow.get(cell.column);
      if (kept === undefined) ofRow.set(cell.column, keptOf(cell, score));
      else addTo(kept, cell, score);
    },
    kept: () => {
      const all = [...byRowName.values()].flatMap((columnsOf) => [...columnsOf.values()]);
      const materialFigureCount = all.filter(({ materialCount }) => materialCount > 0).length;
      return { all, figureCount: all.length, materialFigureCount };
    },
  };
}

function keptOf(cell: ChangedCell, score: CellScore): Kept {
  const { column, rowBefore, before, after } = cell;
  const materialCount = score.isMaterial ? 1 : 0;
  return { column, rowBefore, before, after, score, changedCount: 1, materialCount };
}

function addTo(kept: Kept, cell: ChangedCell, score: CellScore): void {
  kept.changedCount++;
  if (score.isMaterial) kept.materialCount++;
  if (!isMore(score, kept.score)) return;
  kept.rowBefore = cell.rowBefore;
  kept.before = cell.before;
  kept.after = cell.after;
  kept.score = score;
}

function isMore(a: CellScore, b: CellScore): boolean {
  return a.isMaterial === b.isMaterial ? a.score > b.score : a.isMaterial;
}

/** Whether what is kept stands before a cell, which comes in a later row or column. */
function isBefore(kept: Kept, { column, rowBefore }: ChangedCell, score: CellScore): boolean {
  if (isMore(kept.score, score)) return true;
  if (isMore(score, kept.score)) return false;
  const columns = kept.column.before - column.before;
  return columns < 0 || (columns === 0 && kept.rowBefore < rowBefore);
}

/** Below 0 if the first is to stand before the other. */
function compareRanks(a: Kept, b: Kept): number {
  if (isMore(a.score, b.score)) return -1;
  if (isMore(b.score, a.score)) return 1;
  return a.column.before - b.column.before || a.rowBefore - b.rowBefore;
}

function ranked(all: readonly Kept[], most: number | null): Kept[] {
  const sorted = all.toSorted(compareRanks);
  return sorted.slice(0, most ?? FIGURES_ALL);
}

function figureOf(
  kept: Kept,
  {
    pair,
    unitOf,
    settings,
  }: { readonly pair: TablePair; readonly unitOf: UnitOf; readonly settings: FigureSettings },
): FigureDiff {
  const keys = pair.columns.shared.filter(({ isKey }) => isKey);
  const cellsOf = (columns: readonly SharedColumn[]): KeyCell[] => {
    const texts = textsOf(
      pair.before,
      kept.rowBefore,
      columns.map(({ before }) => before),
    );
    return columns.map(({ header }, index) => [header, texts[index] ?? '']);
  };
  const { score, ...difference } = kept.score;
  return {
    table: settings.table,
    column: kept.column.header,
    unit: unitOf(kept),
    keys: cellsOf(keys.filter(({ isPoint }) => !isPoint)),
    point: cellsOf(keys.filter(({ isPoint }) => isPoint)),
    before: cellText(pair.before, kept.before),
    after: cellText(pair.after, kept.after),
    ...difference,
    score,
    changedCount: kept.changedCount,
    materialCount: kept.materialCount,
  };
}
