import { describe, expect, it } from 'vitest';
import type { Observation, ScopeCount } from '../../../src/engine/controller.ts';
import { type GateSight, gateSight, type StagesToday } from '../../../src/engine/gate-sight.ts';
import type { Plan, PlanGate } from '../../../src/plan/plan.ts';
import { STAGE, withStages } from '../../support/plain-scenario.ts';
import { GATE, only } from './controller-of.ts';
import { planFor } from './course-of.ts';

/** Stage 0 changes mailboxes in pool 0, stage 1 in pool 1. */
const PLAN: Plan = planFor(
  {},
  {
    rollout: {
      ...withStages().rollout,
      stages: [only('a'), only('c')].map((select, at) => ({ ...STAGE, name: `${at}`, select })),
    },
  },
);

const gate = (more: Partial<PlanGate>): PlanGate => ({
  ...GATE,
  ...{ pool: null, stages: [0, 1], scope: 'running' },
  ...more,
});

interface Evening {
  readonly day?: number;
  readonly counts?: Partial<Record<ScopeCount, number>>;
  readonly pools?: readonly (readonly [neededBytes: number, usableBytes: number])[];
}

/** An evening whose counts are a hundred times the number of stages asked for; 1000 for all. */
function evening({
  day = 0,
  counts = {},
  pools = [
    [0, 1],
    [0, 1],
  ],
}: Evening): Observation {
  return {
    day,
    countOf: (field, stages) =>
      (counts[field] ?? 0) * (stages === null ? 1000 : 100 * stages.length),
    pools: pools.map(([neededBytes, usableBytes]) => ({ neededBytes, usableBytes })),
  };
}

const today = (...running: readonly number[]): StagesToday => ({
  running,
  attemptsOf: () => ({ all: 0, failed: 0 }),
});

function seen(of: PlanGate, on: Evening, ...running: readonly number[]): number | null {
  const sight = gateSight(PLAN);
  sight.note(evening(on));
  return sight.valueOf(of, evening(on), today(...running));
}

/** Day 0 is a Monday. */
const [FRIDAY, SATURDAY] = [4, 5];

describe('pool utilisation', () => {
  const pools = [
    [6, 10],
    [9, 10],
  ] as const;
  const of = (more: Partial<PlanGate>, ...running: number[]) =>
    seen(gate({ metric: 'poolUtilisation', ...more }), { pools }, ...running);

  it('is the largest of the pools in which what runs lies', () => {
    expect(of({}, 0)).toBe(0.6);
    expect(of({}, 1)).toBe(0.9);
    expect(of({}, 0, 1)).toBe(0.9);
    expect(of({})).toBeNull();
  });

  it('is of all pools the largest, whatever runs', () => {
    expect(of({ scope: 'all' })).toBe(0.9);
    expect(of({ scope: 'all' }, 0)).toBe(0.9);
  });

  it('is that of a named pool, where that is in scope', () => {
    expect(of({ scope: 'all', pool: 0 }, 1)).toBe(0.6);
    expect(of({ pool: 0 }, 0)).toBe(0.6);
    expect(of({ pool: 1 }, 0, 1)).toBe(0.9);
    expect(of({ pool: 1 }, 0)).toBeNull();
    expect(of({ pool: 0 })).toBeNull();
  });

  it('may be more than one', () => {
    const over = {
      pools: [
        [12, 10],
        [0, 10],
      ] as const,
    };
    expect(seen(gate({ metric: 'poolUtilisation' }), over, 0)).toBe(1.2);
  });
});

