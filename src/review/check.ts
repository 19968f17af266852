/** How scenarios stand to the reports kept of them: plain data, from which every format is made. */
import type { CheckRecipe } from './check-recipe.ts';
import { type Diff, isDifferent, isMaterial } from './diff.ts';

export interface Check {
  /** The folder of the reports, as the user named it. */
  readonly against: string;
  /** In the order in which they were given. */
  readonly scenarios: readonly CheckedScenario[];
  /** Reports of which there is no scenario, as folders. */
  readonly loneReports: readonly string[];
  /** Whether reports were to be written anew. */
  readonly isUpdate: boolean;
}

export interface CheckedScenario {
  readonly name: string;
  /** Its file, as the user named it or the folder in which it is. */
  readonly file: string;
  /** The folder of its report. */
  readonly report: string;
  /** How it was run: as its report was, but for what the options say. */
  readonly recipe: CheckRecipe;
  /** From its report to what it comes to now; null: there is none, or it cannot be compared. */
  readonly diff: Diff | null;
  /** Why the report cannot be compared; none: it was, or there is none. */
  readonly faults: readonly string[];
  /** Whether the report was written anew. */
  readonly isWritten: boolean;
}

/** The gravest first. */
export const OUTCOMES = ['material', 'no report', 'not comparable', 'immaterial', 'same'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** How a scenario stands to the report that there was. */
export function outcomeOf({ diff, faults }: Pick<CheckedScenario, 'diff' | 'faults'>): Outcome {
  if (diff === null) return faults.length > 0 ? 'not comparable' : 'no report';
  if (!isDifferent(diff)) return 'same';
  return isMaterial(diff) ? 'material' : 'immaterial';
}

/**
 * Whether there are reports, or may be, and yet of none of the scenarios: most likely of others.
 */
export function isElsewhere({ scenarios, isUpdate }: Check): boolean {
  return !isUpdate && scenarios.every((scenario) => outcomeOf(scenario) === 'no report');
}

/** Whether a scenario needs nobody's attention: its report is as good as the same, or is now. */
export function isSettled(scenario: CheckedScenario): boolean {
  const outcome = outcomeOf(scenario);
  return scenario.isWritten || outcome === 'same' || outcome === 'immaterial';
}

/** Whether all reports say what their scenarios come to, and each has one. */
export function isCheckPassed({ scenarios, loneReports }: Check): boolean {
  return loneReports.length === 0 && scenarios.every(isSettled);
}

/** The scenarios, those that need attention most first. */
export function byOutcome(scenarios: readonly CheckedScenario[]): readonly CheckedScenario[] {
  const rank = (scenario: CheckedScenario) => OUTCOMES.indexOf(outcomeOf(scenario));
  return scenarios.toSorted((one, other) => rank(one) - rank(other));
}
