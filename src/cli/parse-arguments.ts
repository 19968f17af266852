/** The command line as a command and its input, or as a text to print; refuses everything else. */
import { suggestion } from '../scenario/nearest.ts';
import {
  COMMANDS,
  COMMON_OPTIONS,
  COMPLETION,
  type CommandDefinition,
  type CommandInput,
  type OptionDefinition,
  VERSION_OPTION,
} from './definitions.ts';
import { commandHelp, generalHelp, usageOf } from './help.ts';
import { type Split, SplitError, splitArguments } from './split-arguments.ts';
import { UsageError } from './usage-error.ts';

export type Parsed =
  | { readonly command: CommandDefinition; readonly input: CommandInput }
  | { readonly text: string };

const ASK_COMPLETIONS = '--get-yargs-completions';

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError for what is not as defined.
 */
export function parseArguments(args: readonly string[], version: string): Parsed {
  if (args[0] === COMPLETION.name || args[0] === ASK_COMPLETIONS) {
    return { text: `${splitArguments(args).output.trimEnd()}\n` };
  }
  const command = COMMANDS.find(({ name }) => args.includes(name));
  const options = [...(command?.options ?? []), ...COMMON_OPTIONS, VERSION_OPTION];
  const seeHelp = command === undefined ? 'headroom --help' : `headroom ${command.name} --help`;
  const word = args.find((arg) => !arg.startsWith('-'));
  if (command === undefined && word !== undefined) throw unknownCommand(word);
  const { argv } = split(args, options, seeHelp);
  if (argv.version === true) return { text: `${version}\n` };
  if (argv.help === true) {
    return { text: command === undefined ? generalHelp() : commandHelp(command) };
  }
  if (command === undefined) throw new UsageError('no command given', seeHelp);
  const [first, ...operands] = argv._ as string[];
  if (first !== command.name) throw unknownCommand(first ?? '');
  checkOperands(command, operands, seeHelp);
  return { command, input: { operands, ...optionsOf(argv, options, seeHelp) } };
}

function unknownCommand(name: string): UsageError {
  const names = [...COMMANDS.map((command) => command.name), COMPLETION.name];
  const mend = suggestion(name, names, 'commands');
  return new UsageError(`unknown command '${name}': ${mend}`, 'headroom --help');
}

function split(
  args: readonly string[],
  options: readonly OptionDefinition[],
  seeHelp: string,
): Split {
  for (const { name, value } of options) {
    // yargs would read --force=maybe as false.
    if (value === undefined && args.some((arg) => arg.startsWith(`--${name}=`))) {
      throw new UsageError(`--${name} takes no value`, seeHelp);
    }
  }
  try {
    return splitArguments(args);
  } catch (error) {
    if (!(error instanceof SplitError)) throw error;
    throw new UsageError(plainly(error.message, args, options), seeHelp);
  }
}

/** Says in our words, with a suggestion, what yargs says of an option. */
function plainly(
  message: string,
  args: readonly string[],
  options: readonly OptionDefinition[],
): string {
  const [, kind, name] =
    /^(Unknown argument|Not enough arguments following)s?: ([^,]*)/.exec(message) ?? [];
  if (kind === undefined || name === undefined) return message;
  if (kind !== 'Unknown argument') {
    const value = options.find((option) => option.name === name)?.value;
    return `--${name} needs a value: --${name} ${value}`;
  }
  const written = args.find(
    (arg) => /^--?/.test(arg) && arg.replace(/^--?/, '').split('=')[0] === name,
  );
  const dashed = written?.split('=')[0] ?? `--${name}`;
  const known = options.map((option) => `--${option.name}`);
  return `unknown option '${dashed}': ${suggestion(dashed, known, 'options')}`;
}

function checkOperands(
  command: CommandDefinition,
  operands: readonly string[],
  seeHelp: string,
): void {
  const { name, most } = command.operand;
  if (operands.length === 0) {
    throw new UsageError(`${name} is missing: headroom ${usageOf(command)}`, seeHelp);
  }
  if (operands.includes('')) throw new UsageError(`${name} is empty`, seeHelp);
  if (operands.length > most) {
    throw new UsageError(
      `${command.name} takes one ${name}, not ${operands.length}: ${operands.join(' ')}`,
      seeHelp,
    );
  }
}

function optionsOf(
  argv: Split['argv'],
  options: readonly OptionDefinition[],
  seeHelp: string,
): Pick<CommandInput, 'flags' | 'values'> {
  const flags = new Set<string>();
  const values = new Map<string, readonly string[]>();
  for (const { name, value, isRepeatable } of options) {
    const given = argv[name];
    if (value === undefined) {
      if (given === true) flags.add(name);
      continue;
    }
    const texts = (Array.isArray(given) ? given : given === undefined ? [] : [given]) as string[];
    if (texts.length > 1 && isRepeatable !== true) {
      throw new UsageError(`--${name} is given ${texts.length} times: give it once`, seeHelp);
    }
    if (texts.includes('')) {
      throw new UsageError(`--${name} needs a value: --${name} ${value}`, seeHelp);
    }
    values.set(name, texts);
  }
  return { flags, values };
}
