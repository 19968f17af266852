/** Whether run.json tells of files, settings and a sample as its scenario bears out. */
import { flowText } from '../scenario/flow-text.ts';
import { plainOf } from '../scenario/tree.ts';
import { yamlTree } from '../scenario/yaml-tree.ts';
import type { Fault } from '../table/fault.ts';
import type { Findings } from './verify-check.ts';
import { findingIn } from './verify-rows.ts';
import type { VerifiedRecord } from './verify-run-record.ts';

/** What the origin of a value has for a file where the command line set it. */
const COMMAND_LINE = '--set';

/** Finds inputs that are not on record although values came from them. */
export function checkInputNames(record: VerifiedRecord, findings: Findings): void {
  const { inputs, origins, named } = record;
  if (inputs.length === 0) {
    findings.add(findingIn(named, 'it lists no file, and a run reads its scenario', 'inputs'));
    return;
  }
  const names = new Set([COMMAND_LINE, ...inputs.map(({ name }) => name)]);
  for (const [address, { file }] of Object.entries(origins)) {
    if (names.has(file)) continue;
    // Of many values from one file one is enough.
    names.add(file);
    const message = `inputs does not list ${file}, from which the value came`;
    findings.add(findingIn(named, message, `origins.${address}.file`));
  }
}

/** Finds a sample that no run can have. */
export function checkSampleCount(record: VerifiedRecord, findings: Findings): void {
  const { sample, scope, mailboxCount, named } = record;
  if (sample === null) return;
  // Who joins is in the sample, too, and not in the mailboxes of the start.
  const most = scope.churn ? Number.POSITIVE_INFINITY : mailboxCount;
  if (sample.mailboxCount >= 1 && sample.mailboxCount <= most) return;
  const message = `${sample.mailboxCount} of ${mailboxCount} mailboxes is no sample`;
  findings.add(findingIn(named, message, 'sample.mailboxCount'));
}

/** A `--set` expression taken apart. */
interface Override {
  readonly key: string;
  readonly valueText: string;
}

/** Finds settings of the command line that the values do not show, and the other way round. */
export function checkOverrides(record: VerifiedRecord, findings: Findings): void {
  const { overrides: expressions, origins, named } = record;
  const overrides: Override[] = [];
  for (const [index, expression] of expressions.entries()) {
    const override = overrideOf(expression);
    if (override === null) {
      findings.add(findingIn(named, 'it is not key.path=VALUE', `overrides.${index}`));
      return;
    }
    overrides.push(override);
  }
  // Who sets a name moves what lies below it to other addresses.
  if (overrides.some(({ key }) => lastKeyOf(key) === 'name' && key !== 'name')) return;
  for (const [address, { file }] of Object.entries(origins)) {
    if (file !== COMMAND_LINE || overrides.some(({ key }) => isWithin(address, key))) continue;
    const message = `the value is one of ${COMMAND_LINE}, and overrides has none for it`;
    findings.add(findingIn(named, message, `origins.${address}`));
  }
  for (const [index, override] of overrides.entries()) {
    const later = overrides.slice(index + 1);
    if (later.some(({ key }) => isWithin(override.key, key))) continue;
    const message = contradiction(override, record);
    if (message !== null) findings.add(findingIn(named, message, `overrides.${index}`));
  }
}

function overrideOf(expression: string): Override | null {
  const equals = expression.indexOf('=');
  const key = expression.slice(0, Math.max(0, equals)).trim();
  const valueText = expression.slice(equals + 1);
  return key.split('.').includes('') || valueText.trim() === '' ? null : { key, valueText };
}

function lastKeyOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** Whether an address is that of a key, or lies below it. */
function isWithin(address: string, key: string): boolean {
  return address === key || address.startsWith(`${key}.`);
}

/**
 * In what a setting that no later one replaces differs from the value at its key; null: in nothing.
 * What a map becomes depends on what it was laid over, so that only single values are held against
 * theirs; and null takes a value away.
 */
function contradiction({ key, valueText }: Override, { origins }: VerifiedRecord): string | null {
  const value = yamlValue(valueText);
  if (value === undefined) return 'its value is no YAML';
  if (value === null || typeof value === 'object') return null;
  const origin = Object.hasOwn(origins, key) ? origins[key] : undefined;
  if (origin === undefined) return `origins has no value for ${key}`;
  if (origin.file !== COMMAND_LINE) return `origins has the value of ${key} from ${origin.file}`;
  return origin.text === flowText(value) ? null : `origins has another value for ${key}`;
}

/** Undefined of what is no YAML. */
function yamlValue(text: string): unknown {
  const faults: Fault[] = [];
  const tree = yamlTree(text, (line, column) => ({ file: COMMAND_LINE, line, column }), faults);
  return tree === undefined || faults.length > 0 ? undefined : plainOf(tree);
}
