/** The figures as one Markdown table with the machine and the command. */
import { grouped } from './figures.mjs';

const HEADERS = ['measured', 'median', 'lowest to highest', 'relation', 'bound'];

/** @param report `{machine, command, rounds, figures, skipped}`; one line a figure. */
export function markdownOf({ machine, command, rounds, figures, skipped }) {
  const rows = figures.map((figure) => [
    figure.label,
    `${places(figure.median, figure.unit)} ${figure.unit}`,
    `${places(figure.lowest, figure.unit)} to ${places(figure.highest, figure.unit)}`,
    relationOf(figure),
    figure.verdicts.map(verdictText).join('; '),
  ]);
  const lines = [HEADERS, ['---', '--:', '--:', '---', '---'], ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  return [
    `Machine: ${machine}.`,
    `Command: \`${command}\`, median of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.`,
    ...skipped,
    '',
    ...lines,
    '',
  ].join('\n');
}

function relationOf({ ratio, timesOther, microsecondsPerMailbox, eventCount, eventsPerSecond }) {
  if (timesOther !== undefined) return `${timesOther.toFixed(2)} × the time of one worker`;
  if (ratio !== undefined) return `headroom takes ${ratio.toFixed(2)} × its time`;
  const parts = [];
  if (microsecondsPerMailbox !== undefined) {
    parts.push(`${microsecondsPerMailbox.toFixed(2)} µs a mailbox`);
  }
  if (eventCount !== undefined) {
    parts.push(`${(eventCount / 1e6).toFixed(2)} million events`);
    parts.push(`${(eventsPerSecond / 1e6).toFixed(1)} million a second`);
  }
  return parts.join(', ');
}

function verdictText({ rule, bound, unit, isMet }) {
  return `${rule}: at most ${bound} ${unit}, ${isMet ? 'met' : 'missed'}`;
}

function places(value, unit) {
  if (unit === 'MB' || unit === 'kB') return grouped(value);
  return value.toFixed(unit === '%' ? 2 : 3);
}
