/** The shell completion, made by yargs of the commands' definitions. */
import yargs, { type Argv, type Options } from 'yargs';
import {
  COMMANDS,
  COMMON_OPTIONS,
  COMPLETION,
  type OptionDefinition,
  VERSION_OPTION,
} from './definitions.ts';

/** What yargs prints for these arguments: the script, or what may stand next. */
export function completionText(args: readonly string[]): string {
  const parser = yargs()
    .scriptName('headroom')
    .detectLocale(false)
    .exitProcess(false)
    .help(false)
    .version(false)
    .options(yargsOptions([...COMMON_OPTIONS, VERSION_OPTION]))
    .completion(COMPLETION.name, COMPLETION.summary, completeOptionsOnly);
  for (const { name, summary, options } of COMMANDS) {
    parser.command(name, summary, (command: Argv) => command.options(yargsOptions(options)));
  }
  let printed = '';
  parser.parse([...args], {}, (_error: unknown, _argv: unknown, output: string) => {
    printed = output;
  });
  return `${printed.trimEnd()}\n`;
}

function yargsOptions(definitions: readonly OptionDefinition[]): Record<string, Options> {
  return Object.fromEntries(
    definitions.map(({ name, value, describe }): [string, Options] => [
      name,
      { type: value === undefined ? 'boolean' : 'string', describe },
    ]),
  );
}

/** After a command an empty word is a file's: nothing is offered, and the shell offers files. */
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
