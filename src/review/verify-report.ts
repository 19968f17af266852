/** What is said of run folders that were verified, as text and as JSON. */
import { formatFault } from '../table/fault.ts';
import { counted } from '../units/counted.ts';
import { type CheckResult, isPassed } from './verify-check.ts';

/** Of the JSON; raised when a key changes its meaning. */
const JSON_VERSION = 1;
/** Columns before what was checked. */
const STATUS_WIDTH = 8;

/** A run folder that could be checked. */
export interface VerifiedFolder {
  /** As the user named it. */
  readonly run: string;
  /** SHA-256 of run.json. */
  readonly fingerprint: string;
  readonly checks: readonly CheckResult[];
}

/** Whether nothing is wrong. */
export function isIntact({ checks }: Pick<VerifiedFolder, 'checks'>): boolean {
  return checks.every(isPassed);
}

/** A line a check or finding, then the verdict and the fingerprint. */
export function verifiedText(folder: VerifiedFolder): string {
  const lines = [...folder.checks.flatMap(checkLines), verdict(folder)];
  const fingerprint = `SHA-256 of its run.json: ${folder.fingerprint}`;
  return [...lines, fingerprint].map((line) => `${line}\n`).join('');
}

function checkLines({ check, findings, findingCount, skipped, isDone }: CheckResult): string[] {
  const line = (status: string, text: string) => `${status.padEnd(STATUS_WIDTH)}${text}`;
  const left = findingCount - findings.length;
  const failed = findings.map((finding) => line('FAILED', formatFault(finding)));
  if (left > 0)
    failed.push(line('FAILED', `${check}: ${counted(left, 'more', 'more')} like these`));
  const ok = isDone && findingCount === 0 ? [line('ok', check)] : [];
  if (skipped === null) return [...ok, ...failed];
  return [...ok, ...failed, line('skipped', `${isDone ? 'part of ' : ''}${check}: ${skipped}`)];
}

function verdict({ run, checks }: VerifiedFolder): string {
  const failed = checks.filter((check) => !isPassed(check)).map(({ check }) => check);
  const done = checks.filter(({ isDone }) => isDone).length;
  const count = counted(done, 'check');
  if (failed.length === 0) return `${run} is intact, by ${count}`;
  return `${run} is NOT intact: ${failed.length} of ${count} failed: ${failed.join(', ')}`;
}

/** All of it for programs. */
export function verifiedRecord(folders: readonly VerifiedFolder[], headroomVersion: string) {
  return {
    headroom: headroomVersion,
    verify: JSON_VERSION,
    runs: folders.map(({ run, fingerprint, checks }) => ({
      run,
      passed: checks.every(isPassed),
      fingerprint,
      checks: checks.map((result) => ({
        check: result.check,
        passed: result.isDone ? isPassed(result) : null,
        skipped: result.skipped,
        findingCount: result.findingCount,
        findings: result.findings,
      })),
    })),
  };
}
