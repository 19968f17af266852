/**
 * Splits the command line into words and options. By Node's own parser: loading yargs, which makes
 * the completion, took a sixth of the time of `headroom validate`.
 */
import { parseArgs } from 'node:util';
import { COMMANDS, COMMON_OPTIONS, VERSION_OPTION } from './definitions.ts';

export interface SplitOption {
  readonly name: string;
  /** With its hyphens, as written. */
  readonly written: string;
  /** What was written after it; null: nothing. */
  readonly value: string | null;
  /** Words that stand before it. */
  readonly wordsBefore: number;
}

export interface Split {
  /** The command and its operands, in order. */
  readonly words: readonly string[];
  readonly options: readonly SplitOption[];
}

/** What may follow an option as its value: no other option, but `-` and negative numbers. */
const VALUE = /^(?!-)|^-(\d|$)/;

/** Every option of a name is of the same kind in all commands that have it. */
const KINDS = Object.fromEntries(
  [...COMMANDS.flatMap(({ options }) => options), ...COMMON_OPTIONS, VERSION_OPTION].map(
    ({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' } as const],
  ),
);

/** Splits without judging: unknown options are options, missing values are null. */
export function splitArguments(args: readonly string[]): Split {
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...KINDS, help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
  });
  const words: string[] = [];
  const options: SplitOption[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName: written, value, inlineValue } = token;
    const isValue = value !== undefined && (inlineValue === true || VALUE.test(value));
    options.push({ name, written, value: isValue ? value : null, wordsBefore: words.length });
  }
  return { words, options };
}
