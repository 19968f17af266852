/** A diff as a comment on a pull request. */
import { type Diff, type DiffSide, isDifferent } from './diff.ts';
import {
  argumentWords,
  diffLimits,
  diffVerdict,
  makingWords,
  materialMeaning,
  runWords,
} from './diff-caption.ts';
import { headlineWithin, materialWithin } from './diff-markdown-figures.ts';
import { code, plain, tableWithin } from './diff-markdown-parts.ts';
import { countsWithin, inputsWithin, onlyOneWithin } from './diff-markdown-sections.ts';

/** Characters. GitHub takes comments of 65,536; a job may want to say something before it. */
export const MARKDOWN_LENGTH_MAX = 59_000;

/** Said where a section has no room for a single row. */
const LEFT_OUT = '\n_Some parts of this diff have no room here._\n';

/** Sections and their parts of the room; what one leaves goes to the next. */
const SECTIONS = [
  { share: 0.25, within: inputsWithin },
  { share: 0.25, within: headlineWithin },
  { share: 0.25, within: materialWithin },
  { share: 0.1, within: onlyOneWithin },
  { share: 0.15, within: countsWithin },
] as const;

/**
 * The diff in less than 60,000 characters, whatever differs; where rows are cut, it says so.
 *
 * @param limit how many inputs and figures are listed; null: all for which there is room
 * @param lengthMax characters, where less than all is for this diff; its caption is never cut
 */
export function diffMarkdown(
  diff: Diff,
  limit: number | null,
  lengthMax = MARKDOWN_LENGTH_MAX,
): string {
  const caption = captionOf(diff);
  if (!isDifferent(diff)) return caption;
  const room = lengthMax - caption.length - LEFT_OUT.length;
  let [text, share, isWhole] = [caption, 0, true];
  for (const section of SECTIONS) {
    share += section.share;
    const end = caption.length + Math.floor(room * share);
    const within = section.within(diff, { limit, lengthMax: end - text.length - 1 });
    const hasRoom = text.length + within.length < end;
    isWhole &&= hasRoom || within === '';
    if (hasRoom && within !== '') text += `\n${within}`;
  }
  return isWhole ? text : `${text}${LEFT_OUT}`;
}

function captionOf(diff: Diff): string {
  const { alike, different } = makingWords(diff);
  const sentences = [
    ...(alike.length === 0 || !isDifferent(diff) ? [] : [`Both: ${alike.join(', ')}.`]),
    ...(different.length === 0 ? [] : [`Made differently: ${different.join('; ')}.`]),
    ...diffLimits(diff),
  ];
  const verdict = `**${plain(diffVerdict(diff))}**\n`;
  const about = sentences.length === 0 ? [] : [`${plain(sentences.join(' '))}\n`];
  if (!isDifferent(diff)) return [verdict, ...about].join('\n');
  const rows = [sideRow('before', diff.before), sideRow('after', diff.after)];
  const table = tableWithin({ headers: ['', 'from', 'run'], rows }, MARKDOWN_LENGTH_MAX);
  const meaning = materialMeaning(diff);
  return [verdict, table, ...about, ...(meaning === '' ? [] : [`${meaning}\n`])].join('\n');
}

function sideRow(name: string, side: DiffSide): string[] {
  return [name, code(argumentWords(side.argument)), code(runWords(side))];
}
