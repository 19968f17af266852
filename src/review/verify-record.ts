/** Whether run.json is as headroom writes it, and agrees with itself. */
import { sha256Of } from '../report/hash-text.ts';
import { INPUTS_FOLDER, keptNames } from '../report/input-names.ts';
import { isSealed } from '../report/record-seal.ts';
import { DATA_PACKAGE } from '../report/write-strangers.ts';
import { type CheckResult, type Findings, noFindings, resultOf } from './verify-check.ts';
import { checkInputNames, checkOverrides, checkSampleCount } from './verify-claims.ts';
import { findingIn } from './verify-rows.ts';
import type { VerifiedRecord } from './verify-run-record.ts';

/** The check of what needs no other file. */
export function recordResult(record: VerifiedRecord): CheckResult {
  const findings = noFindings();
  checkText(record, findings);
  checkScenario(record, findings);
  checkRun(record, findings);
  checkInputPaths(record, findings);
  checkInputNames(record, findings);
  checkOverrides(record, findings);
  checkSampleCount(record, findings);
  if (record.dataPackage.path !== DATA_PACKAGE) {
    const message = `it is not ${DATA_PACKAGE}`;
    findings.add(findingIn(record.named, message, 'dataPackage.path'));
  }
  return resultOf('run.json', findings);
}

/**
 * Where an edited file has not the layout that JSON is written in, down to the last space, the
 * place is known.
 */
function checkText({ json, text, named }: VerifiedRecord, findings: Findings): void {
  if (isSealed(text)) return;
  const written = `${JSON.stringify(json, null, 2)}\n`;
  if (written === text) {
    const message = 'it is not the SHA-256 of the text before it: run.json was edited';
    findings.add(findingIn(named, message, 'sha256'));
    return;
  }
  let at = 0;
  while (written[at] === text[at]) at++;
  const before = text.slice(0, at).split('\n');
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  const message = 'from here on it is not as headroom writes JSON: it was edited';
  findings.add({ ...findingIn(named, message), ...place });
}

function checkScenario(record: VerifiedRecord, findings: Findings): void {
  const { json, scenario, scenarioSha256, named } = record;
  const { scenario: written } = json as { readonly scenario: unknown };
  if (sha256Of(JSON.stringify(written)) !== scenarioSha256) {
    const message = 'it is not the SHA-256 of scenario: one of the two was edited';
    findings.add(findingIn(named, message, 'scenarioSha256'));
  }
  for (const key of ['name', 'title', 'question'] as const) {
    // What it leaves out has a default.
    const said = scenario[key] ?? null;
    if (said === null || said === record[key]) continue;
    findings.add(findingIn(named, `it is not the one in scenario.${key}`, key));
  }
}

/** What the scenario says of its run, with `--set` and the options that stand for it. */
function checkRun(record: VerifiedRecord, findings: Findings): void {
  const { seed, replications, sampling } = record.scenario.run ?? {};
  const pairs = [
    { key: 'seed', said: record.seed, written: seed },
    { key: 'sampling', said: record.design.method, written: sampling },
    // With --until there are as many as it takes.
    ...(record.until === null
      ? [{ key: 'replications', said: record.replicationCount, written: replications }]
      : []),
  ];
  for (const { key, said, written } of pairs) {
    if (typeof written !== typeof said || written === said) continue;
    findings.add(findingIn(record.named, `it is not the one in scenario.run.${key}`, key));
  }
}

function checkInputPaths(record: VerifiedRecord, findings: Findings): void {
  const placed = inputsInPlace(record);
  for (const [index, input] of record.inputs.entries()) {
    if (placed.includes(input)) continue;
    const message = `it is not where ${input.name} lies`;
    findings.add(findingIn(record.named, message, `inputs.${index}.path`));
  }
}

/** The inputs that lie where their names say; others might lead out of the folder. */
export function inputsInPlace({ inputs }: VerifiedRecord): VerifiedRecord['inputs'] {
  const pathOf = pathsByName(inputs.map(({ name }) => name));
  return inputs.filter(({ name, path }) => path === pathOf(name));
}

/** Null of names that no input has. */
function pathsByName(names: readonly string[]): (name: string) => string | null {
  try {
    const keptNameOf = keptNames(names);
    return (name) => `${INPUTS_FOLDER}/${keptNameOf(name)}`;
  } catch (error) {
    if (error instanceof RangeError) return () => null;
    throw error;
  }
}
