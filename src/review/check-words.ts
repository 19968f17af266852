/** What a check came to, in words. */
import { counted, groupDigits } from '../units/counted.ts';
import {
  type Check,
  type CheckedScenario,
  isSettled,
  OUTCOMES,
  type Outcome,
  outcomeOf,
} from './check.ts';
import { argumentWords, diffCounted, makingWords } from './diff-caption.ts';
import { type RankedFigure, rankMaterial } from './diff-ranking.ts';
import { namedWords } from './diff-words.ts';
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

/** `7 scenarios against reports: 1 differs materially, 6 are the same.` */
export function checkVerdict({ against, scenarios, loneReports }: Check): string {
  const parts = OUTCOMES.flatMap((outcome) => {
    const count = scenarios.filter((scenario) => outcomeOf(scenario) === outcome).length;
    const [one, several] = VERBS[outcome];
    return count === 0 ? [] : [`${groupDigits(count)} ${count === 1 ? one : several}`];
  });
  const lone = loneReports.length === 0 ? '' : `; ${loneWords(loneReports.length)}`;
  return `${counted(scenarios.length, 'scenario')} against ${argumentWords(against)}: ${parts.join(', ')}${lone}.`;
}

function loneWords(count: number): string {
  return `${counted(count, 'report')} ${count === 1 ? 'has' : 'have'} no scenario`;
}

/** What to do, and what was done, a sentence each. */
export function checkAdvice({ scenarios, loneReports, isUpdate }: Check): string[] {
  return [
    ...(isUpdate ? [writtenWords(scenarios)] : []),
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

/** How a scenario stands to its report: `differs materially`. */
export function outcomeWords(scenario: CheckedScenario): string {
  return VERBS[outcomeOf(scenario)][0];
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
      return [...made, diffCounted(diff)].join('; ');
    }
  }
}

/** The figure that moved the most; null for none that did so materially. */
export function mostMoved({ diff }: CheckedScenario): RankedFigure | null {
  return diff === null ? null : (rankMaterial(diff.tables, 1).listed[0] ?? null);
}
