/** In which forms the commands that review print. */
import { suggestion } from '../scenario/nearest.ts';
import type { CommandInput } from './definitions.ts';
import { UsageError } from './usage-error.ts';

export const REVIEW_FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

/** A check has no one table. */
export const CHECK_FORMATS = ['markdown', 'text', 'json'] as const;

export type ReviewFormat = (typeof REVIEW_FORMATS)[number];

/**
 * The format that is asked for.
 *
 * @param formats those that the command has, first the one that it prints by default
 * @throws UsageError for an unknown format, and for one beside `--json`.
 */
export function formatOption<Format extends string>(
  { values, flags }: CommandInput,
  help: string,
  formats: readonly [standard: Format, ...others: Format[]],
): Format {
  const given = values.get('format')?.[0];
  if (given !== undefined && flags.has('json')) {
    throw new UsageError('--json is short for --format json: give one of the two', help);
  }
  const word = given ?? (flags.has('json') ? 'json' : formats[0]);
  const format = formats.find((one) => one === word);
  if (format !== undefined) return format;
  throw new UsageError(`--format is '${word}': ${suggestion(word, formats, 'formats')}`, help);
}
