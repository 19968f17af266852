/** Two runs, or CSV files, that are held against each other, once they are opened. */
import type { Diff, DiffSide } from '../review/diff.ts';
import {
  type DiffSettings,
  INPUTS,
  isColumnSelected,
  isTableSelected,
} from '../review/diff-selection.ts';
import { type TableSource, tableSourceOf } from '../review/diff-source.ts';
import { diffTables, pairedTables } from '../review/diff-tables.ts';
import { type InputsDiff, inputsDiff } from '../review/inputs-diff.ts';
import { haveSamePopulation } from '../review/noise-pairing.ts';
import { noiseReview } from '../review/noise-review.ts';
import type { DiffedFolder } from '../review/read-diffed-run.ts';
import type { DiffOptions, NamedTable } from './diff-options.ts';

/** As many figures of each table are kept unless all are asked for. */
export const FIGURES_KEPT = 200;

/** One of the two, opened. */
export interface OpenedSide {
  readonly side: DiffSide;
  readonly tables: readonly TableSource[];
  /** Null for a CSV file. */
  readonly folder: DiffedFolder | null;
}

export type OpenedSides = readonly [before: OpenedSide, after: OpenedSide];

/** A run folder as a side, under the name that the user has for it. */
export function folderSide(argument: string, folder: DiffedFolder): OpenedSide {
  return { side: { argument, run: folder.run }, tables: folder.tables.map(tableSourceOf), folder };
}

/** The tables of any side, with the columns that are known of them. */
export function namedTables(
  sides: readonly { readonly tables: readonly Pick<TableSource, 'name' | 'fields'>[] }[],
): NamedTable[] {
  const columnsOf = new Map<string, NamedTable['columns']>();
  for (const { name, fields } of sides.flatMap(({ tables }) => tables)) {
    const known = columnsOf.get(name) ?? [];
    const further = fields
      .filter(({ header }) => known.every((one) => one.header !== header))
      .map(({ header, isKey, type }) => ({ header, isExact: isKey || EXACT.includes(type) }));
    columnsOf.set(name, [...known, ...further]);
  }
  return [...columnsOf].map(([name, columns]) => ({ name, columns }));
}

/** Types of columns that are compared exactly. */
const EXACT: readonly string[] = ['string', 'date'];

/**
 * Compares two sides; gives a turn every few milliseconds.
 *
 * @throws InputFaults where a table cannot be read, or a key repeats in it.
 */
export function* diffSteps(
  [before, after]: OpenedSides,
  settings: DiffSettings,
  { only, tolerances, isEdited }: DiffOptions,
): Generator<undefined, Diff> {
  const paired = pairedTables(before.tables, after.tables, settings);
  return {
    before: before.side,
    after: after.side,
    inputs: inputsOf(before, after, settings),
    ...noiseOf(before, after, settings),
    ...(yield* diffTables(paired, settings)),
    materialShare: settings.materialShare,
    only,
    tolerances,
    isEdited,
  };
}

/** What differs of the inputs; null where they are not asked for, and of CSV files. */
export function inputsOf(
  before: OpenedSide,
  after: OpenedSide,
  settings: DiffSettings,
): InputsDiff | null {
  if (before.folder === null || after.folder === null) return null;
  if (!isTableSelected(settings, INPUTS)) return null;
  return inputsDiff(before.folder.inputs, after.folder.inputs);
}

/** The headline figures are those of the summary, of two ensembles. */
function noiseOf(
  before: OpenedSide,
  after: OpenedSide,
  settings: DiffSettings,
): Pick<Diff, 'noise' | 'noNoise'> {
  const [first, second] = [before.folder, after.folder];
  if (first === null || second === null || !isColumnSelected(settings, 'summary', 'mean')) {
    return { noise: null, noNoise: null };
  }
  const noNoise = noNoiseOf([before, after]);
  if (first.compared === null || second.compared === null) return { noise: null, noNoise };
  const { materialShare } = settings;
  const hasSamePopulation =
    first.run.mailboxCount === second.run.mailboxCount &&
    haveSamePopulation(inputsDiff(first.inputs, second.inputs));
  const noise = noiseReview(first.compared, second.compared, { materialShare, hasSamePopulation });
  return { noise, noNoise };
}

/** What keeps noise from being judged; where nothing does, what keeps that of costs. */
function noNoiseOf(sides: readonly OpenedSide[]): string | null {
  const reasons = sides.flatMap(({ side, folder }) =>
    folder === null || folder.notCompared === null
      ? []
      : [{ isOfAll: folder.compared === null, words: `${side.argument} ${folder.notCompared}` }],
  );
  const ofAll = reasons.filter(({ isOfAll }) => isOfAll);
  const told = ofAll.length > 0 ? ofAll : reasons;
  return told.length === 0 ? null : told.map(({ words }) => words).join('; ');
}
