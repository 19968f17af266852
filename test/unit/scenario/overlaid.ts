/** A fixture over the minimal scenario, with one change at a time. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Files, faultLines, MINIMAL } from './memory-io.ts';

/** What is written for what, and the faults that it makes, each without `b.yaml:`. */
type Case = readonly [old: string, replacement: string, ...faults: string[]];

/** The ways to ask about a fixture, `b.yaml`, which extends the minimal scenario, `a.yaml`. */
export function overlaid(fixture: string) {
  const whole = readFileSync(new URL(`./fixtures/${fixture}`, import.meta.url), 'utf8');
  /** The two files, the upper with pieces of its text replaced, which must occur. */
  const filesWith = (...pairs: readonly (readonly [string, string])[]): Files => {
    let text = whole;
    for (const [old, replacement] of pairs) {
      expect(text).toContain(old);
      text = text.replace(old, replacement);
    }
    return { 'b.yaml': text, 'a.yaml': MINIMAL };
  };
  /** Makes a test of each case. */
  const check = (cases: readonly Case[]): void => {
    it.each(cases)('%s -> %s', (old, replacement, ...faults) => {
      const found = faultLines(filesWith([old, replacement]));
      expect(found).toEqual(faults.map((fault) => `b.yaml:${fault}`));
    });
  };
  return { filesWith, check };
}
