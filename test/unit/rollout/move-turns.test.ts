import { describe, expect, it } from 'vitest';
import { type MoveRound, takeMoveTurns } from '../../../src/rollout/move-turns.ts';
import { type AtPlace, NO_TURN, type TurnsInput, takeTurns } from '../../../src/rollout/turns.ts';

/** Two a day of six, on each of twelve days. */
const TWO_A_DAY: TurnsInput = {
  pace: { perDay: 2 },
  presentCount: 6,
  fullCount: 6,
  startDay: 0,
  open: new Uint8Array(12).fill(1),
};

/** Each night has so much room, of which a mailbox takes its size. */
function room(sizes: readonly number[], perNight: number) {
  const left = new Map<number, number>();
  const asked: number[][] = [];
  return {
    asked,
    book(position: number, night: number): boolean {
      asked.push([night, position]);
      const before = left.get(night) ?? perNight;
      if (sizes[position]! > before) return false;
      left.set(night, before - sizes[position]!);
      return true;
    },
  };
}

const everybody = (): AtPlace => 'turn';
const plenty = (): boolean => true;
const none = (count: number) => new Int32Array(count).fill(NO_TURN);
const daysOf = (turns: Int32Array) => Array.from(turns, (day) => (day === NO_TURN ? null : day));

/** Rounds one after another over the same turns. */
function turnsOf(input: TurnsInput, count: number, rounds: readonly Partial<MoveRound>[]) {
  const turns = none(count);
  for (const round of rounds) {
    takeMoveTurns(input, turns, {
      ...{ fromDay: 0, endDay: 12, atPlace: everybody, book: plenty },
      ...round,
    });
  }
  return daysOf(turns);
}

