/** Which changes a reviewer is shown first, and how many are left. */
import { type Diff, type FigureDiff, isTableDifferent, type TableDiff } from './diff.ts';
import { foldFigures, type RankedFigure } from './fold-figures.ts';

export type { RankedFigure } from './fold-figures.ts';

/** How many changes are listed by default. */
export const DEFAULT_LIMIT = 20;
/** Lines that a table has at least, where several compete for them. */
const LINES_OF_TABLE = 5;
/** The table of headline figures. */
const SUMMARY = 'summary';

/** The changes to list, the most first. */
export interface Ranking {
  readonly listed: readonly RankedFigure[];
  /** Of what was to be ranked, changes that are neither listed nor named beside one. */
  readonly unlistedCount: number;
  /** Of the tables that are ranked the one with the most of these; null unless others have some. */
  readonly unlistedMost: string | null;
  /** Tables whose figures are counted and not ranked. */
  readonly countedOnly: readonly string[];
}

/**
 * Ranks material changes over all tables. In a short list what says the same in other words shares
 * a line, and no table takes all the lines: else a column of zeros that no longer are would be all
 * that is seen.
 *
 * @param limit lines; null: each figure has its own
 */
export function rankMaterial(tables: readonly TableDiff[], limit: number | null): Ranking {
  const isWanted = ({ isMaterial }: FigureDiff) => isMaterial;
  return ranking(tables, { limit, isWanted, countOf: (table) => table.materialFigureCount });
}

/** Ranks changes that are not material. */
export function rankImmaterial(tables: readonly TableDiff[], limit: number | null): Ranking {
  const isWanted = ({ isMaterial }: FigureDiff) => !isMaterial;
  return ranking(tables, { limit, isWanted, countOf: immaterialCount });
}

function immaterialCount({ figureCount, materialFigureCount }: TableDiff): number {
  return figureCount - materialFigureCount;
}

interface Wanted {
  readonly limit: number | null;
  readonly isWanted: (figure: FigureDiff) => boolean;
  /** How many such changes a table has, whether it lists them or not. */
  readonly countOf: (table: TableDiff) => number;
}

function ranking(tables: readonly TableDiff[], { limit, isWanted, countOf }: Wanted): Ranking {
  const figures = tables.flatMap((table) => table.figures.filter(isWanted));
  const all = figures.map((figure): RankedFigure => ({ figure, others: [] }));
  const listed = limit === null ? byScore(all) : shortList(byScore(foldFigures(figures)), limit);
  const left = tables.map((table) => ({
    table: table.table,
    isRanked: table.figures.length > 0,
    count: countOf(table) - namedCount(table, listed),
  }));
  const most = left
    .filter(({ isRanked, count }) => isRanked && count > 0)
    .toSorted((one, other) => other.count - one.count)[0];
  return {
    listed,
    unlistedCount: left.reduce((sum, { count }) => sum + count, 0),
    unlistedMost: left.length > 1 && most !== undefined ? most.table : null,
    countedOnly: left
      .filter(({ isRanked, count }) => !isRanked && count > 0)
      .map(({ table }) => table),
  };
}

/** Whether headline figures are those of the summary, as there are no ensembles to compare. */
export function summaryOf({ before, noise, tables }: Diff): TableDiff | null {
  if (before.run === null || noise !== null) return null;
  return tables.find((table) => table.table === SUMMARY && isTableDifferent(table)) ?? null;
}

/** The tables whose figures are ranked: not the summary where that stands before them. */
export function rankedTables(diff: Diff): readonly TableDiff[] {
  const summary = summaryOf(diff);
  return diff.tables.filter((table) => table !== summary);
}

/** Whether any figure differs. */
export function hasFigures({ tables }: { readonly tables: readonly TableDiff[] }): boolean {
  return tables.some(({ figureCount }) => figureCount > 0);
}

function byScore(ranked: readonly RankedFigure[]): RankedFigure[] {
  return ranked.toSorted((one, other) => other.figure.score - one.figure.score);
}

/** The first lines, of each table its part of them; what that leaves goes to the first again. */
function shortList(ranked: readonly RankedFigure[], limit: number): RankedFigure[] {
  const tableCount = new Set(ranked.map(({ figure }) => figure.table)).size;
  const perTable = Math.max(LINES_OF_TABLE, Math.ceil(limit / Math.max(1, tableCount)));
  const counts = new Map<string, number>();
  const isWithinPart = ({ figure: { table } }: RankedFigure) => {
    const count = (counts.get(table) ?? 0) + 1;
    counts.set(table, count);
    return count <= perTable;
  };
  const within = new Set(ranked.filter(isWithinPart));
  const beyond = ranked.filter((one) => !within.has(one));
  const chosen = new Set([...within, ...beyond].slice(0, limit));
  return ranked.filter((one) => chosen.has(one));
}

/** Figures of a table that a list names. */
function namedCount({ table }: TableDiff, listed: readonly RankedFigure[]): number {
  return listed
    .filter(({ figure }) => figure.table === table)
    .reduce((sum, { others }) => sum + 1 + others.length, 0);
}
