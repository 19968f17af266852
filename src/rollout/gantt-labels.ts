/** What stands to the left of a chart's bars. */

/** Names are cut to a third of the terminal, but not shorter than this. */
const NAME_WIDTH_LEAST = 16;
const GATES_WIDTH_MAX = 8;

interface LabelInput {
  readonly stages: readonly { readonly name: string }[];
  readonly schedules: readonly { readonly waitedFor: number | null }[];
  readonly gates: readonly string[];
  readonly width: number;
}

/**
 * The head, a label a stage (number, name, number of the stage it waits for, letters of gates),
 * and a label for each of `more`, all of one width. A column in which nothing stands is left out.
 */
export function ganttLabels(
  { stages, schedules, gates, width }: LabelInput,
  more: readonly string[],
): string[] {
  const nameWidthMax = Math.max(NAME_WIDTH_LEAST, Math.floor(width / 3));
  const none = more.map(() => '');
  const columns = [
    ['', ...stages.map((_, stage) => String(stage + 1)), ...none],
    ['stage', ...[...stages.map(({ name }) => name), ...more].map(cutTo(nameWidthMax))],
    [
      'after',
      ...schedules.map(({ waitedFor: stage }) => (stage === null ? '' : `${stage + 1}`)),
      ...none,
    ],
    ['gates', ...gates.map(cutTo(GATES_WIDTH_MAX)), ...none],
  ].filter((cells) => cells.slice(1).some((cell) => cell !== ''));
  const padded = columns.map((cells, column) => padTo(cells, column === 0));
  return padded[0]!.map((_, row) => padded.map((cells) => cells[row]!).join('  '));
}

function cutTo(width: number): (text: string) => string {
  return (text) => {
    const characters = Array.from(text);
    return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}~`;
  };
}

/** All as wide as the widest, in code points. */
function padTo(cells: readonly string[], toTheRight: boolean): string[] {
  const widthOf = (cell: string): number => Array.from(cell).length;
  const width = Math.max(...cells.map(widthOf));
  return cells.map((cell) => {
    const padding = ' '.repeat(width - widthOf(cell));
    return toTheRight ? padding + cell : cell + padding;
  });
}
