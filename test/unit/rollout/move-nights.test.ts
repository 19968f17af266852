import { describe, expect, it } from 'vitest';
import {
  type Move,
  type MoveLimits,
  type MoveNights,
  moveNights,
} from '../../../src/rollout/move-nights.ts';

/** Two organisations, two platforms. */
const NO_LIMITS: MoveLimits = {
  mailboxesPerNight: null,
  bytesPerNight: null,
  linkBytesPerNight: Float64Array.of(Infinity, Infinity),
  logBytesMax: null,
  logDays: [1, 3],
};

const NIGHTS = 8;
const open = (limits: Partial<MoveLimits>, weight = 1): MoveNights =>
  moveNights({ ...NO_LIMITS, ...limits }, NIGHTS, weight);
const move = (bytes: number, more: Partial<Move> = {}): Move => ({
  organisation: 0,
  platform: 0,
  bytes,
  ...more,
});
/** Which of some moves find room on a night, one after another. */
const booked = (nights: MoveNights, night: number, moves: readonly Move[]) =>
  moves.map((one) => nights.book(night, one));

describe('a night without limits', () => {
  it('has room for everything', () => {
    const nights = open({});
    expect(booked(nights, 0, [move(2 ** 50), move(2 ** 50), move(0)])).toEqual([true, true, true]);
    expect(nights.book(NIGHTS - 1, move(2 ** 50, { platform: 1 }))).toBe(true);
  });
});

describe('a limit of mailboxes', () => {
  it('holds for all organisations and platforms together, night by night', () => {
    const nights = open({ mailboxesPerNight: 2 });
    const other = move(5, { organisation: 1, platform: 1 });
    expect(booked(nights, 3, [move(5), other, move(0)])).toEqual([true, true, false]);
    expect(booked(nights, 4, [move(0)])).toEqual([true]);
    expect(booked(nights, 2, [move(0)])).toEqual([true]);
  });
});

describe('a limit of bytes', () => {
  it('is reached, not passed, and lets smaller ones in behind one that is too large', () => {
    const nights = open({ bytesPerNight: 100 });
    // 60; 41 would make 101; 30 makes 90; 10 makes 100; 1 is too much, 0 is not.
    const moves = [60, 41, 30, 10, 1, 0].map((bytes) => move(bytes));
    expect(booked(nights, 0, moves)).toEqual([true, false, true, true, false, true]);
    expect(nights.book(1, move(101))).toBe(false);
    expect(nights.book(1, move(100))).toBe(true);
  });

  it('holds for all platforms together', () => {
    const nights = open({ bytesPerNight: 100 });
    expect(nights.book(0, move(60))).toBe(true);
    expect(nights.book(0, move(41, { platform: 1, organisation: 1 }))).toBe(false);
    expect(nights.book(0, move(40, { platform: 1, organisation: 1 }))).toBe(true);
  });
});

describe('a limit of a link', () => {
  it('holds for each organisation by itself', () => {
    const nights = open({ linkBytesPerNight: Float64Array.of(50, Infinity) });
    expect(booked(nights, 0, [move(30), move(21), move(20)])).toEqual([true, false, true]);
    expect(nights.book(0, move(1000, { organisation: 1 }))).toBe(true);
    expect(nights.book(1, move(51))).toBe(false);
    expect(nights.book(1, move(50))).toBe(true);
  });

  it('of zero lets only what is empty through', () => {
    const nights = open({ linkBytesPerNight: Float64Array.of(0, 0) });
    expect(booked(nights, 0, [move(1), move(0)])).toEqual([false, true]);
  });
});

