/** Faults of the small fixture, one change at a time. */
import { expect, it } from 'vitest';
import { faultLines, minimalWith } from './memory-io.ts';

/** What is written for what, and the one fault that it makes. */
type Case = readonly [old: string, replacement: string, fault: string];

export function check(cases: readonly Case[]): void {
  it.each(cases)('%s -> %s', (old, replacement, fault) => {
    expect(faultLines(minimalWith([old, replacement]))).toEqual([fault]);
  });
}
