import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batches } from '../../src/rollout/batches.ts';
import { doneCount } from '../../src/rollout/pace.ts';
import { scheduleStages } from '../../src/rollout/schedule.ts';
import { stableOrder } from '../../src/rollout/stable-order.ts';
import type { Pace } from '../../src/scenario/rollout-spec.ts';

const RUNS = { seed: 1, numRuns: 300 };

const rate = fc.integer({ min: 1, max: 50 });
const pace: fc.Arbitrary<Pace> = fc.oneof(
  fc.record({ perDay: rate }),
  fc.record({ overDays: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ fromPerDay: rate, toPerDay: rate, rampDays: fc.integer({ min: 0, max: 20 }) }),
);
const totalCount = fc.integer({ min: 0, max: 800 });
const open = fc
  .array(fc.integer({ min: 0, max: 1 }), { maxLength: 60 })
  .map((days) => Uint8Array.from(days));

describe('a pace', () => {
  it('never goes back, never exceeds the total, and reaches it', () => {
    fc.assert(
      fc.property(pace, totalCount, (steps, total) => {
        // At least one of 800 a day, or all over 40 days.
        const done = Array.from({ length: 802 }, (_, k) => doneCount(steps, total, k));
        expect(done).toEqual([...done].sort((a, b) => a - b));
        expect(done.every(Number.isInteger)).toBe(true);
        expect(done[0]).toBe(0);
        expect(done.at(-1)).toBe(total);
      }),
      RUNS,
    );
  });

  it('of a ramp is the sum of the rates of its days', () => {
    const ramp = fc.record({
      fromPerDay: rate,
      toPerDay: rate,
      rampDays: fc.integer({ min: 2, max: 20 }),
    });
    fc.assert(
      fc.property(ramp, fc.integer({ min: 0, max: 30 }), (steps, k) => {
        // Numerators over (rampDays - 1), so that the sum is in integers.
        const divisor = steps.rampDays - 1;
        let sum = 0;
        for (let j = 1; j <= k; j++) {
          const slope = (steps.toPerDay - steps.fromPerDay) * (j - 1);
          sum +=
            j <= steps.rampDays ? steps.fromPerDay * divisor + slope : steps.toPerDay * divisor;
        }
        expect(doneCount(steps, 1e9, k)).toBe((sum - (sum % divisor)) / divisor);
      }),
      RUNS,
    );
  });
});

describe('batches', () => {
  it('are a partition of what is done, on open days', () => {
    fc.assert(
      fc.property(pace, totalCount, open, fc.nat({ max: 10 }), (steps, total, days, startDay) => {
        let position = 0;
        let day = startDay - 1;
        for (const batch of batches({ pace: steps, totalCount: total, startDay, open: days })) {
          expect(batch.firstPosition).toBe(position);
          expect(batch.endPosition).toBeGreaterThan(position);
          expect(batch.day).toBeGreaterThan(day);
          expect(days[batch.day]).toBe(1);
          position = batch.endPosition;
          day = batch.day;
        }
        const openDayCount = days.subarray(startDay).reduce((sum, mark) => sum + mark, 0);
        expect(position).toBe(doneCount(steps, total, openDayCount));
      }),
      RUNS,
    );
  });
});

/** The n-th working day and the first open day, by looking at one day after another. */
function startByHand(finish: number, bake: number, marks: { open: number[]; working: number[] }) {
  let left = bake;
  for (let day = finish + 1; day < marks.open.length; day++) {
    if (left === 0 && marks.open[day] === 1) return day;
    if (left > 0 && marks.working[day] === 1) left--;
  }
  return null;
}

describe('a schedule', () => {
  const horizon = fc.array(
    fc.record({ open: fc.integer({ min: 0, max: 1 }), working: fc.integer({ min: 0, max: 1 }) }),
    { maxLength: 80 },
  );
  const chain = fc.array(
    fc.record({ pace, mailboxCount: fc.integer({ min: 0, max: 60 }), bake: fc.nat({ max: 5 }) }),
    { minLength: 1, maxLength: 4 },
  );
  const scheduleOf = (
    stages: { pace: Pace; mailboxCount: number; bake: number }[],
    marks: { open: number; working: number }[],
  ) =>
    scheduleStages(
      stages.map(({ bake, ...stage }, index) => ({
        ...stage,
        begin: index === 0 ? { startDay: 0 } : { after: index - 1, bakeWorkingDays: bake },
      })),
      {
        open: Uint8Array.from(marks, (mark) => mark.open),
        closedBy: marks.map((mark) => (mark.open === 1 ? null : 'freeze')),
        workingDay: Uint8Array.from(marks, (mark) => mark.working),
      },
    );

  it('adds up: mailboxes, and days from start to finish', () => {
    fc.assert(
      fc.property(chain, horizon, (stages, marks) => {
        for (const { startDay, finishDay, leftCount, ...rest } of scheduleOf(stages, marks)) {
          expect(leftCount === 0 && startDay !== null).toBe(finishDay !== null);
          const endDay = finishDay === null ? marks.length : finishDay + 1;
          const dayCount = startDay === null ? 0 : endDay - startDay;
          expect(rest.openDayCount + rest.daysLost.freeze).toBe(dayCount);
        }
      }),
      RUNS,
    );
  });

  it('starts after its predecessor as counted day by day', () => {
    fc.assert(
      fc.property(chain, horizon, (stages, marks) => {
        const lists = {
          open: marks.map((mark) => mark.open),
          working: marks.map((mark) => mark.working),
        };
        const schedules = scheduleOf(stages, marks);
        for (let index = 1; index < stages.length; index++) {
          const finish = schedules[index - 1]!.finishDay;
          const wanted = finish === null ? null : startByHand(finish, stages[index]!.bake, lists);
          expect(schedules[index]!.startDay).toBe(wanted);
        }
      }),
      RUNS,
    );
  });

  it('is only ever delayed by a freeze', () => {
    const freeze = fc.record({ from: fc.nat({ max: 80 }), length: fc.nat({ max: 20 }) });
    fc.assert(
      fc.property(chain, horizon, freeze, (stages, marks, { from, length }) => {
        const frozen = marks.map((mark, day) =>
          day >= from && day < from + length ? { ...mark, open: 0 } : mark,
        );
        const free = scheduleOf(stages, marks);
        scheduleOf(stages, frozen).forEach((schedule, index) => {
          expect(schedule.startDay ?? Infinity).toBeGreaterThanOrEqual(
            free[index]!.startDay ?? Infinity,
          );
          expect(schedule.finishDay ?? Infinity).toBeGreaterThanOrEqual(
            free[index]!.finishDay ?? Infinity,
          );
          expect(schedule.leftCount).toBeGreaterThanOrEqual(free[index]!.leftCount);
        });
      }),
      RUNS,
    );
  });

  it('finishes everything within a long enough horizon', () => {
    fc.assert(
      fc.property(chain, (stages) => {
        const marks = new Array(700).fill({ open: 1, working: 1 });
        for (const schedule of scheduleOf(stages, marks)) expect(schedule.leftCount).toBe(0);
      }),
      RUNS,
    );
  });
});

describe('stableOrder', () => {
  it('agrees with a comparison sort', () => {
    const key = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 0, max: 1.15, noNaN: true }),
      fc.constantFrom(0, 1, 1.15, 1e300),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300, size: 'max' }), (keys) => {
        const items = Uint32Array.from(keys.keys());
        const wanted = [...items].sort((a, b) =>
          keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b,
        );
        expect([...stableOrder(items, Float64Array.from(keys))]).toEqual(wanted);
      }),
      RUNS,
    );
  });
});
