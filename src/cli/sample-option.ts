/** `--sample`: a quick look at a share of the mailboxes. */
import { parseShare } from '../units/shares.ts';
import type { CommandInput } from './definitions.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads `--sample` as a share, or gives null if it is absent.
 *
 * @param help the command to see for what is right
 * @throws UsageError unless it is a share above 0 % and at most 100 %.
 */
export function sampleOption(input: CommandInput, help: string): number | null {
  const text = input.values.get('sample')?.[0];
  if (text === undefined) return null;
  const parsed = parseShare(text);
  const share = 'share' in parsed ? parsed.share : Number.NaN;
  if (share > 0 && share <= 1) return share;
  throw new UsageError(
    `--sample is '${text}': write a share above 0% and at most 100%, such as 1% or 0.01`,
    help,
  );
}
