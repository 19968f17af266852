import { describe, expect, it } from 'vitest';

import { counter1Of, STREAM } from '../../../src/random/streams.ts';

describe('counter1Of', () => {
  it('puts the stream above 24 bits of ordinal', () => {
    expect(counter1Of(0, 0)).toBe(0);
    expect(counter1Of(5, 7)).toBe(5 * 16_777_216 + 7);
    expect(counter1Of(255, 16_777_215)).toBe(0xffffffff);
  });

  it('refuses what would run into another stream', () => {
    expect(counter1Of(1, 16_777_215)).toBe(2 * 16_777_216 - 1);
    expect(() => counter1Of(1, 16_777_216)).toThrow(RangeError);
    expect(() => counter1Of(1, -1)).toThrow(RangeError);
    expect(() => counter1Of(256, 0)).toThrow(RangeError);
    expect(() => counter1Of(-1, 0)).toThrow(RangeError);
    expect(() => counter1Of(1, Number.NaN)).toThrow(RangeError);
  });
});

describe('STREAM', () => {
  it('keeps its numbers for ever', () => {
    expect(STREAM).toEqual({
      cohort: 1,
      sticky: 2,
      tier: 3,
      order: 4,
      busy: 5,
      fill: 6,
      archive: 7,
      holder: 8,
      sample: 9,
      joiner: 10,
      regimeWait: 16,
      regimeLevel: 17,
      housekeepingWait: 18,
      leadTime: 20,
      leaving: 21,
      common: 19,
      cleanUpWait: 32,
      cleanUpTarget: 33,
      contact: 34,
      adaptationDelay: 35,
      returnChoice: 36,
      returnDelay: 37,
      failure: 38,
      request: 39,
    });
  });
});
