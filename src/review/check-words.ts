/** What a check came to, in words. */
import { counted, groupDigits } from '../units/counted.ts';
import {
  type Check,
  type CheckedScenario,
  isElsewhere,
  isSettled,
  OUTCOMES,
  type Outcome,
  outcomeOf,
} from './check.ts';
import type { Diff } from './diff.ts';
import { argumentWords, diffCounted, makingWords } from './diff-caption.ts';
import { DEFAULT_LIMIT, rankedTables, rankMaterial } from './diff-ranking.ts';
import { changeWords, figureName, keyWords, namedWords } from './diff-words.ts';
import type { NoiseBox } from './noise-review.ts';
import { noiseRows } from './noise-words.ts';
import { cutText } from './shown-text.ts';

/** Of what is wrong with a report. */
const FAULTS_LENGTH_MAX = 400;
const FOLDERS_NAMED = 10;

/** Of one scenario, and of several. */
const VERBS: Readonly<Record<Outcome, readonly [one: string, several: string]>> = {
  material: ['differs materially', 'differ materially'],
  'no report': ['has no report', 'have no report'],
  'not comparable': ['cannot be compared with its report', 'cannot be compared with their reports'],
  immaterial: ['differs, but not materially', 'differ, but not materially'],
  same: ['is the same', 'are the same'],
};

/** Of a report that was written then. */
const PAST_VERBS: typeof VERBS = {
  material: ['differed materially', 'differed materially'],
  'no report': ['had no report', 'had no report'],
  'not comparable': [
    'could not be compared with its report',
    'could not be compared with their reports',
  ],
  immaterial: ['differed, but not materially', 'differed, but not materially'],
  same: VERBS.same,
};

/** `7 scenarios against reports: 1 differs materially, 6 are the same.` */
export function checkVerdict({ against, scenarios, loneReports }: Check): string {
  const parts = OUTCOMES.flatMap((outcome) => {
    const some = scenarios.filter((scenario) => outcomeOf(scenario) === outcome);
    // What is written differs, so that it is all of them or, of the same, some.
    const [first] = some;
    if (first === undefined) return [];
    const [one, several] = verbsOf(first);
    return [`${groupDigits(some.length)} ${some.length === 1 ? one : several}`];
  });
  const lone = loneReports.length === 0 ? '' : `; ${loneWords(loneReports.length)}`;
  return `${counted(scenarios.length, 'scenario')} against ${argumentWords(against)}: ${parts.join(', ')}${lone}.`;
}

function loneWords(count: number): string {
  return `${counted(count, 'report')} ${count === 1 ? 'has' : 'have'} no scenario`;
}

/** What to do, and what was done, a sentence each. */
export function checkAdvice(check: Check): string[] {
  const { against, scenarios, loneReports, isUpdate } = check;
  return [
    ...(isUpdate ? [writtenWords(scenarios)] : []),
    ...(isElsewhere(check)
      ? [`No report in ${argumentWords(against)} is of these scenarios: is it the right folder?`]
      : []),
    ...(scenarios.every(isSettled)
      ? []
      : ['Where that is meant, the same command with --update writes the reports anew.']),
    ...(loneReports.length === 0
      ? []
      : [
          `No scenario that was checked is called as ${namedWords(loneReports, FOLDERS_NAMED)}: remove the folder, or bring the scenario back.`,
        ]),
  ];
}

function writtenWords(scenarios: readonly CheckedScenario[]): string {
  const written = scenarios.filter(({ isWritten }) => isWritten).map(({ report }) => report);
  if (written.length === 0) return 'Nothing was written: every report has the same bytes.';
  return `Written: ${namedWords(written, FOLDERS_NAMED)}.`;
}

/** How a scenario stands to its report, or stood to one that was written: `differs materially`. */
export function outcomeWords(scenario: CheckedScenario): string {
  return verbsOf(scenario)[0];
}

function verbsOf(scenario: CheckedScenario) {
  return (scenario.isWritten ? PAST_VERBS : VERBS)[outcomeOf(scenario)];
}

/** What differs, in numbers, or why it cannot be compared; empty for the same. */
export function differingWords(scenario: CheckedScenario): string {
  const { diff, faults } = scenario;
  switch (outcomeOf(scenario)) {
    case 'same':
    case 'no report':
      return '';
    case 'not comparable':
      return cutText(faults.join('; '), FAULTS_LENGTH_MAX);
    case 'material':
    case 'immaterial': {
      if (diff === null) return '';
      const made = makingWords(diff).different.map((words) => `made differently: ${words}`);
      return [...made, diffCounted(diff), ...headlineCounted(diff)].join('; ');
    }
  }
}

/** `of 19 headline figures 7 moved, 1 could be noise`; none where noise is not known. */
function headlineCounted({ noise }: Diff): string[] {
  if (noise === null || noise.differingCount === 0) return [];
  const parts = HEADLINE_BOXES.map((box) => {
    const count = noise.figures.filter((figure) => figure.box === box).length;
    return count === 0 ? '' : `${groupDigits(count)} ${box}`;
  }).filter((part) => part !== '');
  const words = parts.length === 0 ? 'none moved' : parts.join(', ');
  return [`of ${counted(noise.figures.length, 'headline figure')} ${words}`];
}

/** Those with a material difference, or perhaps. */
const HEADLINE_BOXES: readonly NoiseBox[] = ['moved', 'could be noise', 'not known'];

/** A figure that moved, and how. */
export interface MostMoved {
  readonly names: readonly string[];
  readonly change: string;
}

/**
 * What moved the most: a headline figure that did by more than noise, else the first that a diff
 * lists; null for none that did so materially.
 */
export function mostMoved({ diff }: CheckedScenario): MostMoved | null {
  if (diff === null) return null;
  const moved = diff.noise === null ? undefined : noiseRows(diff.noise)[0];
  const [name, before = '', after = ''] = moved?.box === 'moved' ? (moved.rows[0] ?? []) : [];
  if (name !== undefined) return { names: [name], change: `${before} -> ${after}` };
  const firstIn = (tables: Diff['tables']) => rankMaterial(tables, DEFAULT_LIMIT).listed[0];
  const figure = (firstIn(rankedTables(diff)) ?? firstIn(diff.tables))?.figure;
  if (figure === undefined) return null;
  return { names: [figureName(figure), keyWords(figure.keys)], change: changeWords(figure) };
}
