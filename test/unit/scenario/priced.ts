/** The fixture of storage and costs over the minimal scenario, with one change at a time. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Files, faultLines, MINIMAL } from './memory-io.ts';

const PRICED = readFileSync(new URL('./fixtures/priced.yaml', import.meta.url), 'utf8');

/** The two files, the upper with pieces of its text replaced, which must occur. */
export function pricedWith(...pairs: readonly (readonly [string, string])[]): Files {
  let text = PRICED;
  for (const [old, replacement] of pairs) {
    expect(text).toContain(old);
    text = text.replace(old, replacement);
  }
  return { 'b.yaml': text, 'a.yaml': MINIMAL };
}

/** What is written for what, and the faults that it makes, each without `b.yaml:`. */
type Case = readonly [old: string, replacement: string, ...faults: string[]];

/** Makes a test of each case. */
export function checkPriced(cases: readonly Case[]): void {
  it.each(cases)('%s -> %s', (old, replacement, ...faults) => {
    const found = faultLines(pricedWith([old, replacement]));
    expect(found).toEqual(faults.map((fault) => `b.yaml:${fault}`));
  });
}
