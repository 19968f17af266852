/** The tables of two runs against each other. */
import type { Diff, TableDiff } from './diff.ts';
import type { TablePair } from './diff-rows.ts';
import { type DiffSettings, isTableSelected } from './diff-selection.ts';
import { openPair, type TableSource } from './diff-source.ts';
import { diffTable } from './diff-table.ts';

/** What two runs have of tables, by name. */
export interface PairedTables {
  readonly both: readonly (readonly [TableSource, TableSource])[];
  /** Names of those that only the second has, and only the first. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Pairs tables that are to be compared by their names, in the order of the first. */
export function pairedTables(
  before: readonly TableSource[],
  after: readonly TableSource[],
  settings: DiffSettings,
): PairedTables {
  const wanted = (tables: readonly TableSource[]) =>
    tables.filter(({ name }) => isTableSelected(settings, name));
  const [first, second] = [wanted(before), wanted(after)];
  const partnerOf = ({ name }: TableSource, others: readonly TableSource[]) =>
    others.find((other) => other.name === name);
  const lone = (tables: readonly TableSource[], others: readonly TableSource[]) =>
    tables.filter((table) => partnerOf(table, others) === undefined).map(({ name }) => name);
  return {
    both: first.flatMap((table) => {
      const partner = partnerOf(table, second);
      return partner === undefined ? [] : [[table, partner] as const];
    }),
    added: lone(second, first),
    removed: lone(first, second),
  };
}

/**
 * Compares tables one after the other; gives a turn every few milliseconds.
 *
 * @throws InputFaults where a table cannot be read, or a key repeats in it.
 */
export function* diffTables(
  { both, added, removed }: PairedTables,
  settings: DiffSettings,
): Generator<undefined, Pick<Diff, 'tables' | 'tablesAdded' | 'tablesRemoved'>> {
  const tables: TableDiff[] = [];
  for (const [before, after] of both) {
    const { materialShare } = settings;
    const figuresMax = isRanked(before.name, settings) ? settings.figuresMax : 0;
    const pair: TablePair = yield* openPair(before, after, settings);
    tables.push(yield* diffTable(pair, { table: before.name, materialShare, figuresMax }));
  }
  return { tables, tablesAdded: added, tablesRemoved: removed };
}

/**
 * Tables whose cells say little by themselves, so that they are counted and not ranked among the
 * figures: the luck of single replications, of which the headline figures tell what it comes to,
 * and what the inputs say already.
 */
const COUNTED_TABLES: readonly string[] = [
  'stage_events',
  'replications',
  'sensitivity',
  'split',
  'assumptions',
];

/** Whether figures of a table are ranked: by default, or as it is asked for. */
function isRanked(table: string, { only, figuresMax }: DiffSettings): boolean {
  return figuresMax === null || only.length > 0 || !COUNTED_TABLES.includes(table);
}
