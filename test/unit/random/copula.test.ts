import { describe, expect, it } from 'vitest';

import { rankCorrelationToNormal } from '../../../src/random/copula.ts';
import { ulpsBetween } from './ulps.ts';

describe('rankCorrelationToNormal', () => {
  it('gives 2 sin(pi rs / 6) by hand where the sine is known', () => {
    // rs 1/2: sin 15 degrees = (sqrt 6 - sqrt 2) / 4. rs 3/5: sin 18 degrees = (sqrt 5 - 1) / 4.
    expect(rankCorrelationToNormal(0.5)).toBeCloseTo((Math.sqrt(6) - Math.sqrt(2)) / 2, 15);
    expect(rankCorrelationToNormal(0.6)).toBeCloseTo((Math.sqrt(5) - 1) / 2, 15);
    // sin 24 degrees = 0.406736643 (a table of sines): the default tie of tier and traffic.
    expect(rankCorrelationToNormal(0.8)).toBeCloseTo(2 * 0.406736643, 8);
  });

  it('is 0 at 0, and at the ends 1 and no more, so that 1 - rho^2 has a root', () => {
    expect(rankCorrelationToNormal(0)).toBe(0);
    const most = rankCorrelationToNormal(1);
    expect(most).toBeLessThanOrEqual(1);
    expect(1 - most).toBeLessThanOrEqual(2 ** -52);
    expect(rankCorrelationToNormal(-1)).toBe(-most);
  });

  it('is odd, rises, and agrees with the engine within 2 units in the last place', () => {
    let last = -Infinity;
    for (let i = -1000; i <= 1000; i++) {
      const rank = i / 1000;
      const normal = rankCorrelationToNormal(rank);
      expect(normal).toBe(-rankCorrelationToNormal(-rank) + 0);
      expect(normal).toBeGreaterThan(last);
      expect(ulpsBetween(normal, 2 * Math.sin((Math.PI * rank) / 6))).toBeLessThanOrEqual(2);
      last = normal;
    }
  });
});
