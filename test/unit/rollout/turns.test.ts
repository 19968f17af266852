import { describe, expect, it } from 'vitest';
import { batches } from '../../../src/rollout/batches.ts';
import { type AtPlace, NO_TURN, type TurnsInput, takeTurns } from '../../../src/rollout/turns.ts';
import type { Pace } from '../../../src/scenario/rollout-spec.ts';

const everybody = (): AtPlace => 'turn';
const everyDay = (dayCount: number) => new Uint8Array(dayCount).fill(1);

/** Two mailboxes a day of six, on each of the days from day 0 on. */
const TWO_A_DAY: TurnsInput = {
  pace: { perDay: 2 },
  presentCount: 6,
  fullCount: 6,
  startDay: 0,
  open: everyDay(8),
};

/** The same of so many, all of whom are there. */
const ofAll = (count: number) => ({ presentCount: count, fullCount: count });

/** Turns given from day to day, with others waiting from each day on. */
function turnsOf(
  input: TurnsInput,
  memberCount: number,
  waiting: readonly (readonly [fromDay: number, positions: readonly number[]])[],
): (number | null)[] {
  const turns = new Int32Array(memberCount).fill(NO_TURN);
  for (const [fromDay, positions] of waiting) {
    takeTurns(input, turns, {
      fromDay,
      atPlace: (position) => (positions.includes(position) ? 'wait' : 'turn'),
    });
  }
  return daysOf(turns);
}

const daysOf = (turns: Int32Array) => Array.from(turns, (day) => (day === NO_TURN ? null : day));

describe('turns where nobody waits', () => {
  const PACES: readonly Pace[] = [
    { perDay: 3 },
    { perDay: 1000 },
    { overDays: 1 },
    { overDays: 7 },
    { overDays: 40 },
    { fromPerDay: 1, toPerDay: 4, rampDays: 4 },
    { fromPerDay: 5, toPerDay: 1, rampDays: 3 },
    { fromPerDay: 0, toPerDay: 2, rampDays: 9 },
    { fromPerDay: 2, toPerDay: 3, rampDays: 1 },
  ];
  // Weekends, a freeze, and a start on a closed day.
  const open = Uint8Array.from({ length: 40 }, (_, day) =>
    day % 7 < 5 && (day < 15 || day > 18) ? 1 : 0,
  );

  it.each(PACES)('are the batches of the stage at $#: %o', (pace) => {
    for (const totalCount of [0, 1, 7, 23]) {
      for (const startDay of [0, 4, 5, 16, 39]) {
        const turns = new Int32Array(totalCount).fill(NO_TURN);
        const input = { pace, ...ofAll(totalCount), startDay, open };
        takeTurns(input, turns, { fromDay: startDay, atPlace: everybody });
        const expected = new Int32Array(totalCount).fill(NO_TURN);
        for (const { day, firstPosition, endPosition } of batches({ ...input, totalCount })) {
          expected.fill(day, firstPosition, endPosition);
        }
        expect(turns).toEqual(expected);
      }
    }
  });

  it.each(PACES)('are of a sample the share of those done of all, rounded down: %o', (pace) => {
    const [fullCount, memberCount] = [100, 13];
    const turns = new Int32Array(memberCount).fill(NO_TURN);
    const input = { pace, presentCount: memberCount, fullCount, startDay: 2, open };
    takeTurns(input, turns, { fromDay: 2, atPlace: everybody });
    const list = batches({ pace, totalCount: fullCount, startDay: 2, open });
    for (let day = 0; day < open.length; day++) {
      const doneOfAll = list.findLast((batch) => batch.day <= day)?.endPosition ?? 0;
      const done = turns.filter((turn) => turn <= day).length;
      expect(done).toBe(Math.floor((doneOfAll * memberCount) / fullCount));
    }
  });

  it('given anew from any day on are what they were', () => {
    const pace = { fromPerDay: 1, toPerDay: 2, rampDays: 3 };
    const input = { ...TWO_A_DAY, pace, ...ofAll(9) };
    const once = turnsOf(input, 9, [[0, []]]);
    const again = [3, 1, 5, 0].map((day): [number, number[]] => [day, []]);
    expect(turnsOf(input, 9, [[0, []], ...again])).toEqual(once);
  });
});

