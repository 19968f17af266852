/** `--tables`: which tables of a run are written. */
import { absentReports, type PlannedRun, REPORTS } from '../report/reports.ts';
import { suggestion } from '../scenario/nearest.ts';
import type { CommandInput } from './definitions.ts';
import { UsageError } from './usage-error.ts';

const NAMES = REPORTS.map(({ name }) => name);

/**
 * Reads `--tables` as names of tables in the order in which they are written, or gives null if it
 * is absent.
 *
 * @param help the command to see for what is right
 * @throws UsageError for a name that no table has.
 */
export function tablesOption(input: CommandInput, help: string): readonly string[] | null {
  const list = input.values.get('tables')?.[0];
  if (list === undefined) return null;
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown === undefined) return NAMES.filter((name) => names.includes(name));
  throw new UsageError(`--tables has '${unknown}': ${suggestion(unknown, NAMES, 'tables')}`, help);
}

/** @throws UsageError where a run does not have all of the tables that are to be written. */
export function checkTables(
  scenarioName: string,
  { tables, ...run }: PlannedRun & { readonly tables: readonly string[] | null },
  help: string,
): void {
  if (tables === null) return;
  const absent = absentReports(run).find(({ report }) => tables.includes(report.name));
  if (absent !== undefined) {
    const needs = absent.needs.replaceAll('`', '');
    throw new UsageError(
      `--tables: ${scenarioName} has no ${absent.report.name}, which only runs with ${needs} ` +
        'have: leave it out',
      help,
    );
  }
  if (run.focus && !tables.includes('focus')) {
    throw new UsageError('--tables leaves focus out: name it there, or leave --focus out', help);
  }
}
