import { describe, expect, it } from 'vitest';

import { choleskyFactor } from '../../../src/random/cholesky.ts';

describe('choleskyFactor', () => {
  it('is the triangle by hand', () => {
    // Rows (0.6, 0.8) and (0.48, y, z): 0.6 x 0.48 + 0.8 y = 0.8 gives y = 0.64, z = 0.6.
    const matrix = [
      [1, 0.6, 0.48],
      [0.6, 1, 0.8],
      [0.48, 0.8, 1],
    ];
    const rounded = choleskyFactor(matrix)?.map((row) => row.map((x) => Number(x.toFixed(14))));
    expect(rounded).toEqual([
      [1, 0, 0],
      [0.6, 0.8, 0],
      [0.48, 0.64, 0.6],
    ]);
  });

  it('is null where three correlations contradict one another, on the edge too', () => {
    const three = (r: number) => [
      [1, r, r],
      [r, 1, r],
      [r, r, 1],
    ];
    // Three equal correlations are possible above -1/2.
    expect(choleskyFactor(three(-0.4999))).not.toBeNull();
    expect(choleskyFactor(three(-0.5))).toBeNull();
    expect(choleskyFactor(three(-0.51))).toBeNull();
    expect(choleskyFactor(three(0.9999))).not.toBeNull();
    expect(choleskyFactor(three(1))).toBeNull();
  });
});
