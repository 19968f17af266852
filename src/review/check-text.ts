/** A check for a terminal. */
import { byOutcome, type Check, type CheckedScenario, type Outcome, outcomeOf } from './check.ts';
import { recipeWords } from './check-recipe.ts';
import { checkAdvice, checkVerdict, differingWords, outcomeWords } from './check-words.ts';
import { argumentWords } from './diff-caption.ts';
import { type Line, paintedText, wrapped } from './diff-lines.ts';
import { type DiffTextOptions, diffText } from './diff-text.ts';

const STYLES: Readonly<Record<Outcome, Line['style']>> = {
  material: 'red',
  'no report': 'red',
  'not comparable': 'red',
  immaterial: 'yellow',
  same: 'green',
};

/**
 * A line for each scenario, what to do, then the diffs, those of material differences first. Only
 * single words make a line longer than the width.
 */
export function checkText(check: Check, options: DiffTextOptions): string {
  const { width, paint } = options;
  const scenarios = byOutcome(check.scenarios);
  const caption = wrapped(checkVerdict(check), { width, style: 'bold' });
  const lines = scenarios.flatMap((scenario) => scenarioLines(scenario, width));
  const advice = checkAdvice(check).flatMap((sentence) => wrapped(sentence, { width }));
  const head = paintedText([[...caption, ...lines], advice], paint);
  const diffs = scenarios.flatMap(({ diff, ...scenario }) => {
    if (diff === null || outcomeOf({ diff, ...scenario }) === 'same') return [];
    return [diffText(diff, options)];
  });
  return [head, ...diffs].join('\n');
}

function scenarioLines(scenario: CheckedScenario, width: number): Line[] {
  const words = differingWords(scenario);
  const lead = `${argumentWords(scenario.file)}: ${outcomeWords(scenario)}`;
  const text = words === '' ? lead : `${lead}: ${words}`;
  const style = STYLES[outcomeOf(scenario)];
  const recipe = recipeWords(scenario.recipe);
  return [
    ...wrapped(text, { width, lead: '  ', indentLength: 6, style }),
    ...(recipe === '' ? [] : wrapped(`run with ${recipe}`, { width, lead: '      ' })),
  ];
}
