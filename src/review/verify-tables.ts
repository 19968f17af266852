/** Whether datapackage.json describes the tables that such a run has, and the run itself. */
import { REPORTS } from '../report/reports.ts';
import type { Findings } from './verify-check.ts';
import type { Package, PackagedTable } from './verify-package.ts';
import { findingIn } from './verify-rows.ts';
import type { VerifiedRecord } from './verify-run-record.ts';

export interface VerifiedPackage extends Package {
  /** As findings call the file. */
  readonly named: string;
}

/**
 * Finds tables that are missing, strange, twice there or elsewhere than they should be; gives those
 * that can be read.
 */
export function checkTables(
  { named, name, title, resources }: VerifiedPackage,
  record: VerifiedRecord,
  findings: Findings,
): PackagedTable[] {
  const add = (message: string, address = '') => findings.add(findingIn(named, message, address));
  if (name !== record.name) add('it is not the one in run.json', 'name');
  if (title !== record.title) add('it is not the one in run.json', 'title');
  const readable = new Map<string, PackagedTable>();
  for (const [index, resource] of resources.entries()) {
    const problem = problemOf(resource, record, readable);
    if (problem === null) readable.set(resource.name, resource);
    else add(problem, `resources.${index}`);
  }
  for (const due of dueTables(record)) {
    if (!readable.has(due)) add(`it does not list ${due}.csv, which such a run has`);
  }
  return [...readable.values()];
}

function problemOf(
  { name, path, dialect }: PackagedTable,
  { excel, tables }: VerifiedRecord,
  others: ReadonlyMap<string, PackagedTable>,
): string | null {
  if (!REPORTS.some((report) => report.name === name)) return `there is no table ${name}`;
  if (path !== `${name}.csv`) return `the table ${name} does not lie in ${name}.csv`;
  if (others.has(name)) return `it lists ${name} twice`;
  if (tables?.includes(name) === false) return `run.json says that --tables left out ${name}`;
  const due = excel ? 'CR LF' : 'LF';
  return (dialect.lineTerminator === '\r\n') === excel ? null : `lines of ${name} end in ${due}`;
}

/** Without milestones, which are there if some lie in the horizon. */
function dueTables({ scope, focus, split, tables }: VerifiedRecord): string[] {
  const isDue: Readonly<Record<string, boolean>> = {
    pools: scope.storage,
    purchases: scope.procurement,
    milestones: false,
    costs_monthly: scope.costs,
    costs_annual: scope.costs,
    focus,
    split: split !== null,
  };
  const due = REPORTS.map(({ name }) => name).filter((name) => isDue[name] ?? true);
  return tables === null ? due : due.filter((name) => tables.includes(name));
}
