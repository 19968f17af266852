/** The options that stand for a value of the scenario, as `--set` would write them. */
import { suggestion } from '../scenario/nearest.ts';
import { SAMPLINGS } from '../scenario/scenario.ts';
import { countOption } from './count-option.ts';
import type { CommandInput } from './definitions.ts';
import { UsageError } from './usage-error.ts';

export const REPLICATIONS_MAX = 100_000;

/**
 * All `--set` expressions, then those of `--replications`, `--sampling` and `--seed`, which so win.
 *
 * @throws UsageError for replications that are no count, and for an unknown method of sampling.
 */
export function settingsOf(input: CommandInput, help: string): string[] {
  const settings = [...(input.values.get('set') ?? [])];
  const bounds = { least: 1, most: REPLICATIONS_MAX, help };
  const replications = countOption(input, 'replications', bounds);
  if (replications !== null) settings.push(`run.replications=${replications}`);
  const sampling = samplingOption(input, help);
  if (sampling !== null) settings.push(`run.sampling=${sampling}`);
  const seed = input.values.get('seed')?.[0];
  // A JSON string is a YAML string, so that 1e3 and yes stay texts.
  if (seed !== undefined) settings.push(`run.seed=${JSON.stringify(seed)}`);
  return settings;
}

function samplingOption(input: CommandInput, help: string): string | null {
  const word = input.values.get('sampling')?.[0];
  if (word === undefined) return null;
  if (SAMPLINGS.some((sampling) => sampling === word)) return word;
  throw new UsageError(`--sampling is '${word}': ${suggestion(word, SAMPLINGS, 'methods')}`, help);
}
