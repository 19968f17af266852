/** What a check of a run folder comes to. */
import type { Fault } from '../table/fault.ts';
import { cutText } from './shown-text.ts';

/** So many findings of a check are told of; the rest is counted. */
const FINDINGS_LISTED = 5;
/** Names and cells in a message may be of any length. */
const MESSAGE_LENGTH_MAX = 500;

export interface CheckResult {
  /** What was checked, as a list names it: `hashes of 16 tables`. */
  readonly check: string;
  /** What does not hold: the first of it. */
  readonly findings: readonly Fault[];
  /** All of it. */
  readonly findingCount: number;
  /** Why it was not checked, or not all of it; null: it was. */
  readonly skipped: string | null;
  /** Whether anything at all was checked. */
  readonly isDone: boolean;
}

/** Where checks put what they find. */
export interface Findings {
  readonly add: (fault: Fault) => void;
  readonly count: () => number;
  readonly listed: () => readonly Fault[];
}

/** A place for what is found; keeps no more of it than is told of. */
export function noFindings(): Findings {
  const listed: Fault[] = [];
  let count = 0;
  return {
    add: (fault) => {
      count += 1;
      if (listed.length >= FINDINGS_LISTED) return;
      listed.push({ ...fault, message: cutText(fault.message, MESSAGE_LENGTH_MAX) });
    },
    count: () => count,
    listed: () => listed,
  };
}

/** The result of a check that was made, as far as it could be. */
export function resultOf(
  check: string,
  findings: Findings,
  skipped: string | null = null,
): CheckResult {
  const { listed, count } = findings;
  return { check, findings: listed(), findingCount: count(), skipped, isDone: true };
}

/** The result of a check that could not be made, or is not asked of such a run. */
export function skippedCheck(check: string, reason: string): CheckResult {
  return { check, findings: [], findingCount: 0, skipped: reason, isDone: false };
}

/** Whether nothing is wrong, as far as the check was made. */
export function isPassed({ findingCount }: CheckResult): boolean {
  return findingCount === 0;
}
