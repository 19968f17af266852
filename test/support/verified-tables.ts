/** Tables for verification, by hand. */
import { type Findings, noFindings } from '../../src/review/verify-check.ts';
import type { PackagedField } from '../../src/review/verify-package.ts';
import {
  type KeptRows,
  passRows,
  type RowCheck,
  type VerifiedTable,
} from '../../src/review/verify-rows.ts';
import { formatFault } from '../../src/table/fault.ts';

export function text(name: string): PackagedField {
  return { name, type: 'string', unit: '' };
}

/** A column of text that must not be empty. */
export function key(name: string): PackagedField {
  return { ...text(name), constraints: { required: true } };
}

export function date(name: string): PackagedField {
  return { name, type: 'date', unit: '' };
}

export function integer(name: string): PackagedField {
  return { name, type: 'integer', unit: '' };
}

export function number(name: string, places: number, unit = ''): PackagedField {
  return { name, type: 'number', unit, places };
}

export interface HandTable {
  readonly fields: readonly PackagedField[];
  /** By default the first column. */
  readonly primaryKey?: readonly string[];
  /** Below the header. */
  readonly lines: readonly string[];
  /** By default the names of the fields. */
  readonly header?: string;
}

/** A table of that name in the run folder runs/a. */
export function handTable(
  name: string,
  { fields, primaryKey, lines, header }: HandTable,
): VerifiedTable {
  const names = fields.map((field) => field.name);
  return {
    named: `runs/a/${name}.csv`,
    text: [header ?? names.join(), ...lines].map((line) => `${line}\n`).join(''),
    resource: {
      ...{ name, path: `${name}.csv`, bytes: 0, hash: 'sha256:' },
      dialect: { lineTerminator: '\n' },
      schema: { fields: [...fields], primaryKey: [...(primaryKey ?? names.slice(0, 1))] },
    },
  };
}

/** Its rows, all of which must be readable. */
export function handRows(name: string, table: HandTable): KeptRows {
  const made = handTable(name, table);
  const rows: KeptRows['rows'][number][] = [];
  const found = shown((findings) => passAll(made, [(row) => rows.push(row)], findings));
  if (found.length > 0) throw new Error(found.join('\n'));
  return { resource: made.resource, named: made.named, rows };
}

/** Shows all rows to the checks, and says whether the header was right. */
export function passAll(
  table: VerifiedTable,
  checks: readonly RowCheck[],
  findings: Findings,
): boolean {
  const steps = passRows(table, checks, findings);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What a check finds, a line each. */
export function shown(check: (findings: Findings) => unknown): string[] {
  const findings = noFindings();
  check(findings);
  const lines = findings.listed().map(formatFault);
  const left = findings.count() - lines.length;
  return left > 0 ? [...lines, `and ${left} more`] : lines;
}
