/** Help: examples first, then what there is to choose from. */
import { textTable } from '../table/text-table.ts';
import {
  COMMANDS,
  COMMON_OPTIONS,
  COMPLETION,
  type CommandDefinition,
  type OptionDefinition,
  usageOf,
  VERSION_OPTION,
} from './definitions.ts';

/** What `headroom --help` prints. */
export function generalHelp(): string {
  const commands = [
    ...COMMANDS.map((command) => [usageOf(command), command.summary]),
    [COMPLETION.name, COMPLETION.summary],
  ];
  const options = [...COMMON_OPTIONS, VERSION_OPTION];
  return [
    'Mailbox capacity planner and quota-rollout simulator.\n',
    section('Examples', [
      'headroom init my-trust',
      'headroom validate my-trust.yaml',
      'headroom run my-trust.yaml',
    ]),
    section('Commands', rows(commands)),
    section('Options', rows(options.map(optionRow))),
    'Exit codes: 0 done, 1 the answer is no, 2 a fault, 130 interrupted. More on a',
    "command: 'headroom COMMAND --help'.\n",
  ].join('\n');
}

/** What `headroom COMMAND --help` prints. */
export function commandHelp(command: CommandDefinition): string {
  const options = [...command.options, ...COMMON_OPTIONS];
  return [
    `${command.summary}\n`,
    section('Examples', command.examples),
    section('Usage', [`headroom ${usageOf(command)} [OPTION]...`]),
    section('Options', rows(options.map(optionRow))),
    `${command.notes.join('\n')}\n`,
  ].join('\n');
}

/** What `headroom completion --help` prints. */
export function completionHelp(): string {
  const { name, summary, examples, notes } = COMPLETION;
  const options = COMMON_OPTIONS.filter((option) => option.name === 'help');
  return [
    `${summary}\n`,
    section('Examples', examples),
    section('Usage', [`headroom ${name}`]),
    section('Options', rows(options.map(optionRow))),
    `${notes.join('\n')}\n`,
  ].join('\n');
}

function optionRow({ name, value, describe }: OptionDefinition): string[] {
  return [`--${name}${value === undefined ? '' : ` ${value}`}`, describe];
}

function rows(cells: readonly (readonly string[])[]): string[] {
  const text = textTable(['', ''], cells, { rightAligned: [false, false] });
  return text.split('\n').slice(1, -1);
}

function section(title: string, lines: readonly string[]): string {
  return `${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