describe('a limit of logs', () => {
  it('adds up the nights for which the platform holds them', () => {
    // Platform 1 holds logs of three nights: 40 + 40 + 20 fill 100 on night 2.
    const nights = open({ logBytesMax: 100 });
    const into = (bytes: number) => move(bytes, { platform: 1 });
    expect(nights.book(0, into(40))).toBe(true);
    expect(nights.book(1, into(40))).toBe(true);
    expect(booked(nights, 2, [into(21), into(20), into(1)])).toEqual([false, true, false]);
    // Night 3 no longer holds night 0's: 40 + 20 leave 40.
    expect(booked(nights, 3, [into(41), into(40)])).toEqual([false, true]);
    // Night 4: 20 + 40 leave 40; night 6: of nights 4 and 5 nothing, all of 100.
    expect(booked(nights, 4, [into(41)])).toEqual([false]);
    expect(booked(nights, 6, [into(101), into(100)])).toEqual([false, true]);
  });

  it('looks ahead to nights that are booked already', () => {
    const nights = open({ logBytesMax: 100 });
    const into = (bytes: number) => move(bytes, { platform: 1 });
    expect(nights.book(4, into(70))).toBe(true);
    // On night 4 the logs of nights 2, 3 and 4 are held: 30 fit with 70, on 2 and 3 together.
    expect(booked(nights, 2, [into(31), into(10)])).toEqual([false, true]);
    expect(booked(nights, 3, [into(21), into(20)])).toEqual([false, true]);
    // Night 1's are gone by night 4, but not by night 3: 10 + 20 leave 70.
    expect(booked(nights, 1, [into(71), into(70)])).toEqual([false, true]);
  });

  it('holds for each platform by itself, and for one night only where logs last a day', () => {
    const nights = open({ logBytesMax: 100 });
    expect(nights.book(0, move(100))).toBe(true);
    expect(nights.book(1, move(100))).toBe(true);
    expect(nights.book(0, move(100, { platform: 1 }))).toBe(true);
    expect(booked(nights, 0, [move(1), move(1, { platform: 1 })])).toEqual([false, false]);
  });

  it('asks nothing of nights after the horizon, and nothing where no logs are held', () => {
    const nights = open({ logBytesMax: 100, logDays: [0, 30] });
    expect(booked(nights, NIGHTS - 1, [move(1000), move(1000)])).toEqual([true, true]);
    const into = (bytes: number) => move(bytes, { platform: 1 });
    expect(booked(nights, NIGHTS - 1, [into(100), into(1)])).toEqual([true, false]);
    expect(nights.book(0, into(1))).toBe(false);
  });
});

describe('limits together', () => {
  const nights = open({
    mailboxesPerNight: 3,
    bytesPerNight: 100,
    linkBytesPerNight: Float64Array.of(60, 90),
    logBytesMax: 120,
    logDays: [2, 2],
  });
  const of = (organisation: number, bytes: number) => move(bytes, { organisation });

  it('must all be kept, and what does not fit books nothing', () => {
    // Link 0: 60. 41 of the other would be 101 bytes; 40 is the hundredth. The third is empty.
    const first = [of(0, 61), of(0, 60), of(1, 41), of(1, 40), of(0, 0), of(0, 0)];
    expect(booked(nights, 0, first)).toEqual([false, true, false, true, true, false]);
    // Logs: 100 of last night leave 20, though link and night have room.
    expect(booked(nights, 1, [of(1, 21), of(1, 20), of(0, 1)])).toEqual([false, true, false]);
    expect(booked(nights, 2, [of(1, 91), of(1, 90)])).toEqual([false, true]);
  });
});

describe('release', () => {
  it('gives back the nights from one on, in all that they have booked', () => {
    const limits = {
      mailboxesPerNight: 1,
      bytesPerNight: 100,
      linkBytesPerNight: Float64Array.of(100, 100),
      logBytesMax: 100,
      logDays: [1, 3],
    };
    const nights = open(limits);
    const into = (bytes: number) => move(bytes, { platform: 1 });
    expect(nights.book(1, into(50))).toBe(true);
    expect(nights.book(2, into(50))).toBe(true);
    expect(nights.book(3, into(1))).toBe(false);
    nights.release(2);
    // Night 1 stays: taken, and 50 in the logs of nights 2 and 3.
    expect(nights.book(1, into(0))).toBe(false);
    expect(booked(nights, 2, [into(51), into(50)])).toEqual([false, true]);
    nights.release(0);
    expect(booked(nights, 1, [into(100)])).toEqual([true]);
    nights.release(1);
    for (const night of [1, 4, 7]) expect(nights.book(night, into(100))).toBe(true);
  });

  it('of mailboxes, of bytes and of a link each', () => {
    const each: Partial<MoveLimits>[] = [
      { mailboxesPerNight: 1 },
      { bytesPerNight: 7 },
      { linkBytesPerNight: Float64Array.of(7, 7) },
      { logBytesMax: 7 },
    ];
    for (const limits of each) {
      const nights = open(limits);
      expect(booked(nights, 5, [move(7), move(7)])).toEqual([true, false]);
      nights.release(6);
      expect(nights.book(5, move(7))).toBe(false);
      nights.release(5);
      expect(nights.book(5, move(7))).toBe(true);
    }
  });
});

