import { describe, expect, it } from 'vitest';
import { batches } from '../../../src/rollout/batches.ts';

describe('batches', () => {
  it('counts open days only', () => {
    const open = Uint8Array.of(1, 1, 0, 0, 1, 1);
    expect(batches({ pace: { perDay: 4 }, totalCount: 10, startDay: 1, open })).toEqual([
      { day: 1, firstPosition: 0, endPosition: 4 },
      { day: 4, firstPosition: 4, endPosition: 8 },
      { day: 5, firstPosition: 8, endPosition: 10 },
    ]);
  });

  it('leaves the rest at the end of the horizon', () => {
    const open = Uint8Array.of(1, 1);
    expect(batches({ pace: { overDays: 3 }, totalCount: 10, startDay: 0, open })).toEqual([
      { day: 0, firstPosition: 0, endPosition: 3 },
      { day: 1, firstPosition: 3, endPosition: 6 },
    ]);
  });

  it('has no batch on a day that comes to no whole mailbox', () => {
    const open = Uint8Array.of(1, 1, 1, 1);
    expect(batches({ pace: { overDays: 4 }, totalCount: 2, startDay: 0, open })).toEqual([
      { day: 1, firstPosition: 0, endPosition: 1 },
      { day: 3, firstPosition: 1, endPosition: 2 },
    ]);
  });

  it('is empty for nobody, and where there is no open day', () => {
    const pace = { perDay: 4 };
    expect(batches({ pace, totalCount: 0, startDay: 0, open: Uint8Array.of(1) })).toEqual([]);
    expect(batches({ pace, totalCount: 9, startDay: 0, open: Uint8Array.of(0, 0) })).toEqual([]);
    expect(batches({ pace, totalCount: 9, startDay: 1, open: Uint8Array.of(1) })).toEqual([]);
    expect(batches({ pace, totalCount: 9, startDay: 0, open: new Uint8Array(0) })).toEqual([]);
  });
});
