/** How the run of a check was made, where that is not as its scenario has it. */
import { groupDigits } from '../units/counted.ts';
import { formatShare } from '../units/shares.ts';
import { cutText } from './shown-text.ts';

/** What options said of a run, or the report of a scenario for them. */
export interface CheckRecipe {
  /** `--set` expressions, among them those for which other options stand: seed, replications. */
  readonly set: readonly string[];
  /** Null: all mailboxes. */
  readonly sampleShare: number | null;
  /** What `--until` requires; null: nothing. */
  readonly until: string | null;
  /** Null: all. */
  readonly tables: readonly string[] | null;
}

const EXPRESSIONS_NAMED = 6;
const EXPRESSION_LENGTH_MAX = 80;
const TABLES_NAMED = 8;
/** Keys of a scenario that say how it is run, and assume nothing. */
const OF_RUN = /^\s*run\./;

/**
 * The options that make a run of the scenario this one, those that change assumptions first; empty
 * for a run as its scenario has it. Long ones are cut, and of many the first are named.
 *
 * @example recipeWords({ set: ['run.seed=b'], sampleShare: 0.01, until: null, tables: null })
 *   // '--set run.seed=b --sample 1%'
 */
export function recipeWords({ set, sampleShare, until, tables }: CheckRecipe): string {
  const ofRun = set.filter((expression) => OF_RUN.test(expression));
  const expressions = [...set.filter((expression) => !ofRun.includes(expression)), ...ofRun];
  const parts = [
    ...firstOf(
      expressions.map((one) => `--set ${cutText(one, EXPRESSION_LENGTH_MAX)}`),
      EXPRESSIONS_NAMED,
      '--set',
    ),
    ...(sampleShare === null ? [] : [`--sample ${formatShare(sampleShare)}`]),
    ...(until === null ? [] : [`--until ${cutText(until, EXPRESSION_LENGTH_MAX)}`]),
    ...(tables === null ? [] : [`--tables ${firstOf(tables, TABLES_NAMED, 'tables').join(',')}`]),
  ];
  return parts.join(' ');
}

/** The first of several, and how many more there are. */
function firstOf(texts: readonly string[], countMax: number, what: string): string[] {
  const more = texts.length - countMax;
  return [
    ...texts.slice(0, countMax),
    ...(more > 0 ? [`(${groupDigits(more)} more ${what})`] : []),
  ];
}
