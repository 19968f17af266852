/** What of two runs is compared, and how exactly: options of the commands that say what differs. */
import type { CellTolerance } from '../review/cell-tolerance.ts';
import { type DiffSettings, INPUTS, type Selected } from '../review/diff-selection.ts';
import { suggestion } from '../scenario/nearest.ts';
import { parseShare } from '../units/shares.ts';
import type { CommandInput, OptionDefinition } from './definitions.ts';
import { UsageError } from './usage-error.ts';

/** Options of every command that says what differs. */
export const DIFF_OPTIONS: readonly OptionDefinition[] = [
  {
    name: 'only',
    value: 'NAME',
    isRepeatable: true,
    describe: 'compare only this: inputs, TABLE, TABLE.COLUMN or a list; may repeat',
  },
  {
    name: 'tolerance',
    value: '[NAME=]AMOUNT',
    isRepeatable: true,
    describe: 'numbers so near are the same: 0.5, 1% or COLUMN=0.5; may repeat',
  },
  {
    name: 'material',
    value: 'SHARE',
    describe: 'a change is material from here on, of shares in points (default 1%)',
  },
];

/** As they were given. */
export interface DiffOptions {
  readonly only: readonly string[];
  readonly tolerances: readonly string[];
  readonly materialShare: number;
  /** Whether files of run folders are taken as they stand. */
  readonly isEdited: boolean;
}

const MATERIAL_SHARE_DEFAULT = 0.01;

/** @throws UsageError for what is not as the help says, as far as the tables need not be known. */
export function diffOptions({ values, flags }: CommandInput, help: string): DiffOptions {
  const tolerances = values.get('tolerance') ?? [];
  for (const text of tolerances) toleranceIn(text, help);
  return {
    only: values.get('only') ?? [],
    tolerances,
    materialShare: materialOption(values.get('material')?.[0], help),
    isEdited: flags.has('edited'),
  };
}

function materialOption(text: string | undefined, help: string): number {
  if (text === undefined) return MATERIAL_SHARE_DEFAULT;
  const parsed = parseShare(text);
  const share = 'share' in parsed ? parsed.share : Number.NaN;
  // Without a percent sign 10 is most likely meant as 10 %.
  if (share >= 0 && (share <= 1 || text.includes('%'))) return share;
  throw new UsageError(`--material is '${text}': write a share such as 5% or 0.05`, help);
}

const AMOUNT = /^(?:(?<name>.*)=)?(?<digits>\d+(?:\.(?<fraction>\d+))?)(?<percent>%?)$/su;

/** The amount of `--tolerance`, and the name before it; empty: there is none. */
function toleranceIn(
  text: string,
  help: string,
): { readonly name: string; readonly tolerance: CellTolerance } {
  const { name = '', digits = '', fraction = '', percent } = AMOUNT.exec(text)?.groups ?? {};
  if (digits === '' || (name === '' && text.startsWith('='))) {
    throw new UsageError(
      `--tolerance is '${text}': write an amount such as 0.5 or 1%, or a column with one, such as used_tib_p95=0.01`,
      help,
    );
  }
  const isRelative = percent === '%';
  const amount = isRelative ? shareOf(`${digits}%`) : Number(digits);
  return { name, tolerance: { amount, isRelative, places: fraction.length } };
}

function shareOf(text: string): number {
  const parsed = parseShare(text);
  return 'share' in parsed ? parsed.share : 0;
}

/** A table that may be named. */
export interface NamedTable {
  readonly name: string;
  readonly columns: readonly NamedColumn[];
}

export interface NamedColumn {
  readonly header: string;
  /** Whether its cells compare exactly: keys, dates and texts. */
  readonly isExact: boolean;
}

export interface Namable {
  readonly tables: readonly NamedTable[];
  /** Whether there are two CSV files, of whose columns one may be named without the table. */
  readonly isFile: boolean;
  readonly help: string;
}

/**
 * What the options mean for the tables that there are.
 *
 * @throws UsageError for names that are none, and tolerances of what compares exactly.
 */
export function settingsFor(
  { only, tolerances, materialShare }: DiffOptions,
  figuresMax: number | null,
  namable: Namable,
): DiffSettings {
  return {
    only: only.flatMap((text) => selectedBy(text, namable)),
    tolerances: tolerances.map((text) => {
      const { name, tolerance } = toleranceIn(text, namable.help);
      if (name === '') return { table: null, column: null, tolerance };
      return { ...columnBy(text, name, namable), tolerance };
    }),
    materialShare,
    figuresMax,
  };
}

/** A name, or several with commas between them; a column's own name may have commas. */
function selectedBy(text: string, namable: Namable): Selected[] {
  const whole = selected(text, namable);
  if (whole !== null) return [whole];
  return text.split(',').map((part) => {
    const one = selected(part.trim(), namable);
    if (one !== null) return one;
    const nearest = nearestName(part.trim(), namable);
    throw new UsageError(`--only '${text}': ${nearest}`, namable.help);
  });
}

function selected(text: string, { tables, isFile }: Namable): Selected | null {
  const [only] = tables;
  if (isFile && only !== undefined) {
    const column = only.columns.find(({ header }) => header === text)?.header;
    if (column !== undefined) return { table: only.name, column };
  } else if (text === INPUTS || tables.some(({ name }) => name === text)) {
    return { table: text, column: null };
  }
  return dotted(text, tables);
}

/** TABLE.COLUMN, where there is one. */
function dotted(
  text: string,
  tables: readonly NamedTable[],
): { readonly table: string; readonly column: string } | null {
  const table = tables.find(({ name }) => text.startsWith(`${name}.`));
  const column = table?.columns.find(({ header }) => text === `${table.name}.${header}`);
  return table === undefined || column === undefined
    ? null
    : { table: table.name, column: column.header };
}

function columnBy(
  text: string,
  name: string,
  namable: Namable,
): { readonly table: string | null; readonly column: string } {
  const { tables, help } = namable;
  const found = dotted(name, tables);
  const meant = tables
    .filter((table) => found === null || table.name === found.table)
    .flatMap(({ columns }) => columns)
    .filter(({ header }) => header === (found?.column ?? name));
  if (meant.length === 0) {
    throw new UsageError(`--tolerance '${text}': ${nearestName(name, namable, 'column')}`, help);
  }
  if (meant.every(({ isExact }) => isExact)) {
    const why = 'keys, dates and texts are compared exactly';
    throw new UsageError(`--tolerance '${text}': ${why}: name a column of numbers`, help);
  }
  return found ?? { table: null, column: name };
}

/** What was probably meant. */
function nearestName(
  text: string,
  { tables, isFile }: Namable,
  wanted: 'column' | 'name' = 'name',
): string {
  const table = tables.find(({ name }) => text.startsWith(`${name}.`));
  if (table !== undefined) {
    const columns = table.columns.map(({ header }) => `${table.name}.${header}`);
    return meant(text, columns, 'columns');
  }
  const columns = tables.flatMap((one) => one.columns.map(({ header }) => header));
  if (isFile || wanted === 'column') return meant(text, columns, 'columns');
  return meant(text, [INPUTS, ...tables.map(({ name }) => name)], 'names');
}

/** A name of which only the beginning was written comes before one that is spelt likewise. */
function meant(text: string, names: readonly string[], what: string): string {
  const begun = names.find((name) => name.startsWith(text));
  return begun === undefined ? suggestion(text, new Set(names), what) : `did you mean '${begun}'?`;
}
