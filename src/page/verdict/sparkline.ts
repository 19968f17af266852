/** A course of values in one line of text. */

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * A course in so many columns at the most, each the largest of its values: from the lowest block
 * for 0 and less to the full one for the largest of all. A column without a value is a space.
 *
 * @example sparkline([0, 5, 10], 3) // '▁▄█'
 */
export function sparkline(values: readonly (number | null)[], width: number): string {
  const columns = Math.min(width, values.length);
  const largest = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return Array.from({ length: columns }, (_, column) => {
    const [from, to] = [column, column + 1].map((edge) =>
      Math.floor((edge * values.length) / columns),
    );
    return block(largestOf(values.slice(from, to)), largest);
  }).join('');
}

function largestOf(values: readonly (number | null)[]): number | null {
  return values.reduce((most, value) => {
    if (value === null) return most;
    return most === null ? value : Math.max(most, value);
  }, null);
}

function block(value: number | null, largest: number): string {
  if (value === null) return ' ';
  const eighths = largest === 0 ? 0 : Math.ceil((value / largest) * BLOCKS.length);
  return BLOCKS[Math.max(0, eighths - 1)] ?? ' ';
}
