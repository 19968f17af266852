/** Inputs that are not the same in all runs of a comparison. */

import type { PageCell } from '../cells/page-cell.ts';
import { tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import type { ShownRun } from './compare-shown.ts';

/** An input, and what it is in each run. */
export interface DifferingInput {
  readonly key: PageCell;
  /** One a run; null: the run has no such input. */
  readonly values: readonly (PageCell | null)[];
}

/** Inputs of one part of the scenario, such as `rollout`. */
export interface InputGroup {
  readonly part: string;
  /** Those that all runs have first, and then names. */
  readonly inputs: readonly DifferingInput[];
}

/** What the page says of each run elsewhere. */
const NAMING = ['name', 'title', 'question'];
/** Ends the key of the name of a stage, a gate, a freeze and so on. */
const NAME_END = '.name';

/**
 * By the part of the scenario, in the order of the runs' assumptions.csv. Of a stage, a gate or the
 * like that some run lacks there is but the name.
 */
export function inputGroups(runs: readonly ShownRun[]): readonly InputGroup[] {
  const groups = new Map<string, DifferingInput[]>();
  for (const input of withoutItems(differingInputs(runs))) {
    const [part = ''] = input.key.text.split('.');
    const group = groups.get(part);
    if (group === undefined) groups.set(part, [input]);
    else group.push(input);
  }
  return [...groups].map(([part, inputs]) => ({
    part,
    inputs: [0, 1, 2].flatMap((rank) => inputs.filter((input) => rankOf(input) === rank)),
  }));
}

/** Changes come first, then stages and the like that a run lacks, then what else it lacks. */
function rankOf(input: DifferingInput): number {
  if (isInAll(input)) return 0;
  return input.key.text.endsWith(NAME_END) ? 1 : 2;
}

function isInAll({ values }: DifferingInput): boolean {
  return values.every((value) => value !== null);
}

/** Without what lies in an item that some run lacks: its name says that it does. */
function withoutItems(inputs: readonly DifferingInput[]): readonly DifferingInput[] {
  const lacked = inputs.filter((input) => !isInAll(input)).map(({ key }) => key.text);
  const items = lacked
    .filter((key) => key.endsWith(NAME_END))
    .map((key) => key.slice(0, -NAME_END.length + 1));
  return inputs.filter(({ key: { text } }) => {
    const item = items.find((one) => text.startsWith(one));
    return item === undefined || text === item + NAME_END.slice(1);
  });
}

function differingInputs(runs: readonly ShownRun[]): readonly DifferingInput[] {
  const tables = runs.map(({ pages }) => {
    const rows = tableOf(pages, 'assumptions')?.rows ?? [];
    return new Map(rows.map((row) => [textAt(row, 'key'), row]));
  });
  const keys = new Set(tables.flatMap((rows) => [...rows.keys()]));
  return [...keys].flatMap((key): DifferingInput[] => {
    if (NAMING.includes(key)) return [];
    const rows = tables.map((table) => table.get(key) ?? null);
    const named = rows.find((row) => row !== null);
    const cell = named === undefined || named === null ? null : cellOf(named, 'key');
    if (cell === null || new Set(rows.map(inputText)).size === 1) return [];
    return [{ key: cell, values: rows.map((row) => (row === null ? null : cellOf(row, 'value'))) }];
  });
}

/** What decides whether two inputs are the same; null: there is none. */
function inputText(row: PageRow | null): string | null {
  return row === null ? null : `${textAt(row, 'value')} ${textAt(row, 'distribution')}`;
}
