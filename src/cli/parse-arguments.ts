/** The command line as a command and its input, or as a question; refuses everything else. */
import { suggestion } from '../scenario/nearest.ts';
import {
  COMMANDS,
  COMMON_OPTIONS,
  COMPLETION,
  type CommandDefinition,
  type CommandInput,
  type OptionDefinition,
  usageOf,
  VERSION_OPTION,
} from './definitions.ts';
import { type Split, type SplitOption, splitArguments } from './split-arguments.ts';
import { UsageError } from './usage-error.ts';

export type Parsed =
  | { readonly command: CommandDefinition; readonly input: CommandInput }
  /** A shell asks for the completion script, or for completions. */
  | { readonly ask: 'completion' }
  | { readonly ask: 'version' }
  /** Null: the general help. */
  | { readonly ask: 'help'; readonly about: CommandDefinition | typeof COMPLETION | null };

const ASK_COMPLETIONS = '--get-yargs-completions';

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError for what is not as defined.
 */
export function parseArguments(args: readonly string[]): Parsed {
  if (args[0] === ASK_COMPLETIONS) return { ask: 'completion' };
  const split = splitArguments(args);
  const [word, ...operands] = split.words;
  if (word === COMPLETION.name) return completionQuestion(split);
  const command = COMMANDS.find(({ name }) => name === word);
  if (word !== undefined && command === undefined) throw unknownWord(word, split.options);
  const definitions = optionsOf(command);
  const seeHelp = command === undefined ? 'headroom --help' : `headroom ${command.name} --help`;
  const input = { operands, ...checkOptions(split.options, definitions, seeHelp) };
  if (input.flags.has(VERSION_OPTION.name)) return { ask: 'version' };
  if (input.flags.has('help')) return { ask: 'help', about: command ?? null };
  if (command === undefined) throw new UsageError('no command given', seeHelp);
  checkOperands(command, operands, seeHelp);
  return { command, input };
}

function completionQuestion({ words, options }: Split): Parsed {
  const seeHelp = `headroom ${COMPLETION.name} --help`;
  const { flags } = checkOptions(options, optionsOf(undefined), seeHelp);
  if (flags.has(VERSION_OPTION.name)) return { ask: 'version' };
  if (flags.has('help')) return { ask: 'help', about: COMPLETION };
  const [, ...operands] = words;
  if (operands.length === 0) return { ask: 'completion' };
  throw new UsageError(
    `${COMPLETION.name} takes no names, but there is: ${operands.join(' ')}; the shell is taken from SHELL`,
    seeHelp,
  );
}

function optionsOf(command: CommandDefinition | undefined): OptionDefinition[] {
  return [...(command?.options ?? []), ...COMMON_OPTIONS, VERSION_OPTION];
}

/** A word where the command should be is most likely the value of an unknown option before it. */
function unknownWord(word: string, options: readonly SplitOption[]): UsageError {
  const seeHelp = 'headroom --help';
  const known = [...COMMANDS.flatMap((command) => command.options), ...optionsOf(undefined)];
  const unknown = options.find(
    ({ name, wordsBefore }) => wordsBefore === 0 && !known.some((option) => option.name === name),
  );
  if (unknown !== undefined) return unknownOption(unknown, known, seeHelp);
  const names = [...COMMANDS.map((command) => command.name), COMPLETION.name];
  const mend = suggestion(word, names, 'commands');
  return new UsageError(`unknown command '${word}': ${mend}`, seeHelp);
}

function unknownOption(
  { written }: SplitOption,
  known: readonly OptionDefinition[],
  seeHelp: string,
): UsageError {
  const names = new Set(known.map(({ name }) => `--${name}`));
  const mend = suggestion(written, names, 'options');
  return new UsageError(`unknown option '${written}': ${mend}`, seeHelp);
}

function checkOptions(
  options: readonly SplitOption[],
  definitions: readonly OptionDefinition[],
  seeHelp: string,
): Pick<CommandInput, 'flags' | 'values'> {
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  for (const option of options) {
    const { name, value } = option;
    const definition = definitions.find((one) => one.name === name);
    if (definition === undefined) throw unknownOption(option, definitions, seeHelp);
    if (definition.value === undefined) {
      if (value !== null) throw new UsageError(`--${name} takes no value`, seeHelp);
      flags.add(name);
    } else if (value === null || value === '') {
      throw new UsageError(`--${name} needs a value: --${name} ${definition.value}`, seeHelp);
    } else {
      values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  for (const { name, isRepeatable } of definitions) {
    const count = values.get(name)?.length ?? 0;
    if (count > 1 && isRepeatable !== true) {
      throw new UsageError(`--${name} is given ${count} times: give it once`, seeHelp);
    }
  }
  return { flags, values };
}

function checkOperands(
  command: CommandDefinition,
  operands: readonly string[],
  seeHelp: string,
): void {
  const { name, least = 1, most } = command.operand;
  if (operands.length === 0 && least > 0) {
    throw new UsageError(`${name} is missing: headroom ${usageOf(command)}`, seeHelp);
  }
  if (operands.includes('')) throw new UsageError(`${name} is empty`, seeHelp);
  if (operands.length < least || (operands.length > most && most > 1)) {
    const count = least === most ? String(least) : `at least ${least}`;
    throw new UsageError(
      `${command.name} takes ${count}, not ${operands.length}: headroom ${usageOf(command)}`,
      seeHelp,
    );
  }
  if (operands.length > most) {
    throw new UsageError(
      `${command.name} takes one ${name}, not ${operands.length}: ${operands.join(' ')}`,
      seeHelp,
    );
  }
}
