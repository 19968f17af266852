import { describe, expect, it } from 'vitest';
import { progressOn, progressText, replicationProgress } from '../../../src/cli/progress.ts';

const WIPE = '\r\u001b[K';

describe('progressText', () => {
  const of = (doneCount: number, totalCount: number, seconds: number) =>
    progressText('plan-b', { doneCount, totalCount, seconds });

  it('says how many are done, how fast, and for how much longer', () => {
    expect(of(40, 100, 32)).toBe('plan-b: 40 of 100 replications, 1.3 a second, 48 s left');
    // 1,800 to go, at 12 a second.
    expect(of(1200, 3000, 100)).toBe(
      'plan-b: 1,200 of 3,000 replications, 12.0 a second, 3 minutes left',
    );
  });

  it('has the seconds of each where it is less than one a second', () => {
    expect(of(2, 5, 5)).toBe('plan-b: 2 of 5 replications, 2.5 s each, 8 s left');
    // Exactly one a second.
    expect(of(3, 6, 3)).toBe('plan-b: 3 of 6 replications, 1.0 a second, 3 s left');
  });

  it('counts seconds below two minutes, minutes above, both rounded up', () => {
    expect(of(1, 2, 119)).toMatch(/, 119 s left$/);
    expect(of(1, 2, 119.5)).toMatch(/, 2 minutes left$/);
    expect(of(1, 2, 121)).toMatch(/, 3 minutes left$/);
    expect(of(5, 5, 9)).toMatch(/, 0 s left$/);
  });

  it('knows no pace before the first is done', () => {
    expect(of(0, 100, 3)).toBe('plan-b: 0 of 100 replications');
    expect(of(1, 100, 0)).toBe('plan-b: 1 of 100 replications');
  });

  it('foresees nothing beyond the number that was expected', () => {
    expect(of(110, 100, 55)).toBe('plan-b: 110 replications, 2.0 a second');
  });
});

/** An output that is a terminal of so many columns, and what was written to it. */
function terminal(width: number, isTerminal = true) {
  const written: string[] = [];
  return { written, output: { write: (text: string) => written.push(text), isTerminal, width } };
}

describe('progressOn', () => {
  it('writes a line over the one before, and wipes it', () => {
    const { written, output } = terminal(80);
    const progress = progressOn(output, { quiet: false });
    progress.show('one');
    progress.clear();
    progress.clear();
    expect(written).toEqual([`${WIPE}one`, WIPE]);
  });

  it('cuts a line that would wrap, by characters', () => {
    const { written, output } = terminal(6);
    progressOn(output, { quiet: false }).show('a\u{1F4E7}bcdefgh');
    expect(written).toEqual([`${WIPE}a\u{1F4E7}bcd`]);
  });

  it('does not redraw many times a second', () => {
    const { written, output } = terminal(80);
    const progress = progressOn(output, { quiet: false });
    for (let count = 0; count < 1000; count++) progress.show(`${count}`);
    expect(written.length).toBeLessThan(1000);
    expect(written[0]).toBe(`${WIPE}0`);
  });

  it('says nothing where nobody watches, or quiet is wished', () => {
    for (const [isTerminal, quiet] of [
      [false, false],
      [true, true],
    ] as const) {
      const { written, output } = terminal(80, isTerminal);
      const progress = progressOn(output, { quiet });
      progress.show('one');
      progress.clear();
      expect(written).toEqual([]);
    }
  });
});

describe('replicationProgress', () => {
  it('tells what was done, also beyond what was expected', () => {
    const { output } = terminal(80);
    const progress = replicationProgress(progressOn(output, { quiet: true }), {
      name: 'plan-b',
      totalCount: 1000,
    });
    expect(progress.doneText()).toBe('0 of 1,000 replications of plan-b were done');
    progress.show(999);
    expect(progress.doneText()).toBe('999 of 1,000 replications of plan-b were done');
    progress.show(1001);
    expect(progress.doneText()).toBe('1,001 replications of plan-b were done');
  });

  it('cuts the name first, where a line would be too long', () => {
    const { written, output } = terminal(50);
    const { show } = replicationProgress(progressOn(output, { quiet: false }), {
      name: 'a-scenario-with-a-long-name',
      totalCount: 1000,
    });
    // 49 characters, of which ': 0 of 1,000 replications' takes 25.
    show(0);
    expect(written).toEqual([`${WIPE}a-scenario-with-a-long-…: 0 of 1,000 replications`]);
  });
});
