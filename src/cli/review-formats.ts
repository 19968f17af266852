/** In which forms the commands that review print. */
import { suggestion } from '../scenario/nearest.ts';
import type { CommandInput } from './definitions.ts';
import { UsageError } from './usage-error.ts';

export const REVIEW_FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

export type ReviewFormat = (typeof REVIEW_FORMATS)[number];

/** @throws UsageError for an unknown format, and for one beside `--json`. */
export function formatOption(input: CommandInput, help: string): ReviewFormat {
  const given = input.values.get('format')?.[0];
  if (given !== undefined && input.flags.has('json')) {
    throw new UsageError('--json is short for --format json: give one of the two', help);
  }
  const word = given ?? (input.flags.has('json') ? 'json' : 'text');
  const format = REVIEW_FORMATS.find((one) => one === word);
  if (format !== undefined) return format;
  const mend = suggestion(word, REVIEW_FORMATS, 'formats');
  throw new UsageError(`--format is '${word}': ${mend}`, help);
}