describe('in a sample', () => {
  it('each mailbox takes the room of those for whom it stands', () => {
    // Each stands for ten: two of 25 mailboxes, and a third of 30.
    expect(booked(open({ mailboxesPerNight: 25 }, 10), 0, [move(1), move(1), move(1)])).toEqual([
      ...[true, true, false],
    ]);
    expect(booked(open({ mailboxesPerNight: 30 }, 10), 0, [move(1), move(1), move(1)])).toEqual([
      ...[true, true, true],
    ]);
    const each: Partial<MoveLimits>[] = [
      { bytesPerNight: 100 },
      { linkBytesPerNight: Float64Array.of(100, 0) },
      { logBytesMax: 100 },
    ];
    for (const limits of each) {
      // 6 stand for 60; 5 more for 50, too many; 4 for 40.
      expect(booked(open(limits, 10), 0, [move(6), move(5), move(4)])).toEqual([true, false, true]);
      // 11 stand for 110: they have a night to themselves, as one alone would find room.
      expect(booked(open(limits, 10), 0, [move(4), move(11)])).toEqual([true, false]);
      expect(booked(open(limits, 10), 0, [move(11), move(1)])).toEqual([true, false]);
      expect(open(limits, 10).book(0, move(101))).toBe(false);
    }
  });

  it('what is too much for a night only because it stands for many takes those that follow', () => {
    // 25 stand for 250 of 100 a night: 150 are left for the second, 50 for the third, none later.
    const nights = open({ bytesPerNight: 100 }, 10);
    const taken = Array.from({ length: 6 }, (_, night) => nights.book(night, move(25)));
    expect(taken).toEqual([true, false, false, true, false, false]);
    // Of mailboxes likewise: three nights of 4 for ten, and two left over.
    const few = open({ mailboxesPerNight: 4 }, 10);
    expect(Array.from({ length: 6 }, (_, night) => few.book(night, move(1)))).toEqual([
      ...[true, false, false, true, false, false],
    ]);
  });

  it('is full when it takes no mailbox more, and not before it has one', () => {
    const nights = open({ mailboxesPerNight: 25 }, 10);
    expect(nights.isFull(0)).toBe(false);
    expect(booked(nights, 0, [move(1), move(1)])).toEqual([true, true]);
    expect(nights.isFull(0)).toBe(true);
    expect(open({ mailboxesPerNight: 4 }, 10).isFull(0)).toBe(false);
    expect(open({}, 10).isFull(0)).toBe(false);
  });

  it('holds the logs of those for whom it stands, from one night to the next', () => {
    const nights = open({ logBytesMax: 100 }, 10);
    const into = (bytes: number) => move(bytes, { platform: 1 });
    expect(nights.book(0, into(6))).toBe(true);
    expect(booked(nights, 2, [into(5), into(4)])).toEqual([false, true]);
  });
});

describe('a mailbox that is larger than a whole night', () => {
  it('is so by what the platform, the link or the logs take', () => {
    const links = Float64Array.of(100, Infinity);
    const nights = open({ bytesPerNight: 200, linkBytesPerNight: links, logBytesMax: 150 });
    const isTooLarge = (bytes: number, more: Partial<Move> = {}) =>
      nights.isTooLarge(move(bytes, more));
    expect([isTooLarge(100), isTooLarge(101)]).toEqual([false, true]);
    const elsewhere = { organisation: 1 };
    expect([isTooLarge(150, elsewhere), isTooLarge(151, elsewhere)]).toEqual([false, true]);
    const withoutLogs = open({ bytesPerNight: 200, logBytesMax: 150, logDays: [0, 1] });
    expect([200, 201].map((bytes) => withoutLogs.isTooLarge(move(bytes)))).toEqual([false, true]);
    expect(open({}).isTooLarge(move(2 ** 50))).toBe(false);
  });

  it('is not for what is booked already, nor for those that it stands for in a sample', () => {
    const nights = open({ bytesPerNight: 100 }, 3);
    expect(nights.book(0, move(33))).toBe(true);
    expect([nights.book(0, move(33)), nights.isTooLarge(move(100))]).toEqual([false, false]);
  });
});
