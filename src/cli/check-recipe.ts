/** How a scenario is run for a check: as its report was, but for what the options say. */
import { absentReports } from '../report/reports.ts';
import type { CommandInput } from './definitions.ts';
import type { Interruptible } from './interrupt.ts';
import type { CliIo } from './io.ts';
import type { Prepared } from './prepare.ts';
import { namedScenario, type RecordedRun, type RunRecipe } from './recorded-run.ts';
import { type PlannedRun, plannedRun } from './rerun.ts';
import { settingsOf } from './settings.ts';
import { simulationOptions } from './simulation-options.ts';
import { tablesOption } from './tables-option.ts';
import { UsageError } from './usage-error.ts';

/** What the options say of every run. */
export interface AskedRecipe {
  /** `--set` expressions. */
  readonly set: readonly string[];
  /** Null: as the report has it. */
  readonly sampleShare: number | null;
  /** Null: those that the report has. */
  readonly tables: readonly string[] | null;
  readonly workers: number;
}

/** @throws UsageError for what is not as the help says. */
export function askedRecipe(
  input: CommandInput,
  io: Pick<CliIo, 'coreCount'>,
  help: string,
): AskedRecipe {
  const { sampleShare, workers } = simulationOptions(input, help, io);
  return { set: settingsOf(input, help), sampleShare, tables: tablesOption(input, help), workers };
}

/** Of a scenario without a report: as `headroom run` makes it without options. */
const PLAIN: RunRecipe = {
  set: [],
  sampleShare: null,
  until: null,
  replicationsMax: null,
  isSplit: false,
  excel: false,
  focus: false,
  tables: null,
};

/**
 * Plans the run of a scenario file.
 *
 * @param recorded how its report was made; null: there is none that tells
 * @throws InputFaults with what keeps it from being simulated; Interrupted.
 */
export async function plannedJob(
  file: string,
  recorded: RecordedRun | null,
  {
    asked,
    io,
    turns,
  }: { readonly asked: AskedRecipe; readonly io: CliIo; readonly turns: Interruptible },
): Promise<PlannedRun> {
  const recipe = recorded?.recipe ?? PLAIN;
  const set = overlaid(recipe.set, asked.set);
  // A file that is named now is that file, not the one which the report keeps.
  const isFileAsked = asked.set.some(setsFile);
  const scenario = namedScenario(file, isFileAsked ? null : recorded, io);
  const sampleShare = asked.sampleShare ?? recipe.sampleShare;
  // Other settings may want another number of replications.
  const earlier = asked.set.length === 0 ? (recorded?.earlier ?? null) : null;
  const { workers } = asked;
  const run = { scenario, recipe: { ...recipe, set, sampleShare }, earlier, workers, recorded };
  const planned = await plannedRun(run, turns);
  const tables = tablesOf(planned.prepared, { ...recipe, tables: asked.tables ?? recipe.tables });
  return { ...planned, tables };
}

/** Whether options say how large a run and its folder are, whatever its report says. */
export function isSettled({ set, sampleShare, tables }: AskedRecipe): boolean {
  const setsReplications = set.some((expression) => keyOf(expression) === 'run.replications');
  return setsReplications && sampleShare !== null && tables !== null;
}

/** Expressions in which those of `over` take the place of others for the same key. */
export function overlaid(set: readonly string[], over: readonly string[]): string[] {
  const left = new Map(over.map((expression) => [keyOf(expression), expression]));
  const replaced = set.map((expression) => {
    const key = keyOf(expression);
    const other = left.get(key);
    left.delete(key);
    return other ?? expression;
  });
  return [...replaced, ...left.values()];
}

/** The key of a `--set` expression. */
function keyOf(expression: string): string {
  return expression.slice(0, expression.indexOf('=')).trim();
}

function setsFile(expression: string): boolean {
  return 'population.organisations.file.'.startsWith(`${keyOf(expression)}.`);
}

/** Those of the tables that the scenario has; null: all. */
function tablesOf(
  { plan }: Prepared,
  { tables, focus, isSplit }: RunRecipe,
): readonly string[] | null {
  if (tables === null) return null;
  const absent = absentReports({ plan, focus, isSplit }).map(({ report }) => report.name);
  return tables.filter((name) => !absent.includes(name));
}

/** @throws UsageError for a table that is asked for and that none of the scenarios has. */
export function checkAskedTables(
  jobs: readonly PlannedRun[],
  { tables }: AskedRecipe,
  help: string,
): void {
  const idle = tables?.find((name) => jobs.every((job) => job.tables?.includes(name) !== true));
  if (idle === undefined) return;
  throw new UsageError(`--tables: none of the scenarios has ${idle}: leave it out`, help);
}
