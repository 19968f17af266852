import { describe, expect, it } from 'vitest';
import { moveObject, moveWords } from '../../../src/cli/move-words.ts';
import type { MovesSpec } from '../../../src/scenario/platform-spec.ts';
import { MIB } from '../../support/plain-scenario.ts';

const MOVES: MovesSpec = {
  ...{ perDay: null, bytesPerDay: null, linkMbitPerSecond: {}, windowHours: null },
  ...{ linkShare: 1, cacheShare: 1, logBytes: null, planEveryDays: 7, dropSourceAfterDays: 1 },
};
const GIB = 1024 * MIB;

const nights = (more: Partial<MovesSpec>) => moveWords({ ...MOVES, ...more })[0];
const links = (more: Partial<MovesSpec>) => moveWords({ ...MOVES, ...more }).slice(3);

describe('moves in words', () => {
  it('say what nights have room for', () => {
    expect(nights({})).toBe('nights: no limit of all stages');
    expect(nights({ perDay: 20_000 })).toBe('nights: at most 20,000 mailboxes');
    expect(nights({ perDay: 1, bytesPerDay: 2 * GIB })).toBe('nights: at most 1 mailbox and 2 GiB');
    expect(nights({ logBytes: GIB })).toBe(
      'nights: no limit of all stages; 1 GiB of logs at a time',
    );
  });

  it('say when nights are planned, and when copies are dropped', () => {
    expect(moveWords({ ...MOVES, planEveryDays: 1 }).slice(1)).toEqual([
      'planned every 1 day by the contents of the evening before; the calendar above goes by the ' +
        'pace of stages alone',
      'copies on the old platform are dropped after 1 day',
    ]);
  });

  it('say what links carry: 8 Mbit/s are 10^6 bytes a second', () => {
    // 3.6 x 10^9 bytes in an hour are 3.353 GiB; in 2.5 hours 80 % of them, of twice as much
    // content, are four times as much.
    const trust = { linkMbitPerSecond: { trust: 8 }, windowHours: 1 };
    expect(links(trust)).toEqual([
      'link of each trust: 8 Mbit/s for 1 hour: 3.353 GiB of mailboxes a night',
    ]);
    expect(links({ ...trust, windowHours: 2.5, linkShare: 0.8, cacheShare: 0.5 })).toEqual([
      'link of each trust: 8 Mbit/s for 2.5 hours, 80 % of it: 13.411 GiB of mailboxes a night, ' +
        '50 % of which crosses it',
    ]);
    expect(links({ ...trust, cacheShare: 0 })).toEqual([
      'link of each trust: 8 Mbit/s for 1 hour: nothing of a content crosses it',
    ]);
  });
});

describe('moves as data', () => {
  it('have what the scenario says, in bytes and days, and what a night carries', () => {
    const moves = {
      ...{ ...MOVES, perDay: 5, bytesPerDay: GIB, windowHours: 1 },
      linkMbitPerSecond: { trust: 8, practice: 1 },
    };
    expect(moveObject(moves)).toEqual({
      ...{ per_day: 5, bytes_per_day: GIB, log_bytes: null },
      ...{ plan_every_days: 7, drop_source_after_days: 1 },
      ...{ window_hours: 1, link_share: 1, cache_share: 1 },
      links: [
        { organisation_type: 'trust', mbit_per_second: 8, bytes_per_night: 3_600_000_000 },
        { organisation_type: 'practice', mbit_per_second: 1, bytes_per_night: 450_000_000 },
      ],
      in_words: moveWords(moves),
    });
    expect(moveObject({ ...moves, cacheShare: 0 }).links[0]!.bytes_per_night).toBeNull();
  });
});
