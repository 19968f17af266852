/** One line on stderr that is written over and over, only where a terminal shows it. */
import type { CliOutput } from './io.ts';

export interface Progress {
  readonly show: (text: string) => void;
  /** Wipes the line; the next message starts on a clean one. */
  readonly clear: () => void;
}

const REDRAW_EVERY_MS = 100;
const WIPE_LINE = '\r\u001b[K';

export function progressOn(output: CliOutput, { quiet }: { readonly quiet: boolean }): Progress {
  if (quiet || !output.isTerminal) {
    return { show: () => {}, clear: () => {} };
  }
  let shown = '';
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show: (text) => {
      if (text === shown || performance.now() - drawnAt < REDRAW_EVERY_MS) return;
      // A line that wraps cannot be wiped.
      const line = Array.from(text)
        .slice(0, output.width - 1)
        .join('');
      output.write(`${WIPE_LINE}${line}`);
      shown = text;
      drawnAt = performance.now();
    },
    clear: () => {
      if (shown !== '') output.write(WIPE_LINE);
      shown = '';
    },
  };
}