describe('the runway', () => {
  /** What is seen on the evening of a day of needs by pool and day, under a hundred usable. */
  function runway(
    more: Partial<PlanGate>,
    day: number,
    needs: readonly ((day: number) => number)[],
  ) {
    const sight: GateSight = gateSight(PLAN);
    const at = (on: number) =>
      evening({ day: on, pools: needs.map((need) => [need(on), 100] as const) });
    for (let on = 0; on <= day; on++) sight.note(at(on));
    return sight.valueOf(gate({ metric: 'runwayDays', ...more }), at(day), today(0, 1));
  }
  const rising = (perDay: number) => (day: number) => 10 + perDay * day;
  const flat = () => 50;

  it('has no value before the 28th evening', () => {
    expect(runway({}, 26, [rising(1), flat])).toBeNull();
    // Day 27: 37 needed, 63 to go at one a day.
    expect(runway({}, 27, [rising(1), flat])).toBeCloseTo(63, 9);
  });

  it('is the shortest, and none where no need rises', () => {
    expect(runway({}, 30, [rising(1), rising(2)])).toBeCloseTo((100 - 70) / 2, 9);
    expect(runway({}, 30, [flat, rising(-1)])).toBeNull();
    expect(runway({ pool: 0 }, 30, [rising(1), rising(2)])).toBeCloseTo(60, 9);
  });

  it('is not below zero, and looks at 28 days', () => {
    expect(runway({}, 60, [rising(2), flat])).toBe(0);
    // Flat until day 32, rising by one from then on: days 33 to 60 are on the line.
    const late = (day: number) => 10 + Math.max(0, day - 32);
    expect(runway({}, 60, [late, flat])).toBeCloseTo(62, 9);
  });
});

describe('shares of mailboxes', () => {
  const counts = { mailboxCount: 8, warnedCount: 1, sendBlockedCount: 2, fullCount: 4 };
  const blocked = gate({ metric: 'shareBlocked' });
  const warned = gate({ metric: 'shareWarned' });

  it('are of those blocked from sending or full, and of those warned', () => {
    expect(seen(blocked, { counts }, 0)).toBe(0.75);
    expect(seen(warned, { counts }, 0)).toBe(0.125);
  });

  it('are taken over the stages that run, or over all', () => {
    const asked: (readonly number[] | null)[] = [];
    const on: Observation = {
      ...evening({ counts }),
      countOf: (_, stages) => {
        asked.push(stages);
        return 1;
      },
    };
    gateSight(PLAN).valueOf(warned, on, today(1, 0));
    gateSight(PLAN).valueOf({ ...warned, scope: 'all' }, on, today(1));
    expect(asked).toEqual([[1, 0], [1, 0], null, null]);
  });

  it('have a value on every day, but none where there is no mailbox', () => {
    expect(seen(blocked, { counts, day: SATURDAY }, 0)).toBe(0.75);
    expect(seen(blocked, { counts })).toBeNull();
    expect(seen(warned, { counts: { ...counts, mailboxCount: 0 } }, 0)).toBeNull();
    expect(seen({ ...blocked, scope: 'all' }, { counts })).toBe(0.75);
  });
});

describe('contacts a day', () => {
  const counts = { contactCount: 0.03 };
  const contacts = gate({ metric: 'contactsPerDay' });

  it('are those of the day, of what runs or of all', () => {
    expect(seen(contacts, { counts, day: FRIDAY }, 0)).toBe(3);
    expect(seen(contacts, { counts, day: FRIDAY }, 0, 1)).toBe(6);
    expect(seen({ ...contacts, scope: 'all' }, { counts, day: FRIDAY })).toBe(30);
  });

  it('have a value on working days only: none where nobody may call is zero', () => {
    expect(seen(contacts, { counts, day: SATURDAY }, 0)).toBeNull();
    expect(seen({ ...contacts, scope: 'all' }, { counts, day: SATURDAY })).toBeNull();
    expect(seen(contacts, { counts, day: FRIDAY })).toBe(0);
  });
});

describe('the share of failures', () => {
  const share = (of: PlanGate, day: number, running: readonly number[]) => {
    const attempts = [
      { all: 6, failed: 3 },
      { all: 2, failed: 1.5 },
      { all: 0, failed: 0 },
    ];
    const attemptsOf = (stage: number) => attempts[stage]!;
    return gateSight(PLAN).valueOf(of, evening({ day }), { running, attemptsOf });
  };
  const failures = gate({ metric: 'failureShare' });

  it('is that of the attempts of what runs, or of all stages', () => {
    expect(share(failures, FRIDAY, [0])).toBe(0.5);
    expect(share(failures, FRIDAY, [1])).toBe(0.75);
    // 4.5 of 8.
    expect(share(failures, FRIDAY, [0, 1])).toBe(0.5625);
    expect(share({ ...failures, scope: 'all' }, FRIDAY, [1])).toBe(0.5625);
  });

  it('has a value on working days with attempts only', () => {
    expect(share(failures, SATURDAY, [0])).toBeNull();
    expect(share(failures, FRIDAY, [2])).toBeNull();
    expect(share(failures, FRIDAY, [])).toBeNull();
  });
});
