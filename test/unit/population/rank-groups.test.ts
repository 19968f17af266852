import { describe, expect, it } from 'vitest';
import { rankGroups } from '../../../src/population/rank-groups.ts';

describe('rankGroups', () => {
  it('gives the lowest draws to the first group', () => {
    // Ranks by hand: 0.1, 0.2 | 0.4 | 0.7, 0.9.
    expect([...rankGroups(Float64Array.of(0.7, 0.1, 0.4, 0.9, 0.2), [2, 1, 2])]).toEqual([
      2, 0, 1, 2, 0,
    ]);
  });

  it('lets the lower position come first where draws are equal', () => {
    expect([...rankGroups(Float64Array.of(0.5, 0.5, 0.5, 0.5), [1, 2, 1])]).toEqual([0, 1, 1, 2]);
  });

  it('sorts a bucket through which two borders run', () => {
    // All three lie in bucket 32,768 of 65,536: 0.5, 0.5 + 2^-20, 0.5 + 2^-19.
    const draws = Float64Array.of(0.5 + 2 ** -19, 0.5, 0.5 + 2 ** -20);
    expect([...rankGroups(draws, [1, 1, 1])]).toEqual([2, 0, 1]);
  });

  it('passes over groups without members, at the ends and in the middle', () => {
    expect([...rankGroups(Float64Array.of(0.9, 0.1), [0, 1, 0, 0, 1, 0])]).toEqual([4, 1]);
    expect([...rankGroups(Float64Array.of(0.5, 0.5), [0, 1, 0, 0, 1, 0])]).toEqual([1, 4]);
  });

  it('takes no draws, with or without groups', () => {
    expect(rankGroups(new Float64Array(0), [])).toHaveLength(0);
    expect(rankGroups(new Float64Array(0), [0, 0])).toHaveLength(0);
  });

  it('takes 256 groups and refuses 257', () => {
    const counts = [1, ...new Array<number>(255).fill(0)];
    expect([...rankGroups(Float64Array.of(0.5), counts)]).toEqual([0]);
    expect(() => rankGroups(Float64Array.of(0.5), [...counts, 0])).toThrow('257 groups');
  });

  it('refuses counts that do not add up and draws outside 0 to 1', () => {
    expect(() => rankGroups(Float64Array.of(0.5), [1, 1])).toThrow('add up to 2');
    expect(() => rankGroups(Float64Array.of(1), [1])).toThrow('draw 1');
    expect(() => rankGroups(Float64Array.of(-0.1), [1])).toThrow('draw -0.1');
    expect(() => rankGroups(Float64Array.of(Number.NaN), [1])).toThrow('draw NaN');
    expect([...rankGroups(Float64Array.of(0, 1 - 2 ** -53), [1, 1])]).toEqual([0, 1]);
  });
});
