import { describe, expect, it } from 'vitest';
import { bandPath, linePath } from '../../../src/page/chart/lines.ts';

describe('a line', () => {
  it('goes through its points, to a tenth', () => {
    expect(
      linePath([
        { x: 0, y: 1 },
        { x: 10.04, y: 2.26 },
        { x: 20, y: -0.04 },
      ]),
    ).toBe('M0,1L10,2.3L20,0');
  });

  it('has a gap where there is no value, and a dot of nothing before one', () => {
    const points = [
      { x: 0, y: 1 },
      { x: 1, y: 2 },
      { x: 2, y: null },
      { x: 3, y: 4 },
      { x: 4, y: 5 },
    ];
    expect(linePath(points)).toBe('M0,1L1,2M3,4L4,5');
    expect(linePath([{ x: 0, y: null }])).toBe('');
    expect(linePath([])).toBe('');
  });

  it('has no points where it goes on level', () => {
    const points = [1, 1.01, 1, 1, 2, 2].map((y, x) => ({ x, y }));
    expect(linePath(points)).toBe('M0,1L3,1L4,2L5,2');
    expect(linePath(points, { isStepped: true })).toBe('M0,1L3,1L3,1L4,1L4,2L5,2L5,2');
    const broken = [1, 1, null, 1, 1].map((y, x) => ({ x, y }));
    expect(linePath(broken)).toBe('M0,1L1,1M3,1L4,1');
  });

  it('holds a value until the next if it is stepped', () => {
    expect(
      linePath(
        [
          { x: 0, y: 1 },
          { x: 10, y: 5 },
        ],
        { isStepped: true },
      ),
    ).toBe('M0,1L10,1L10,5');
  });
});

describe('a band', () => {
  it('lies between its lines, and has a gap where either has', () => {
    const points = [
      { x: 0, low: 5, high: 1 },
      { x: 1, low: 6, high: 2 },
      { x: 2, low: null, high: 2 },
      { x: 3, low: 6, high: null },
    ];
    expect(bandPath(points)).toBe('M0,1L1,2L1,6L0,5Z');
    expect(bandPath([])).toBe('');
  });
});
