import { describe, expect, it } from 'vitest';
import { reorderToCorrelation, tieByCopula } from '../../../src/ensemble/tie-samples.ts';
import { reorderThree } from '../../support/iman-conover.ts';
import { dice } from '../../support/plans.ts';

const pair = (r: number) => [
  [1, r],
  [r, 1],
];

describe('reorderToCorrelation', () => {
  it('agrees with the slow one on 300 small cases', () => {
    let movedCount = 0;
    for (let number = 1; number <= 300; number++) {
      const throws = dice(`reordering ${number}`);
      const columns = [0, 1, 2].map(() => Array.from({ length: 12 }, () => throws.between(0, 1)));
      // Three correlations up to 0.5 in size can always hold together, but for -1/2 three times.
      const [r12, r13, r23] = [0, 1, 2].map(() => throws.between(-0.49, 0.49)) as [
        number,
        number,
        number,
      ];
      const wanted = [
        [1, r12, r13],
        [r12, 1, r23],
        [r13, r23, 1],
      ];
      const samples = columns.map((column) => Float64Array.from(column));
      const tied = reorderToCorrelation(samples, wanted).map((column) => [...column]);
      expect(tied).toEqual(reorderThree(columns, [r12, r13, r23]));
      expect(tied[0]).toEqual(columns[0]);
      for (const j of [1, 2]) if (String(tied[j]) !== String(columns[j])) movedCount++;
    }
    expect(movedCount).toBeGreaterThan(500);
  });

  it('leaves the correlation of the samples out where it is complete', () => {
    // Scores s, s: the second becomes (r + sqrt(1 - r^2)) s, which falls only where r < -0.7071.
    const rising = Float64Array.from([0.1, 0.3, 0.6, 0.9]);
    const second = (r: number) => [...reorderToCorrelation([rising, rising], pair(r))[1]!];
    expect(second(0.9)).toEqual([...rising]);
    expect(second(-0.7)).toEqual([...rising]);
    expect(second(-0.71)).toEqual([...rising].reverse());
  });

  it('refuses correlations that contradict one another', () => {
    const column = Float64Array.from([0.1, 0.3, 0.6, 0.9]);
    expect(() => reorderToCorrelation([column, column], pair(1))).toThrow(RangeError);
    expect(() => tieByCopula([column, column], pair(-1))).toThrow(RangeError);
  });
});

describe('tieByCopula', () => {
  it('is the normal distribution of weighted scores, by SciPy', () => {
    // Phi(0.6 z(0.8) + 0.8 z(0.3)) and Phi(-0.6 z(0.1) + 0.8 z(0.75)) with norm.ppf and norm.cdf.
    const [first, second] = tieByCopula(
      [Float64Array.of(0.8), Float64Array.of(0.3)],
      pair(0.6),
    ) as [Float64Array, Float64Array];
    expect([...first]).toEqual([0.8]);
    expect(second[0]).toBeCloseTo(0.5340491040222505, 14);
    const [, other] = tieByCopula([Float64Array.of(0.1), Float64Array.of(0.75)], pair(-0.6));
    expect(other?.[0]).toBeCloseTo(0.9046519665290552, 14);
  });

  it('stays strictly between 0 and 1 at the farthest draws', () => {
    const ends = Float64Array.of(2 ** -60, 1 - 2 ** -53);
    const tied = tieByCopula([ends, ends], pair(0.6))[1]!;
    for (const u of tied) {
      expect(u).toBeGreaterThan(0);
      expect(u).toBeLessThan(1);
    }
  });
});
