/** The inputs of a sizing, and where each comes from. */
import { LAYOUT_PRESETS, type LayoutPreset } from '../scenario/storage-spec.ts';
import { REQUIRED_INPUTS, withDefaults } from '../storage/published-defaults.ts';
import { type PublishedFault, publishedFault, sizingFault } from '../storage/published-faults.ts';
import type { PublishedInputs } from '../storage/published-inputs.ts';
import { type PresetInputs, presetInputs } from '../storage/published-presets.ts';
import { type PublishedSizing, publishedSizing } from '../storage/published-sizing.ts';
import type { CommandInput } from './definitions.ts';
import { SIZE_OPTIONS } from './size-options.ts';
import { sizeOptionValues } from './size-values.ts';
import { UsageError } from './usage-error.ts';

const HELP = 'headroom size --help';
const DEFAULT_PRESET: LayoutPreset = 'exchange-2013';

export type InputOrigin = 'option' | 'scenario' | 'preset' | 'default';

/** What is given: options win over the preset that is asked for, and that over the scenario. */
export interface GivenInputs {
  readonly preset: LayoutPreset;
  /** Null: not asked for, so that it fills in only what nobody gives. */
  readonly askedPreset: PresetInputs | null;
  readonly options: Partial<PublishedInputs>;
}

/**
 * What the options give.
 *
 * @param ofScenario the preset of its layout, which fills in what that has no key for
 * @throws UsageError for the first option that is not as it should be.
 */
export function givenInputs(input: CommandInput, ofScenario: LayoutPreset | null): GivenInputs {
  const text = input.values.get('preset')?.[0];
  const asked = LAYOUT_PRESETS.find((name) => name === text);
  if (text !== undefined && asked === undefined) {
    throw new UsageError(`--preset is '${text}': write ${LAYOUT_PRESETS.join(', ')}`, HELP);
  }
  const preset = asked ?? ofScenario ?? DEFAULT_PRESET;
  const options = sizeOptionValues(input, HELP);
  const hasCalculatorFaults = input.flags.has('calculator-faults');
  return {
    preset,
    askedPreset: text === undefined ? null : presetInputs(preset),
    options: { ...options, hasCalculatorFaults },
  };
}

export interface Sized {
  readonly inputs: PublishedInputs;
  readonly origins: ReadonlyMap<keyof PublishedInputs, InputOrigin>;
  readonly sizing: PublishedSizing;
}

/**
 * Completes the inputs and sizes with them.
 *
 * @throws UsageError if one is missing, or they have no answer.
 */
export function sizeWith(given: GivenInputs, scenario: Partial<PublishedInputs>): Sized {
  const { askedPreset, options } = given;
  const known = { ...scenario, ...askedPreset, ...options };
  const preset = presetInputs(given.preset);
  const { mailboxCount, quotaMib, messagesPerDay, messageKib } = known;
  if (
    mailboxCount === undefined ||
    quotaMib === undefined ||
    messagesPerDay === undefined ||
    messageKib === undefined
  ) {
    throw missing(known);
  }
  const inputs = withDefaults(
    { ...known, mailboxCount, quotaMib, messagesPerDay, messageKib },
    preset,
  );
  const origins = new Map(
    SIZE_OPTIONS.map(({ input }) => [input, originOf(input, given, { scenario, preset })]),
  );
  const inputFault = publishedFault(inputs);
  if (inputFault !== null) throw usageError(inputFault, origins);
  const sizing = publishedSizing(inputs);
  const fault = sizingFault(inputs, sizing);
  if (fault !== null) throw usageError(fault, origins);
  return { inputs, origins, sizing };
}

function missing(known: Partial<PublishedInputs>): UsageError {
  const options = REQUIRED_INPUTS.filter((input) => known[input] === undefined).map((input) => {
    const option = SIZE_OPTIONS.find((one) => one.input === input);
    return `--${option?.name} ${option?.value}`;
  });
  const are = options.length === 1 ? 'is' : 'are';
  return new UsageError(
    `${options.join(', ')} ${are} missing: give ${options.length === 1 ? 'it' : 'them'}, or a SCENARIO`,
    HELP,
  );
}

function originOf(
  input: keyof PublishedInputs,
  { askedPreset, options }: GivenInputs,
  { scenario, preset }: { scenario: Partial<PublishedInputs>; preset: PresetInputs },
): InputOrigin {
  if (options[input] !== undefined) return 'option';
  if (askedPreset !== null && input in askedPreset) return 'preset';
  if (scenario[input] !== undefined) return 'scenario';
  return input in preset ? 'preset' : 'default';
}

/** A fault may show at an input that nobody gave: then it says where that came from. */
function usageError(
  { input, message, mend }: PublishedFault,
  origins: ReadonlyMap<keyof PublishedInputs, InputOrigin>,
): UsageError {
  const name = SIZE_OPTIONS.find((option) => option.input === input)?.name ?? input;
  const origin = origins.get(input) ?? 'default';
  const from =
    origin === 'option' ? '' : ` (${origin === 'default' ? 'by' : 'from the'} ${origin})`;
  return new UsageError(`--${name}${from} ${message}: ${mend}`, HELP);
}
