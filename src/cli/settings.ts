/** The options that stand for a value of the scenario, as `--set` would write them. */
import { countOption } from './count-option.ts';
import type { CommandInput } from './definitions.ts';

const REPLICATIONS_MAX = 1_000_000;

/**
 * All `--set` expressions, then those of `--replications` and `--seed`, which so win.
 *
 * @throws UsageError for replications that are no count.
 */
export function settingsOf(input: CommandInput, help: string): string[] {
  const settings = [...(input.values.get('set') ?? [])];
  const bounds = { least: 1, most: REPLICATIONS_MAX, help };
  const replications = countOption(input, 'replications', bounds);
  if (replications !== null) settings.push(`run.replications=${replications}`);
  const seed = input.values.get('seed')?.[0];
  // A JSON string is a YAML string, so that 1e3 and yes stay texts.
  if (seed !== undefined) settings.push(`run.seed=${JSON.stringify(seed)}`);
  return settings;
}
