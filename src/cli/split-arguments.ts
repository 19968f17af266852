/**
 * Splits the command line with yargs and makes the shell completion. Numbers stay texts, words are
 * not abbreviated, and yargs neither prints nor exits.
 */
import yargs, { type Argv, type Options } from 'yargs';
import {
  COMMANDS,
  COMMON_OPTIONS,
  COMPLETION,
  type OptionDefinition,
  VERSION_OPTION,
} from './definitions.ts';

export interface Split {
  /** Operands under `_`, the command first; options under their names. */
  readonly argv: Readonly<Record<string, unknown>>;
  /** What yargs would have printed: the completion script, or completions. */
  readonly output: string;
}

/** Thrown with yargs' own words for what it does not accept. */
export class SplitError extends Error {}

export function splitArguments(args: readonly string[]): Split {
  const parser = yargs()
    .scriptName('headroom')
    .detectLocale(false)
    .exitProcess(false)
    .help(false)
    .version(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-positional-numbers': false,
      'short-option-groups': false,
    })
    .options(yargsOptions([...COMMON_OPTIONS, VERSION_OPTION]))
    .alias('h', 'help')
    .strictOptions()
    .completion(COMPLETION.name, COMPLETION.summary, completeOptionsOnly)
    .fail((message: string) => {
      throw new SplitError(message);
    });
  for (const { name, summary, options } of COMMANDS) {
    parser.command(name, summary, (command: Argv) => command.options(yargsOptions(options)));
  }
  let split: Split = { argv: {}, output: '' };
  parser.parse([...args], {}, (_error: unknown, argv: Split['argv'], output: string) => {
    split = { argv, output };
  });
  return split;
}

function yargsOptions(definitions: readonly OptionDefinition[]): Record<string, Options> {
  return Object.fromEntries(
    definitions.map(({ name, value, isRepeatable, describe }): [string, Options] => [
      name,
      value === undefined
        ? { boolean: true, describe }
        : { string: true, array: isRepeatable === true, nargs: 1, describe },
    ]),
  );
}

/**
 * After a command an empty word is a file's: nothing is offered, so that the shell offers files.
 */
function completeOptionsOnly(
  current: string,
  argv: { readonly _?: readonly unknown[] },
  offer: () => void,
  done: (completions: string[]) => void,
): void {
  const isAfterCommand = COMMANDS.some(({ name }) => argv._?.includes(name) === true);
  if (isAfterCommand && !current.startsWith('-')) done([]);
  else offer();
}
