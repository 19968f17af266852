/** What is said of run folders that were verified, as text and as JSON. */
import { formatFault } from '../table/fault.ts';
import { counted } from '../units/counted.ts';
import { type CheckResult, isPassed } from './verify-check.ts';

/** Of the JSON; raised when a key changes its meaning. */
const JSON_VERSION = 1;
/** Columns before what was checked. */
const STATUS_WIDTH = 8;

/** What to do about a run that does not hold; to run it again would destroy the evidence. */
export const GET_ANEW = 'get the folder anew from whoever made it';

/** A run folder that could be checked. */
export interface VerifiedFolder {
  /** As the user named it. */
  readonly run: string;
  /** SHA-256 of run.json. */
  readonly fingerprint: string;
  readonly checks: readonly CheckResult[];
  /** Whether it was also run again, and if not, whether that was asked for. */
  readonly rerun: 'made' | 'not made' | 'not asked';
}

/** Whether nothing is wrong. */
export function isIntact({ checks }: Pick<VerifiedFolder, 'checks'>): boolean {
  return checks.every(isPassed);
}

/** A line a check or finding, then the verdict, what to do, and the fingerprint. */
export function verifiedText(folder: VerifiedFolder): string {
  const lines = [
    ...folder.checks.flatMap(checkLines),
    verdict(folder),
    ...(folder.checks.some(needsAnother) ? [`what to do: ${GET_ANEW}`] : []),
    `SHA-256 of its run.json: ${folder.fingerprint}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Only what does not hold, and the verdict. */
export function verdictText(folder: VerifiedFolder): string {
  const lines = [...folder.checks.flatMap(failedLines), verdict(folder)];
  return lines.map((line) => `${line}\n`).join('');
}

/** Whether a check found something of which it does not say itself what to do. */
function needsAnother({ findings }: CheckResult): boolean {
  return findings.some(({ mend }) => mend === '');
}

function line(status: string, text: string): string {
  return `${status.padEnd(STATUS_WIDTH)}${text}`;
}

function failedLines({ check, findings, findingCount }: CheckResult): string[] {
  const failed = findings.map((finding) => line('FAILED', formatFault(finding)));
  const left = findingCount - findings.length;
  if (left === 0) return failed;
  return [...failed, line('FAILED', `${check}: ${counted(left, 'more', 'more')} like these`)];
}

function checkLines(result: CheckResult): string[] {
  const { check, findingCount, skipped, isDone } = result;
  const failed = failedLines(result);
  const ok = isDone && findingCount === 0 ? [line('ok', check)] : [];
  if (skipped === null) return [...ok, ...failed];
  return [...ok, ...failed, line('skipped', `${isDone ? 'part of ' : ''}${check}: ${skipped}`)];
}

/** An intact folder may yet be an invention, so what was not shown is said. */
const RERUN_WORDS: Readonly<Record<VerifiedFolder['rerun'], string>> = {
  made: ', and its inputs give these tables again',
  'not made': '; NOT shown, as it could not be run again: that its inputs give these tables',
  'not asked': '; not shown: that its inputs give these tables (--rerun)',
};

function verdict({ run, checks, rerun }: VerifiedFolder): string {
  const failed = checks.filter((check) => !isPassed(check)).map(({ check }) => check);
  const done = checks.filter(({ isDone }) => isDone).length;
  const count = counted(done, 'check');
  if (failed.length === 0) return `${run} is intact, by ${count}${RERUN_WORDS[rerun]}`;
  return `${run} is NOT intact: ${failed.length} of ${count} failed: ${failed.join(', ')}`;
}

/** All of it for programs. */
export function verifiedRecord(folders: readonly VerifiedFolder[], headroomVersion: string) {
  return {
    headroom: headroomVersion,
    verify: JSON_VERSION,
    runs: folders.map((folder) => ({
      run: folder.run,
      passed: passedRecord(folder),
      fingerprint: folder.fingerprint,
      checks: folder.checks.map((result) => ({
        check: result.check,
        passed: result.isDone ? isPassed(result) : null,
        skipped: result.skipped,
        findingCount: result.findingCount,
        findings: result.findings,
      })),
    })),
  };
}

/** Null: nothing is wrong as far as it was checked, but what was asked for could not be done. */
function passedRecord(folder: VerifiedFolder): boolean | null {
  if (!isIntact(folder)) return false;
  return folder.rerun === 'not made' ? null : true;
}
