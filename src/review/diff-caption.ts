/** What a diff comes to, and what was compared, in sentences. */
import { formatDate } from '../calendar/date.ts';
import { SAMPLE_COLUMN } from '../report/report.ts';
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
import { NOISE_BOXES, type NoiseReview } from './noise-review.ts';
import { cutText } from './shown-text.ts';

/** Of a path, a title or a seed. */
const CAPTION_LENGTH_MAX = 120;
/** What was asked for is said in full, but not without end. */
const ASKED_LENGTH_MAX = 300;
const TABLES_NAMED = 6;

/** What the headline figures did, if noise was judged; whether anything differs, and how much. */
export function diffVerdict(diff: Diff): string {
  if (!isDifferent(diff)) return sameVerdict(diff);
  const headline = diff.noise === null ? '' : headlineVerdict(diff.noise, diff);
  return joined([headline, `Different: ${diffCounted(diff)}.`], ' ');
}

/** `Headline figures: 3 moved, 6 could be noise, 1 small but real.` */
function headlineVerdict({ differingCount, figures }: NoiseReview, { noNoise }: Diff): string {
  const counts = NOISE_BOXES.flatMap((box) => {
    const count = figures.filter((figure) => figure.box === box).length;
    if (box === 'moved' && count === 0) return [`none ${box}`];
    const words = box === 'no change to speak of' ? `with ${box}` : box;
    return box === 'same' || count === 0 ? [] : [`${groupDigits(count)} ${words}`];
  });
  const which = noNoise === null ? 'Headline figures' : 'Headline figures without costs';
  return `${which}: ${differingCount === 0 ? 'all are the same' : counts.join(', ')}.`;
}

/** Why noise was not judged, or not of costs; empty where it was, or nobody asked. */
export function noNoiseWords({ noise, noNoise }: Diff): string {
  if (noNoise === null) return '';
  const what = noise === null ? 'Noise' : 'Noise of costs';
  return `${what} was not judged: ${cutText(noNoise, ASKED_LENGTH_MAX)}.`;
}

/** How much: `2 inputs changed; 9 figures differ, 3 of them materially, in 1 of 4 tables`. */
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

/** `3,670 figures differ, 2,410 of them materially, in 9 of 14 tables`. */
function figuresCounted(tables: readonly TableDiff[]): string {
  if (tables.length === 0) return '';
  if (!tables.some(isTableDifferent)) return 'the tables are the same';
  const figureCount = countFigures(tables);
  if (figureCount === 0) return sampleCounted(tables);
  const materially = totalOf(tables, ({ materialFigureCount }) => materialFigureCount);
  const tableCount = tables.filter((table) => table.figureCount > 0).length;
  const verb = figureCount === 1 ? 'differs' : 'differ';
  return `${counted(figureCount, 'figure')} ${verb}, ${groupDigits(materially)} of them materially, in ${groupDigits(tableCount)} of ${counted(tables.length, 'table')}`;
}

/** Of tables in which nothing differs but the share of mailboxes, which is no figure. */
function sampleCounted(tables: readonly TableDiff[]): string {
  const count = tables.filter(({ columns }) => columns.length > 0).length;
  return count === 0
    ? ''
    : `no figure differs, but ${SAMPLE_COLUMN.header} in ${counted(count, 'table')}`;
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

/** What `material` and `figure` mean, for who has not read the manual; empty: no figure differs. */
export function materialMeaning({ materialShare, tables }: Diff): string {
  if (countFigures(tables) === 0) return '';
  if (materialShare === 0) return `Any change is material. ${FIGURE_MEANING}`;
  const percent = formatDecimalShort(materialShare * 100, 3);
  const points = `${percent} percentage point${percent === '1' ? '' : 's'}`;
  return `Material is a number that differs by at least ${percent} % of what it was, a share by at least ${points}, and any change of a date, a text, a row, a column or a table. ${FIGURE_MEANING}`;
}

const FIGURE_MEANING = 'A figure is a column at one key, with all its dates.';

/**
 * What stands over the figures that differ, of which only headline figures are held to noise; empty
 * where some do so materially of which none is listed.
 */
export function materialHeading({ listed, unlistedCount }: Ranking, { noise }: Diff): string {
  if (listed.length === 0) return unlistedCount === 0 ? 'No figure differs materially' : '';
  const untested = noise === null ? '' : ' (not tested for noise)';
  return `Material changes, by their share of the larger of both values${untested}`;
}

/**
 * How many figures that differ are not listed, and how to see them; empty for none.
 *
 * @param limit lines; null: all were asked for, but there is no room
 */
export function unlistedWords(
  [material, immaterial]: readonly [Ranking, Ranking],
  limit: number | null,
): string {
  const [count, less] = [material.unlistedCount, immaterial.unlistedCount];
  if (count + less === 0) return '';
  const parts = [
    count === 0
      ? ''
      : `${counted(count, 'more figure')} that ${count === 1 ? 'differs' : 'differ'} materially`,
    less === 0 ? '' : `${groupDigits(less)} that ${less === 1 ? 'differs' : 'differ'} by less`,
  ];
  const table = material.unlistedMost ?? immaterial.unlistedMost;
  const ofTable = table === null ? '' : `, --only ${nameWords(table)} the largest of one table`;
  const tables = [...new Set([...material.countedOnly, ...immaterial.countedOnly])];
  const names = namedWords(tables, TABLES_NAMED);
  const ofCounted = names === '' ? '' : ` Figures of ${names} are only counted.`;
  const all = limit === null ? '--format csv' : '--all';
  return `Not listed: ${joined(parts, ' and ')}. ${all} lists all of them${ofTable}.${ofCounted}`;
}

/** How both runs were made, as far as it is alike, and as far as it is not. */
export function makingWords({ before, after }: Diff): { alike: string[]; different: string[] } {
  const [first, second] = [before.run, after.run];
  if (first === null || second === null) return { alike: [], different: [] };
  const pairs = MAKING.map((words) => [words(first), words(second)] as const);
  return {
    alike: pairs.flatMap(([one, other]) => (one === other ? [one] : [])),
    different: [...pairs, ...SIZES.map((words) => [words(first), words(second)] as const)].flatMap(
      ([one, other]) => (one === other ? [] : [`${one} -> ${other}`]),
    ),
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

/** What is said only where it differs. */
const SIZES: typeof MAKING = [
  ({ mailboxCount }) => counted(mailboxCount, 'mailbox', 'mailboxes'),
  ({ firstDate, lastDate }) => `horizon ${formatDate(firstDate)} to ${formatDate(lastDate)}`,
];

function countFigures(tables: readonly TableDiff[]): number {
  return totalOf(tables, ({ figureCount }) => figureCount);
}

function totalOf(tables: readonly TableDiff[], count: (table: TableDiff) => number): number {
  return tables.reduce((sum, table) => sum + count(table), 0);
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter((part) => part !== '').join(by);
}
