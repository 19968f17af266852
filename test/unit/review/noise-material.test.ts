import { describe, expect, it } from 'vitest';
import {
  isMaterialChange,
  isShown,
  type MeasuredChange,
  scoreOf,
} from '../../../src/review/noise-material.ts';

/** From one value to another of a number with one place, unless it is said otherwise. */
function change(
  before: number | null,
  after: number | null,
  more: Partial<MeasuredChange> = {},
): MeasuredChange {
  const difference = before === null || after === null ? null : after - before;
  return { kind: 'number', places: 1, before, after, difference, ...more };
}

describe('a material change', () => {
  it.each([
    [100, 101, true],
    [100, 99, true],
    [100, 100.9, false],
    [-100, -101, true],
    // 30.3 - 30 is a little more than 0.3, 29.7 - 30 a little less.
    [30, 30.3, true],
    [30, 29.7, true],
    [0, 0.1, true],
    // Of which nothing shows in one place.
    [0, 0.04, false],
    [2, 2.04, false],
    [2, 2.05, true],
  ])('of a number from %d to %d, at a share of 0.01: %s', (before, after, isMaterial) => {
    expect(isMaterialChange(change(before, after), 0.01)).toBe(isMaterial);
  });

  it('is more where more is asked for', () => {
    expect(isMaterialChange(change(100, 104), 0.05)).toBe(false);
    expect(isMaterialChange(change(100, 105), 0.05)).toBe(true);
  });

  it('of a share is a point, whatever the share was', () => {
    const share = (before: number, after: number) =>
      isMaterialChange(change(before, after, { kind: 'share', places: 6 }), 0.01);
    // 0.41 - 0.4 is less than 0.01 to a computer.
    expect([share(0.4, 0.41), share(0.41, 0.4), share(0, 0.01)]).toEqual([true, true, true]);
    expect([share(0.4, 0.409), share(0, 0.009)]).toEqual([false, false]);
  });

  it('of a date is half a day', () => {
    const date = (days: number) =>
      isMaterialChange(change(16_000, 16_000 + days, { kind: 'day', places: 0 }), 0.01);
    expect([date(0.5), date(-0.5), date(0.4), date(0)]).toEqual([true, true, false, false]);
  });

  it('is one where only one run has a value', () => {
    expect(isMaterialChange(change(null, 3), 0.01)).toBe(true);
    expect(isMaterialChange(change(3, null), 0.01)).toBe(true);
    expect(isMaterialChange(change(null, null), 0.01)).toBe(false);
  });
});

describe('a difference that shows', () => {
  it('is not 0 in the places that are written', () => {
    expect(isShown(change(249.9221, 249.9224), 3)).toBe(false);
    expect(isShown(change(249.9224, 249.9221), 3)).toBe(false);
    expect(isShown(change(249.922, 249.9226), 3)).toBe(true);
    expect(isShown(change(249.9226, 249.922), 3)).toBe(true);
  });

  it('is that no replication has a value in both', () => {
    expect(isShown(change(null, 0), 3)).toBe(true);
  });
});

describe('the score of a change', () => {
  it('is what it is of the larger value, less a unit of the last place', () => {
    expect(scoreOf(change(100, 110.1))).toBeCloseTo(10 / 110.1, 12);
    expect(scoreOf(change(110.1, 100))).toBeCloseTo(10 / 110.1, 12);
    expect(scoreOf(change(0, 0.1))).toBe(0);
    expect(scoreOf(change(0, 10.1))).toBeCloseTo(10 / 10.1, 12);
    expect(scoreOf(change(0, 0))).toBe(0);
  });

  it('is the points of a share, and the years of a date', () => {
    expect(scoreOf(change(0.4, 0.15, { kind: 'share' }))).toBeCloseTo(0.25, 12);
    expect(scoreOf(change(16_000, 15_927, { kind: 'day' }))).toBe(0.2);
    expect(scoreOf(change(null, 3))).toBe(0);
  });
});