describe('moves where every night has room', () => {
  it('have the turns of the pace, round by round', () => {
    const rounds = [
      { fromDay: 0, endDay: 2 },
      { fromDay: 2, endDay: 9 },
    ];
    expect(turnsOf(TWO_A_DAY, 6, rounds.slice(0, 1))).toEqual([0, 0, 1, 1, null, null]);
    expect(turnsOf(TWO_A_DAY, 6, rounds)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('are those of a stage without nights, whoever waits or needs none', () => {
    const atPlace = (position: number, day: number): AtPlace => {
      if (position % 5 === 1) return 'wait';
      return position % 5 === 3 && day < 4 ? 'pass' : 'turn';
    };
    const paces = [
      { perDay: 3 },
      { overDays: 4 },
      { fromPerDay: 0, toPerDay: 3, rampDays: 4 },
    ] as const;
    const open = Uint8Array.of(1, 1, 0, 1, 0, 1, 1, 1, 1, 1);
    for (const pace of paces) {
      const input = { pace, presentCount: 15, fullCount: 15, startDay: 1, open };
      const [moved, taken] = [none(17), none(17)];
      takeMoveTurns(input, moved, { fromDay: 1, endDay: 10, atPlace, book: plenty });
      takeTurns(input, taken, { fromDay: 1, atPlace });
      expect(daysOf(moved)).toEqual(daysOf(taken));
    }
  });

  it('are at the pace of the stage in a later round, and in a sample', () => {
    // Rates 1, 2, 3, 3: the round from day 2 on begins with three.
    const ramp = { ...TWO_A_DAY, pace: { fromPerDay: 1, toPerDay: 3, rampDays: 3 } };
    const late = [{ fromDay: 2, endDay: 4 }];
    expect(turnsOf(ramp, 7, late)).toEqual([2, 2, 2, 3, 3, 3, null]);
    const sample = { ...TWO_A_DAY, presentCount: 3, fullCount: 6 };
    expect(turnsOf(sample, 3, [{}])).toEqual([0, 1, 2]);
  });

  it('are on open days of the stage', () => {
    const open = Uint8Array.of(1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    expect(turnsOf({ ...TWO_A_DAY, open }, 5, [{}])).toEqual([0, 0, 3, 3, 4]);
    expect(turnsOf({ ...TWO_A_DAY, open, startDay: 1 }, 3, [{ fromDay: 1 }])).toEqual([3, 3, 4]);
  });
});

describe('moves for which a night has no room', () => {
  it('are passed over tonight and tried tomorrow, and smaller ones go', () => {
    // Room for 10 a night, pace 2. Night 0: 6, not 7, 4 fits and is the second turn.
    // Night 1: 7, not 8, 3. Night 2: 8, 2. Sizes by position.
    const { book, asked } = room([6, 7, 4, 8, 3, 2], 10);
    expect(turnsOf(TWO_A_DAY, 6, [{ book }])).toEqual([0, 1, 0, 2, 1, 2]);
    expect(asked).toEqual([
      ...[0, 1, 2].map((position) => [0, position]),
      ...[1, 3, 4].map((position) => [1, position]),
      ...[3, 5].map((position) => [2, position]),
    ]);
  });

  it('leave turns that nobody can use, and take what was passed over first', () => {
    // Pace 3, room for 10: each night takes one of 6 and none beside it.
    const { book } = room([6, 6, 6, 5, 4], 10);
    const input = { ...TWO_A_DAY, pace: { perDay: 3 } };
    // Night 0: 0 (6), past 1, 2, 3 (5), 4 (4). Nights 1 to 3: the others.
    expect(turnsOf(input, 5, [{ book }])).toEqual([0, 1, 2, 3, 0]);
  });

  it('never have a turn where they fit no night', () => {
    const { book } = room([11, 1, 11, 1], 10);
    expect(turnsOf(TWO_A_DAY, 4, [{ book }])).toEqual([null, 0, null, 0]);
  });

  it('do not keep those from being passed who need no turn', () => {
    const atPlace = (position: number): AtPlace => (position >= 2 ? 'pass' : 'turn');
    const { book, asked } = room([20, 1, 1, 1], 10);
    expect(turnsOf(TWO_A_DAY, 4, [{ book, atPlace, endDay: 1 }])).toEqual([null, 0, 0, 0]);
    // Nothing is booked for them.
    expect(asked).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it('end the look of a night once its turns are used', () => {
    const { book, asked } = room([1, 1, 1, 1], 10);
    expect(turnsOf(TWO_A_DAY, 4, [{ book, endDay: 1 }])).toEqual([0, 0, null, null]);
    expect(asked).toHaveLength(2);
  });

  it('keep the place of one who waits', () => {
    const atPlace = (position: number): AtPlace => (position === 0 ? 'wait' : 'turn');
    const rounds = [{ atPlace, endDay: 2 }, { fromDay: 2 }];
    expect(turnsOf(TWO_A_DAY, 6, rounds)).toEqual([2, 0, 0, 1, 1, 2]);
  });
});

describe('rounds', () => {
  it('give nobody a turn after them, and leave alone what was before', () => {
    const rounds = [
      { fromDay: 0, endDay: 1 },
      { fromDay: 5, endDay: 6 },
    ];
    expect(turnsOf(TWO_A_DAY, 6, rounds)).toEqual([0, 0, 5, 5, null, null]);
  });

  it('that are planned anew take back turns on and after their first day', () => {
    const held = (position: number): AtPlace => (position < 3 ? 'wait' : 'turn');
    const rounds = [{ fromDay: 0 }, { fromDay: 1, atPlace: held }];
    // 0 and 1 went on day 0. Of the others 2 waits; 3 and 4, then 5.
    expect(turnsOf(TWO_A_DAY, 6, rounds)).toEqual([0, 0, null, 1, 1, 2]);
  });

  it('find room given back where a turn was taken back', () => {
    // Day 0 took 4; from day 1 on the first, too large before, fits.
    const small = room([9, 4, 4], 8);
    const large = room([9, 4, 4], 9);
    const rounds = [{ book: small.book }, { fromDay: 1, book: large.book }];
    expect(turnsOf({ ...TWO_A_DAY, pace: { perDay: 1 } }, 3, rounds)).toEqual([1, 0, 2]);
  });

  it('of a stage all of whose members are decided change nothing', () => {
    const rounds = [{ fromDay: 0 }, { fromDay: 3 }];
    expect(turnsOf(TWO_A_DAY, 4, rounds)).toEqual([0, 0, 1, 1]);
    expect(turnsOf(TWO_A_DAY, 0, rounds)).toEqual([]);
  });
});
