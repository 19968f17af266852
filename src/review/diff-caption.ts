/** What a diff comes to, and what was compared, in sentences. */
import { counted, groupDigits } from '../units/counted.ts';
import { formatDecimalShort } from '../units/decimal.ts';
import {
  type Diff,
  type DiffedRun,
  type DiffSide,
  isDifferent,
  isTableDifferent,
  type TableDiff,
} from './diff.ts';
import { inputsCounted } from './diff-inputs.ts';
import type { Ranking } from './diff-ranking.ts';
import { decimalText, namedWords, nameWords } from './diff-words.ts';
import { cutText } from './shown-text.ts';

/** Of a path, a title or a seed. */
const CAPTION_LENGTH_MAX = 120;
/** What was asked for is said in full, but not without end. */
const ASKED_LENGTH_MAX = 300;
const TABLES_NAMED = 6;

/** Whether two runs or files differ, and by how much, in a sentence. */
export function diffVerdict(diff: Diff): string {
  return isDifferent(diff) ? `Different: ${diffCounted(diff)}.` : sameVerdict(diff);
}

/** How much: `2 inputs changed; 9 figures moved, 3 of them materially, in 1 of 4 tables`. */
export function diffCounted({ inputs, tables, tablesAdded, tablesRemoved }: Diff): string {
  const sum = (count: (table: TableDiff) => number) => totalOf(tables, count);
  const parts = [
    inputs === null ? '' : inputsCounted(inputs),
    figuresCounted(tables),
    addedAndRemoved(
      sum(({ rowsAddedCount }) => rowsAddedCount),
      sum(({ rowsRemovedCount }) => rowsRemovedCount),
      'row',
    ),
    addedAndRemoved(
      sum(({ columnsAdded }) => columnsAdded.length),
      sum(({ columnsRemoved }) => columnsRemoved.length),
      'column',
    ),
    addedAndRemoved(tablesAdded.length, tablesRemoved.length, 'table'),
  ];
  return joined(parts, '; ');
}

function sameVerdict({ before, after, inputs, tables }: Diff): string {
  const rowCount = totalOf(tables, (table) => table.rowCountBefore);
  const inTables = `${counted(tables.length, 'table')} with ${counted(rowCount, 'row')} in all`;
  const what = joined(
    [tables.length === 0 ? '' : inTables, inputs === null ? '' : 'all inputs'],
    ', and ',
  );
  const both = `${argumentWords(before.argument)} and ${argumentWords(after.argument)}`;
  return `${both} are the same${what === '' ? '' : `: ${what}`}.`;
}

/** `3,670 figures moved, 2,410 of them materially, in 9 of 14 tables`. */
function figuresCounted(tables: readonly TableDiff[]): string {
  if (tables.length === 0) return '';
  if (!tables.some(isTableDifferent)) return 'the tables are the same';
  const moved = totalOf(tables, ({ figureCount }) => figureCount);
  if (moved === 0) return '';
  const materially = totalOf(tables, ({ materialFigureCount }) => materialFigureCount);
  const tableCount = tables.filter(({ figureCount }) => figureCount > 0).length;
  return `${counted(moved, 'figure')} moved, ${groupDigits(materially)} of them materially, in ${groupDigits(tableCount)} of ${counted(tables.length, 'table')}`;
}

/** `390 rows added, 12 removed`; empty for neither. */
export function addedAndRemoved(added: number, removed: number, noun: string): string {
  if (added === 0) return removed === 0 ? '' : `${counted(removed, noun)} removed`;
  const also = removed === 0 ? '' : `, ${groupDigits(removed)} removed`;
  return `${counted(added, noun)} added${also}`;
}

