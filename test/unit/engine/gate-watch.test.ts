import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/engine/controller.ts';
import { daysNotHeld, type GateWatch, gateWatch } from '../../../src/engine/gate-watch.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { GateSpec } from '../../../src/scenario/rollout-spec.ts';
import { DAY_COUNT, only, planOfScenario, withRules } from './controller-of.ts';

/** Gates over the share blocked of all mailboxes, on stages a and c. */
function planWith(...gates: readonly Partial<GateSpec>[]): Plan {
  return planOfScenario(
    withRules(
      {
        gates: gates.map((gate) => ({
          metric: 'shareBlocked',
          trip: { bound: 0.5, days: 1 },
          ...gate,
        })),
      },
      { name: 'a', select: only('a') },
      { name: 'c', select: only('c') },
    ),
  );
}

/** So many of ten are full. */
const evening = (day: number, full: number): Observation => ({
  day,
  countOf: (field) => (field === 'mailboxCount' ? 10 : field === 'fullCount' ? full : 0),
  pools: [],
});

/** Shows evenings from day 0 on, and says which gates trip or clear on each. */
function shown(watch: GateWatch, fulls: readonly number[], running: readonly number[] = [0]) {
  const today = { running, attemptsOf: () => ({ all: 0, failed: 0 }) };
  return fulls.map((full, day) => watch.observe(evening(day, full), today));
}

/** The days marked with 1. */
const marked = (days: Uint8Array) => [...days.keys()].filter((day) => days[day] === 1);

describe('a watch of gates', () => {
  it('says which trip or clear on an evening, with the values that do it', () => {
    const watch = gateWatch(planWith({}, { trip: { bound: 0.7, days: 2 } }));
    expect(shown(watch, [5, 6, 8, 9, 5, 5])).toEqual([[], [0], [], [1], [0, 1], []]);
    const of = { running: [0] };
    expect(watch.trips).toEqual([
      [{ ...of, day: 1, value: 0.6, clearDay: 4, clearValue: 0.5 }],
      [{ ...of, day: 3, value: 0.9, clearDay: 4, clearValue: 0.5 }],
    ]);
  });

  it('holds from the day after an evening on which one trips to that on which it clears', () => {
    const watch = gateWatch(planWith({}));
    shown(watch, [5, 6]);
    // As far as is known, to the end.
    expect(marked(watch.holds[0]!)).toHaveLength(DAY_COUNT - 2);
    const other = gateWatch(planWith({}));
    shown(other, [5, 6, 6, 5, 5, 6, 0]);
    expect(marked(other.holds[0]!)).toEqual([2, 3, 6]);
  });

  it('holds nothing by a gate that only reports or tells', () => {
    const watch = gateWatch(planWith({ acts: false }, { onTrip: 'alert' }));
    expect(shown(watch, [6, 5])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(watch.holds.map(marked)).toEqual([[], []]);
    expect(watch.trips.map((trips) => trips.length)).toEqual([1, 1]);
  });

  it('may trip on the last evening, which holds nothing', () => {
    const watch = gateWatch(planWith({}));
    const last = Array.from({ length: DAY_COUNT }, (_, day) => (day === DAY_COUNT - 1 ? 9 : 0));
    expect(shown(watch, last).at(-1)).toEqual([0]);
    expect(marked(watch.holds[0]!)).toEqual([]);
  });

  it('looks at what ran when it tripped until it clears, then at what runs', () => {
    const asked: (readonly number[] | null)[] = [];
    const watch = gateWatch(planWith({ scope: 'running' }));
    const show = (day: number, full: number, running: readonly number[]) => {
      const on = evening(day, full);
      const countOf: Observation['countOf'] = (field, stages) => {
        if (field === 'mailboxCount') asked.push(stages);
        return on.countOf(field, stages);
      };
      watch.observe({ ...on, countOf }, { running, attemptsOf: () => ({ all: 0, failed: 0 }) });
    };
    show(0, 6, [1]);
    show(1, 6, [0, 1]);
    show(2, 1, []);
    show(3, 1, [0]);
    expect(asked).toEqual([[1], [1], [1], [0]]);
    expect(watch.trips[0]).toEqual([
      { day: 0, value: 0.6, clearDay: 2, clearValue: 0.1, running: [1] },
    ]);
  });
});

describe('days on which a stage is not held', () => {
  const plan = planWith(
    { onTrip: 'pause', stages: ['a'] },
    { onTrip: 'abort', beyond: 'below', trip: { bound: 0.05, days: 1 } },
    { onTrip: 'rollback', trip: { bound: 0.7, days: 1 } },
    { onTrip: 'alert', trip: { bound: 0.1, days: 1 } },
    { onTrip: 'pause', acts: false, trip: { bound: 0.1, days: 1 } },
  );
  const watch = gateWatch(plan);
  // Held by the first on days 1 to 3 and 7 to 9, by the second on 4 to 6 and 10, by the third on 3.
  shown(watch, [6, 7, 8, 0, 0, 0, 6, 7, 6, 0]);
  const { open } = plan.rollout.openDays;
  const closedAmong = (days: readonly number[], stage: number, mayStart: boolean) =>
    days.filter((day) => daysNotHeld(plan, watch, { stage, mayStart })[day] === 0);
  // Days 5 and 6 are a weekend.
  const DAYS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  it('are for one that runs those on which no gate pauses it', () => {
    expect(closedAmong(DAYS, 0, false)).toEqual([1, 2, 3, 5, 6, 7, 8, 9]);
    expect(closedAmong(DAYS, 1, false)).toEqual([5, 6]);
  });

  it('are for one that is to start those on which none that would stop it is tripped, too', () => {
    expect(closedAmong(DAYS, 1, true)).toEqual([3, 4, 5, 6, 10]);
    expect(closedAmong(DAYS, 0, true)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('are the open days of the calendar where no gate is on the stage', () => {
    const free = planWith({ stages: ['a'] });
    const days = daysNotHeld(free, gateWatch(free), { stage: 1, mayStart: true });
    expect(days).toBe(free.rollout.openDays.open);
    expect(daysNotHeld(plan, gateWatch(plan), { stage: 0, mayStart: true })).toEqual(open);
  });
});
