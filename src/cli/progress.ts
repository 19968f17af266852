/** One line on stderr that is written over and over, only where a terminal shows it. */
import type { CliOutput } from './io.ts';
import { counted, groupDigits } from './words.ts';

export interface Progress {
  readonly show: (text: string) => void;
  /** Columns that a text may have. */
  readonly columns: number;
  /** Wipes the line; the next message starts on a clean one. */
  readonly clear: () => void;
}

const REDRAW_EVERY_MS = 100;
/** Of a scenario's name so much tells which it is. */
const NAME_MIN = 8;
const WIPE_LINE = '\r\u001b[K';

export function progressOn(output: CliOutput, { quiet }: { readonly quiet: boolean }): Progress {
  if (quiet || !output.isTerminal) {
    return { columns: output.width - 1, show: () => {}, clear: () => {} };
  }
  let shown = '';
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    columns: output.width - 1,
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

export interface ReplicationProgress {
  /** Shows so many replications as done. */
  readonly show: (doneCount: number) => void;
  readonly clear: () => void;
  /** What was done so far, in words. */
  readonly doneText: () => string;
}

/** Progress through a run's replications: how many are done, how fast, and for how much longer. */
export function replicationProgress(
  progress: Progress,
  { name, totalCount }: { readonly name: string; readonly totalCount: number },
): ReplicationProgress {
  const startedAt = performance.now();
  let doneCount = 0;
  const doneText = () => {
    // Beyond the number foreseen it is not known how many will be needed.
    const total = doneCount > totalCount ? '' : ` of ${groupDigits(totalCount)}`;
    return `${groupDigits(doneCount)}${total} replications of ${name} were done`;
  };
  const show = (count: number): void => {
    doneCount = count;
    const seconds = (performance.now() - startedAt) / 1000;
    const at = { doneCount, totalCount, seconds };
    const rest = Array.from(progressText('', at)).length;
    progress.show(progressText(shortened(name, progress.columns - rest), at));
  };
  return { show, clear: progress.clear, doneText };
}

/** Of a name with more than so many characters the first; eight are kept in any case. */
function shortened(name: string, count: number): string {
  const signs = Array.from(name);
  const kept = Math.max(count, NAME_MIN);
  return signs.length <= kept ? name : `${signs.slice(0, kept - 1).join('')}…`;
}

/**
 * The line of progress; the pace is that of the replications done, their start included.
 *
 * @example
 * progressText('plan-b', { doneCount: 40, totalCount: 100, seconds: 32 })
 * // 'plan-b: 40 of 100 replications, 1.3 a second, 48 s left'
 */
export function progressText(
  name: string,
  at: { readonly doneCount: number; readonly totalCount: number; readonly seconds: number },
): string {
  const { doneCount, totalCount, seconds } = at;
  const isBeyond = doneCount > totalCount;
  const total = isBeyond ? '' : `of ${groupDigits(totalCount)} `;
  const done = `${name}: ${groupDigits(doneCount)} ${total}replications`;
  if (doneCount === 0 || seconds === 0) return done;
  const pace = doneCount / seconds;
  const paced = `${done}, ${rateText(pace)}`;
  return isBeyond ? paced : `${paced}, ${timeText((totalCount - doneCount) / pace)} left`;
}

function rateText(perSecond: number): string {
  return perSecond >= 1
    ? `${(Math.round(perSecond * 10) / 10).toFixed(1)} a second`
    : `${(Math.round(10 / perSecond) / 10).toFixed(1)} s each`;
}

function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 120) return `${whole} s`;
  return counted(Math.ceil(whole / 60), 'minute');
}
