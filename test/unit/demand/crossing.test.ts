import { describe, expect, it } from 'vitest';

import { crossingGuide } from '../../../src/demand/crossing.ts';

describe('crossingGuide', () => {
  it('names for each step the day on which C first reaches it', () => {
    // C is 2, 2, 8 on days 0, 1, 2: twelve steps of 8 / 12. Step 3 is 2, reached on day 0.
    const { day, stepsPerUnit } = crossingGuide(Float64Array.of(0, 2, 2, 8));
    expect(stepsPerUnit).toBe(1.5);
    expect([...day]).toEqual([0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it('has four steps a day and ends on the last day', () => {
    const { day } = crossingGuide(Float64Array.of(0, 1, 2, 3, 4));
    expect(day).toHaveLength(17);
    expect([...day]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
  });

  it('leads to day 0 where nothing ever arrives', () => {
    const { day, stepsPerUnit } = crossingGuide(new Float64Array(5));
    expect(stepsPerUnit).toBe(0);
    // Every look-up, at 0 times anything, finds the first entry.
    expect(day[0]).toBe(0);
  });

  it('knows a horizon of one day', () => {
    expect([...crossingGuide(Float64Array.of(0, 0.3)).day]).toEqual([0, 0, 0, 0, 0]);
  });
});
