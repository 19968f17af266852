/** Colour for terminals: never in files, pipes, under NO_COLOR or --no-color. */
import type { CliOutput } from './io.ts';

export interface Paint {
  readonly bold: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly dim: (text: string) => string;
}

const PLAIN: Paint = {
  bold: (text) => text,
  red: (text) => text,
  green: (text) => text,
  yellow: (text) => text,
  dim: (text) => text,
};

const COLOURED: Paint = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  red: (text) => `\u001b[31m${text}\u001b[39m`,
  green: (text) => `\u001b[32m${text}\u001b[39m`,
  yellow: (text) => `\u001b[33m${text}\u001b[39m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
};

/**
 * How to paint on an output. NO_COLOR counts if it is set to something, as its convention has it.
 *
 * Source: https://no-color.org
 */
export function paintFor(
  output: CliOutput,
  {
    env,
    noColor,
  }: { readonly env: Readonly<Record<string, string | undefined>>; readonly noColor: boolean },
): Paint {
  const isAllowed = !noColor && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  return output.isTerminal && isAllowed ? COLOURED : PLAIN;
}
