/** A diff as one versioned object. */
import { formatDate } from '../calendar/date.ts';
import { differenceText, figureText, SHARE_PLACES } from './compare-figures.ts';
import {
  type Diff,
  type DiffSide,
  type FigureDiff,
  isDifferent,
  isMaterial,
  type KeyCell,
  type TableDiff,
} from './diff.ts';
import { cellDifference, decimalText } from './diff-words.ts';
import type { NoiseFigure, NoiseReview } from './noise-review.ts';

/** Of the object; raised when a key changes its meaning. */
const DIFF_VERSION = 1;

/**
 * The object, of plain data in a fixed order: the same diff gives the same bytes. Cells are texts
 * as they stand in the files; what is computed from them is a number.
 */
export function diffRecord(diff: Diff, headroomVersion: string) {
  return {
    headroom: headroomVersion,
    diff: DIFF_VERSION,
    isDifferent: isDifferent(diff),
    isMaterial: isMaterial(diff),
    materialShare: diff.materialShare,
    only: diff.only,
    tolerances: diff.tolerances,
    isEdited: diff.isEdited,
    before: sideRecord(diff.before),
    after: sideRecord(diff.after),
    inputs: inputsRecord(diff.inputs),
    headline: diff.noise === null ? null : noiseRecord(diff.noise),
    noNoise: diff.noNoise,
    tablesAdded: diff.tablesAdded,
    tablesRemoved: diff.tablesRemoved,
    tables: diff.tables.map(tableRecord),
  };
}

function sideRecord({ argument, run }: DiffSide) {
  if (run === null) return { argument, run: null };
  const { name, title, headroomVersion, seed, replicationCount, sampling, sampleShare } = run;
  const [firstDate, lastDate] = [formatDate(run.firstDate), formatDate(run.lastDate)];
  return {
    argument,
    run: {
      ...{ name, title, headroom: headroomVersion, seed },
      ...{ replications: replicationCount, sampling, sampleShare },
      ...{ mailboxCount: run.mailboxCount, firstDate, lastDate },
    },
  };
}

function inputsRecord(inputs: Diff['inputs']) {
  if (inputs === null) return null;
  const { isDifferent: _, ...lists } = inputs;
  return {
    values: lists.values.map(({ address, before, after }) => ({ key: address, before, after })),
    provenances: lists.provenances.map(({ address, changes }) => ({ key: address, changes })),
    files: lists.files.map(({ name, bytesBefore, bytesAfter }) => ({
      name,
      bytesBefore,
      bytesAfter,
    })),
  };
}

function tableRecord(table: TableDiff) {
  return {
    table: table.table,
    rowsBefore: table.rowCountBefore,
    rowsAfter: table.rowCountAfter,
    rowsAddedCount: table.rowsAddedCount,
    rowsRemovedCount: table.rowsRemovedCount,
    rowsChangedCount: table.rowsChangedCount,
    columnsAdded: table.columnsAdded,
    columnsRemoved: table.columnsRemoved,
    columns: table.columns.map(({ header, unit, changedCount, materialCount }) => ({
      column: header,
      unit,
      changedCount,
      materialCount,
    })),
    figureCount: table.figureCount,
    materialFigureCount: table.materialFigureCount,
    figures: table.figures.map(figureRecord),
    rowsAdded: table.rowsAdded.map(keyRecord),
    rowsRemoved: table.rowsRemoved.map(keyRecord),
  };
}

function figureRecord(figure: FigureDiff) {
  const { column, unit, keys, point, before, after, relative, isMaterial, score } = figure;
  const difference = cellDifference(figure);
  return {
    column,
    unit,
    key: keyRecord(keys),
    point: keyRecord(point),
    before,
    after,
    difference: difference === null ? null : Number(difference),
    relative: rounded(relative),
    isMaterial,
    score: rounded(score),
    changedCount: figure.changedCount,
    materialCount: figure.materialCount,
  };
}

/** Cells by the names of their columns. */
function keyRecord(keys: readonly KeyCell[]): Record<string, string> {
  return Object.fromEntries(keys);
}

function noiseRecord(review: NoiseReview) {
  const { isPaired, reasons, hasSameMailboxes, replicationCounts, differingCount } = review;
  const [replicationsBefore, replicationsAfter] = replicationCounts;
  return {
    ...{ isPaired, reasons, hasSameMailboxes, replicationsBefore, replicationsAfter },
    differingCount,
    figures: review.figures.map(noiseFigureRecord),
  };
}

function noiseFigureRecord(figure: NoiseFigure) {
  const { name, unit, statistic, kind, places, betterWhen, interval } = figure;
  const written = { kind: kind === 'day' ? kind : 'number', places } as const;
  const value = (one: number | null) => {
    if (one === null) return null;
    const text = figureText(written, one);
    return kind === 'day' ? text : Number(text);
  };
  const difference = (one: number | null | undefined) =>
    one === null || one === undefined ? null : Number(differenceText(written, one));
  return {
    figure: name,
    unit,
    statistic,
    betterWhen,
    box: figure.box,
    before: value(figure.before),
    after: value(figure.after),
    valuesBefore: figure.valueCounts[0],
    valuesAfter: figure.valueCounts[1],
    difference: difference(figure.difference),
    low: difference(interval?.low),
    high: difference(interval?.high),
    noInterval: figure.noInterval,
    isMaterial: figure.isMaterial,
    isDistinguishable: figure.isDistinguishable,
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(decimalText(value, SHARE_PLACES));
}
