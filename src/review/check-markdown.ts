/** A check as a comment on a pull request. */
import { counted } from '../units/counted.ts';
import { byOutcome, type Check, type CheckedScenario, outcomeOf } from './check.ts';
import { recipeWords } from './check-recipe.ts';
import {
  checkAdvice,
  checkVerdict,
  differingWords,
  mostMoved,
  outcomeWords,
} from './check-words.ts';
import { argumentWords } from './diff-caption.ts';
import { diffMarkdown, MARKDOWN_LENGTH_MAX } from './diff-markdown.ts';
import { code, plain, tableWithin } from './diff-markdown-parts.ts';
import { cutText } from './shown-text.ts';

/** Of the table of scenarios, so that the largest differences are shown whatever their number. */
const TABLE_LENGTH_MAX = 20_000;
/** Less than that shows too little of a diff: rather fewer of them. */
const DIFF_LENGTH_LEAST = 5_000;
/** Room for the sentence that says how many diffs were cut. */
const NOTE_LENGTH_MAX = 120;
/** Of a name and of what differs. */
const CELL_LENGTH_MAX = 400;

/**
 * The check in less than 60,000 characters, whatever differs: a line for each scenario, then,
 * folded in, the diffs, those of material differences first; it says what was cut.
 *
 * @param limit how many inputs and figures of each are listed; null: all for which there is room
 */
export function checkMarkdown(check: Check, limit: number | null): string {
  const scenarios = byOutcome(check.scenarios);
  const head = headOf(check, scenarios);
  const different = scenarios.filter(
    (scenario) => scenario.diff !== null && outcomeOf(scenario) !== 'same',
  );
  const lengthMax = MARKDOWN_LENGTH_MAX - NOTE_LENGTH_MAX;
  const countMax = Math.floor((lengthMax - head.length) / DIFF_LENGTH_LEAST);
  const wanted = different.slice(0, countMax);
  let [text, shownCount] = [head, 0];
  for (const [index, scenario] of wanted.entries()) {
    const room = Math.floor((lengthMax - text.length) / (wanted.length - index));
    const details = `\n${detailsOf(scenario, limit, room)}`;
    // A diff that has next to no room may take more than it was given.
    if (text.length + details.length > lengthMax) break;
    text += details;
    shownCount += 1;
  }
  const cutCount = different.length - shownCount;
  return cutCount === 0 ? text : `${text}\n${cutNote(cutCount)}\n`;
}

function headOf(check: Check, scenarios: readonly CheckedScenario[]): string {
  const rows = scenarios.map((scenario) => [
    outcomeWords(scenario),
    code(cutText(scenario.name, CELL_LENGTH_MAX)),
    plain(cutText(differingWords(scenario), CELL_LENGTH_MAX)),
    mostWords(scenario),
    code(cutText(recipeWords(scenario.recipe), CELL_LENGTH_MAX)),
  ]);
  const headers = ['', 'scenario', 'what differs from its report', 'most', 'run with'];
  const advice = checkAdvice(check).map((sentence) => `${plain(sentence)}\n`);
  const table = tableWithin({ headers, rows }, TABLE_LENGTH_MAX);
  return [`**${plain(checkVerdict(check))}**\n`, table, ...advice].join('\n');
}

function mostWords(scenario: CheckedScenario): string {
  const most = mostMoved(scenario);
  if (most === null) return '';
  const parts = [...most.names.map(code), plain(most.change)];
  return parts.filter((part) => part !== '').join(' ');
}

function detailsOf(
  { file, diff, ...scenario }: CheckedScenario,
  limit: number | null,
  lengthMax: number,
): string {
  if (diff === null) return '';
  const summary = `${plain(argumentWords(file))} ${outcomeWords({ file, diff, ...scenario })}`;
  const [before, after] = [`<details><summary>${summary}</summary>\n\n`, '\n</details>\n'];
  const room = lengthMax - before.length - after.length - 1;
  return before + diffMarkdown(diff, limit, room) + after;
}

function cutNote(count: number): string {
  const diffs = counted(count, 'more diff');
  return `_${diffs} ${count === 1 ? 'is' : 'are'} cut, as a comment has room for 65,536 characters._`;
}
