import { describe, expect, it } from 'vitest';

import { lognormalMeanOne } from '../../../src/random/lognormal.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { readNormal } from '../../../src/random/normal-table.ts';
import { readUniform, type UniformTable, uniformTable } from '../../../src/random/uniform-table.ts';

const OCTAVES = Array.from({ length: 52 }, (_, index) => index - 53);
const DRAWS_PER_OCTAVE = 1024;
const CELLS_PER_OCTAVE = 64;

/**
 * Draws as `uniform` makes them, odd multiples of 2^-53, from 2^octave up to 2^(octave + 1): evenly
 * through the octave, so that a cell has sixteen, or all of them where they are fewer.
 */
function drawsOf(octave: number): number[] {
  const steps = Math.min(DRAWS_PER_OCTAVE, 2 ** (octave + 52));
  const stepUnits = 2 ** (octave + 52) / steps;
  return Array.from({ length: Math.max(1, steps) }, (_, step) => {
    const units = 2 ** (octave + 52) + Math.floor((step + 0.5) * stepUnits);
    return (2 * Math.floor(units) + 1) * 2 ** -53;
  }).filter((u) => u < 0.5);
}

type ErrorOf = (found: number, exact: number) => number;
const absolute: ErrorOf = (found, exact) => Math.abs(found - exact);
const relative: ErrorOf = (found, exact) => Math.abs(found - exact) / exact;

/** The greatest error over draws of all magnitudes, near 0 and as near to 1. */
function errorMax(table: UniformTable, valueOfZ: (z: number) => number, error: ErrorOf): number {
  let max = 0;
  for (const octave of OCTAVES) {
    for (const v of drawsOf(octave)) {
      for (const u of [v, 1 - v]) {
        const exact = valueOfZ(normalQuantile(u));
        max = Math.max(max, error(readUniform(table, u), exact));
      }
    }
  }
  return max;
}

describe('readUniform', () => {
  // Measured: 7.5e-11 for z; 3.6e-11, 2.4e-10, 5.6e-10 and 3.4e-9 for these spreads.
  it('gives z itself to 1e-10', () => {
    const identity = (z: number) => z;
    expect(errorMax(uniformTable(identity), identity, absolute)).toBeLessThan(1e-10);
  });

  it.each([
    [0, 1e-15],
    [0.4, 1e-10],
    [1, 1e-9],
    [1.5, 1e-9],
    [3, 5e-9],
  ])('gives a log-normal of sigma %d to %d of its value', (sigma, bound) => {
    const valueOfZ = (z: number) => lognormalMeanOne(sigma, z);
    expect(errorMax(uniformTable(valueOfZ), valueOfZ, relative)).toBeLessThan(bound);
  });

  it('is the function to rounding at the edges of cells and its value at one half', () => {
    const table = uniformTable((z) => z);
    for (const octave of OCTAVES.slice(6)) {
      for (let cell = 0; cell < CELLS_PER_OCTAVE; cell++) {
        const edge = 2 ** octave * (1 + cell / CELLS_PER_OCTAVE);
        expect(readUniform(table, edge)).toBe(normalQuantile(edge));
        expect(readUniform(table, 1 - edge)).toBe(-normalQuantile(edge));
      }
    }
    expect(readUniform(table, 0.5)).toBe(0);
    expect(
      readUniform(
        uniformTable(() => 1.7),
        0.5,
      ),
    ).toBe(1.7);
  });

  it('joins neighbouring cells without a jump beyond the error', () => {
    const table = uniformTable((z) => z);
    for (const octave of OCTAVES.slice(20)) {
      for (let cell = 0; cell < CELLS_PER_OCTAVE; cell++) {
        const edge = 2 ** octave * (1 + cell / CELLS_PER_OCTAVE);
        const before = readUniform(table, edge - 2 ** -53);
        // Besides, z climbs by 2^-53 over the density, which in the tail exceeds u.
        expect(Math.abs(readUniform(table, edge) - before)).toBeLessThan(1e-10 + 2 ** -53 / edge);
      }
    }
  });

  it('reaches the farthest draws', () => {
    const table = uniformTable((z) => z);
    // R: qnorm(2^-53) = -8.209536151601387.
    expect(readUniform(table, 2 ** -53)).toBeCloseTo(-8.209536151601387, 14);
    expect(readUniform(table, 1 - 2 ** -53)).toBeCloseTo(8.209536151601387, 14);
    expect(readUniform(table, 3 * 2 ** -53)).toBe(normalQuantile(3 * 2 ** -53));
    expect(readUniform(table, 1 - 3 * 2 ** -53)).toBe(-normalQuantile(3 * 2 ** -53));
  });
});

describe('readNormal', () => {
  it('gives known quantiles of the standard normal to 1e-10', () => {
    // Quantiles of the doubles nearest to these p, by mpmath at 50 digits.
    const QUANTILES = [
      [0.001, -3.0902323061678136],
      [0.1, -1.2815515655446004],
      [0.25, -0.6744897501960817],
      [0.6, 0.2533471031357997],
      [0.975, 1.9599639845400538],
      [0.999, 3.090232306167813],
    ] as const;
    for (const [p, z] of QUANTILES) expect(Math.abs(readNormal(p) - z)).toBeLessThan(1e-10);
    expect(readNormal(0.5)).toBe(0);
  });

  it('is antisymmetric to rounding', () => {
    let max = 0;
    for (const u of OCTAVES.flatMap(drawsOf)) {
      max = Math.max(max, Math.abs(readNormal(u) + readNormal(1 - u)));
    }
    expect(max).toBeLessThan(1e-14);
  });

  it('rises from draw to draw', () => {
    const falls: number[] = [];
    for (let i = 2; i < 200_000; i++) {
      if (readNormal(i / 200_000) <= readNormal((i - 1) / 200_000)) falls.push(i);
    }
    expect(falls).toEqual([]);
  });
});