/** What is left out, and what counts as the same; a sentence each. */
export function diffLimits({ only, tolerances, isEdited }: Diff): string[] {
  const words = (texts: readonly string[]) => cutText(texts.join(', '), ASKED_LENGTH_MAX);
  return [
    ...(only.length === 0 ? [] : [`Only this was compared: ${words(only)}.`]),
    ...(tolerances.length === 0
      ? []
      : [`Smaller differences than these count as none: ${words(tolerances)}.`]),
    ...(isEdited ? ['Files were taken as they stand (--edited): no hash was checked.'] : []),
  ];
}

/** What `material` and `figure` mean here, for who has not read the manual. */
export function materialMeaning({ materialShare }: Diff): string {
  const percent = formatDecimalShort(materialShare * 100, 3);
  const points = `${percent} percentage point${percent === '1' ? '' : 's'}`;
  return `Material is a number that moved by at least ${percent} % of what it was, a share by at least ${points}, and any change of a date, a text, a row, a column or a table. A figure is a column at one key, with all its dates.`;
}

/** What stands over the figures that moved, of which only headline figures are held to noise. */
export function materialHeading({ listed, unlistedCount }: Ranking, { noise }: Diff): string {
  if (listed.length + unlistedCount === 0) return 'No figure moved materially';
  return `Material changes, the largest first${noise === null ? '' : ' (not tested for noise)'}`;
}

/** How many figures that moved are not listed, and how to see them; empty for none. */
export function unlistedWords(material: Ranking, immaterial: Ranking): string {
  const [count, less] = [material.unlistedCount, immaterial.unlistedCount];
  if (count + less === 0) return '';
  const parts = [
    count === 0 ? '' : `${counted(count, 'more figure')} that moved materially`,
    less === 0 ? '' : `${groupDigits(less)} that moved by less`,
  ];
  const table = material.unlistedMost ?? immaterial.unlistedMost;
  const ofTable = table === null ? '' : `, --only ${nameWords(table)} the largest of one table`;
  const tables = [...new Set([...material.countedOnly, ...immaterial.countedOnly])];
  const names = namedWords(tables, TABLES_NAMED);
  const ofCounted = names === '' ? '' : ` Figures of ${names} are only counted.`;
  return `Not listed: ${joined(parts, ' and ')}. --all lists all of them${ofTable}.${ofCounted}`;
}

/** How both runs were made, as far as it is alike, and as far as it is not. */
export function makingWords({ before, after }: Diff): { alike: string[]; different: string[] } {
  const [first, second] = [before.run, after.run];
  if (first === null || second === null) return { alike: [], different: [] };
  const pairs = MAKING.map((words) => [words(first), words(second)] as const);
  return {
    alike: pairs.flatMap(([one, other]) => (one === other ? [one] : [])),
    different: pairs.flatMap(([one, other]) => (one === other ? [] : [`${one} -> ${other}`])),
  };
}

/** `plan-a: The plan as it stands`; empty for a CSV file. */
export function runWords({ run }: DiffSide): string {
  if (run === null) return '';
  return `${cutText(run.name, CAPTION_LENGTH_MAX)}: ${cutText(run.title, CAPTION_LENGTH_MAX)}`;
}

/** A folder or file as the user named it. */
export function argumentWords(argument: string): string {
  return cutText(argument, CAPTION_LENGTH_MAX);
}

const MAKING: readonly ((run: DiffedRun) => string)[] = [
  ({ headroomVersion }) => `headroom ${cutText(headroomVersion, CAPTION_LENGTH_MAX)}`,
  ({ seed }) => `seed '${cutText(seed, CAPTION_LENGTH_MAX)}'`,
  ({ replicationCount }) => counted(replicationCount, 'replication'),
  ({ sampling }) => `sampling ${cutText(sampling, CAPTION_LENGTH_MAX)}`,
  ({ sampleShare }) =>
    sampleShare === null ? 'all mailboxes' : `${decimalText(sampleShare * 100, 1)} % of mailboxes`,
];

function totalOf(tables: readonly TableDiff[], count: (table: TableDiff) => number): number {
  return tables.reduce((sum, table) => sum + count(table), 0);
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter((part) => part !== '').join(by);
}