describe('turns where some wait', () => {
  it('pass over those, and what nobody can use is lost', () => {
    // Positions 0 to 3 wait: 4 and 5 go on day 0; days 1 and 2 find nobody, whose turns are lost.
    // From day 3 on two a day go as ever.
    expect(turnsOf(TWO_A_DAY, 6, [[0, [0, 1, 2, 3]]])).toEqual([null, null, null, null, 0, 0]);
    const released = turnsOf(TWO_A_DAY, 6, [
      [0, [0, 1, 2, 3]],
      [3, []],
    ]);
    expect(released).toEqual([3, 3, 4, 4, 0, 0]);
  });

  it('leave those alone that have had theirs, and begin on the very day', () => {
    const heldFrom = (day: number) =>
      turnsOf(TWO_A_DAY, 6, [
        [0, []],
        [day, [0, 1, 2, 3, 4, 5]],
      ]);
    expect(heldFrom(1)).toEqual([0, 0, null, null, null, null]);
    expect(heldFrom(2)).toEqual([0, 0, 1, 1, null, null]);
    expect(heldFrom(3)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('go in order among those that do not wait, and back to the first of the others', () => {
    const input = { ...TWO_A_DAY, pace: { perDay: 1 } };
    // Day 0: 1. From day 1 on 0 may and 2 may not: 0, 3, 4. From day 4 on all may: 2, 5.
    const turns = turnsOf(input, 6, [
      [0, [0, 3]],
      [1, [2]],
      [4, []],
    ]);
    expect(turns).toEqual([1, 0, 4, 2, 3, 5]);
  });

  it('take a waiting one back whose turn was still to come', () => {
    const turns = turnsOf({ ...TWO_A_DAY, open: everyDay(4) }, 6, [
      [0, []],
      [1, [2]],
    ]);
    expect(turns).toEqual([0, 0, null, 1, 1, 2]);
  });

  it('are at the pace of a ramp on that open day of the stage, not of those left', () => {
    // Rates 1, 2, 3, 3, ...: day 2 grants three, of which the first two days have used none.
    const pace = { fromPerDay: 1, toPerDay: 3, rampDays: 3 };
    const input = { ...TWO_A_DAY, pace, ...ofAll(7) };
    const turns = turnsOf(input, 7, [
      [0, [0, 1, 2, 3, 4, 5, 6]],
      [2, []],
    ]);
    expect(turns).toEqual([2, 2, 2, 3, 3, 3, 4]);
  });

  it('go on past the days of a stage over days, at the same share a day', () => {
    // Ten over four days: 2, 3, 2, 3, and so on.
    const input = { ...TWO_A_DAY, pace: { overDays: 4 }, ...ofAll(10) };
    const all = Array.from({ length: 10 }, (_, position) => position);
    const turns = turnsOf(input, 10, [
      [0, all],
      [3, []],
    ]);
    expect(turns).toEqual([3, 3, 3, 4, 4, 5, 5, 5, 6, 6]);
  });

  it('count open days only, those on which all waited as well', () => {
    const open = Uint8Array.of(1, 0, 0, 1, 1, 0, 1);
    const pace = { fromPerDay: 1, toPerDay: 2, rampDays: 2 };
    const turns = turnsOf({ pace, ...ofAll(4), startDay: 0, open }, 4, [
      [0, [0, 1, 2, 3]],
      [1, []],
    ]);
    // Day 3 is the second open day.
    expect(turns).toEqual([3, 3, 4, 4]);
  });

  it('are none where the horizon ends first, or where all wait', () => {
    const short = { ...TWO_A_DAY, open: everyDay(2) };
    expect(turnsOf(short, 6, [[0, []]])).toEqual([0, 0, 1, 1, null, null]);
    expect(turnsOf(short, 2, [[0, [0, 1]]])).toEqual([null, null]);
    expect(turnsOf({ ...TWO_A_DAY, startDay: 8 }, 2, [[8, []]])).toEqual([null, null]);
    expect(turnsOf(TWO_A_DAY, 0, [[0, []]])).toEqual([]);
  });

  it('are of a sample as many as of all, whoever waits', () => {
    // Two a day of twelve, of which six are simulated: one a day.
    const turns = turnsOf({ ...TWO_A_DAY, fullCount: 12 }, 6, [
      [0, [0, 1]],
      [2, []],
    ]);
    expect(turns).toEqual([2, 3, 0, 1, 4, 5]);
  });
});

/** Turns where places are looked at by a rule of the test, with what it was asked for. */
function lookedAt(
  input: TurnsInput,
  memberCount: number,
  atPlace: (position: number, day: number) => AtPlace,
) {
  const turns = new Int32Array(memberCount).fill(NO_TURN);
  const asked: number[][] = [];
  takeTurns(input, turns, {
    fromDay: input.startDay,
    atPlace(position, day) {
      asked.push([day, position]);
      return atPlace(position, day);
    },
  });
  return { turns: daysOf(turns), asked };
}

describe('turns where some need none', () => {
  const passing =
    (...positions: readonly number[]) =>
    (position: number): AtPlace =>
      positions.includes(position) ? 'pass' : 'turn';

  it('pass over those on the day on which their place comes, and use none', () => {
    // Two a day. Day 0: 0, past 1, 2; right behind, 3 needs none either. Day 1: 4 and 5.
    const { turns } = lookedAt({ ...TWO_A_DAY, ...ofAll(4) }, 6, passing(1, 3));
    expect(turns).toEqual([0, 0, 0, 0, 1, 1]);
  });

  it('end the look of a day at the first who would need one more than there are', () => {
    const { asked } = lookedAt({ ...TWO_A_DAY, ...ofAll(4) }, 6, passing(1, 3, 5));
    // Day 0 looks at 4, in vain; day 1 begins with it and finds 5 behind, who needs none.
    expect(asked).toEqual([
      ...[0, 1, 2, 3, 4].map((position) => [0, position]),
      ...[4, 5].map((position) => [1, position]),
    ]);
  });

  it('pass over the last of all on the day of the last turn', () => {
    expect(lookedAt({ ...TWO_A_DAY, ...ofAll(2) }, 5, passing(2, 3, 4)).turns).toEqual(
      Array(5).fill(0),
    );
    // On a day on which the pace grants nothing as well: rates 0, 1.
    const slow = { ...TWO_A_DAY, pace: { fromPerDay: 0, toPerDay: 1, rampDays: 2 } };
    expect(lookedAt(slow, 3, passing(0)).turns).toEqual([0, 1, 2]);
    const nobodyThere = { ...TWO_A_DAY, pace: { overDays: 5 }, ...ofAll(0) };
    expect(lookedAt(nobodyThere, 2, passing(0, 1)).turns).toEqual([0, 0]);
  });

  it('ask of a place on the day on which it comes, and not before', () => {
    const awayUntil =
      (fromDay: number) =>
      (position: number, day: number): AtPlace =>
        position === 4 && day < fromDay ? 'pass' : 'turn';
    // The turns of day 1 go to 2 and 3; right behind, 4 is away until day 2, or there in time.
    expect(lookedAt(TWO_A_DAY, 6, awayUntil(2)).turns).toEqual([0, 0, 1, 1, 1, 2]);
    expect(lookedAt(TWO_A_DAY, 6, awayUntil(1)).turns).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('are over so many days of those who are there at the start, whoever joins', () => {
    // Four of six members are there: two a day, also for the fifth and sixth, on a third day.
    const input = { ...TWO_A_DAY, pace: { overDays: 2 }, ...ofAll(4) };
    expect(lookedAt(input, 6, everybody).turns).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('keep the place of one who waits, past whom the others go', () => {
    // 0 waits, 1 needs none, 2 and 3 go; on day 1 4, and the second turn finds nobody.
    const turns = new Int32Array(5).fill(NO_TURN);
    const held: readonly AtPlace[] = ['wait', 'pass', 'turn', 'turn', 'turn'];
    takeTurns(TWO_A_DAY, turns, { fromDay: 0, atPlace: (position) => held[position]! });
    expect(daysOf(turns)).toEqual([null, 0, 0, 0, 1]);
    takeTurns(TWO_A_DAY, turns, { fromDay: 4, atPlace: everybody });
    expect(daysOf(turns)).toEqual([4, 0, 0, 0, 1]);
  });

  it('have passes taken back that were to come, and keep those that were', () => {
    const input = { ...TWO_A_DAY, pace: { perDay: 1 }, ...ofAll(3) };
    const turns = new Int32Array(4).fill(NO_TURN);
    takeTurns(input, turns, { fromDay: 0, atPlace: passing(1, 3) });
    // 0 on day 0 and 1 passed behind it; 2 on day 1, and 3 passed.
    expect(daysOf(turns)).toEqual([0, 0, 1, 1]);
    takeTurns(input, turns, { fromDay: 1, atPlace: everybody });
    expect(daysOf(turns)).toEqual([0, 0, 1, 2]);
  });
});
