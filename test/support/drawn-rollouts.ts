/** Rollouts that fast-check draws: stages, gates, people, and all evenings of a few weeks. */
import fc from 'fast-check';
import type { Plan } from '../../src/plan/plan.ts';
import { NO_TURN } from '../../src/rollout/turns.ts';
import type { GateSpec, Pace, StageSpec } from '../../src/scenario/rollout-spec.ts';
import {
  only,
  planOfScenario,
  type Script,
  withJoinersOn,
  withLeavers,
  withRules,
} from '../unit/engine/controller-of.ts';
import { day, MIB } from './plain-scenario.ts';
import { BARE_LAYOUT } from './storage-plans.ts';

const START = day('2013-07-01');
export const DAY_COUNT = 35;
export const upTo = (max: number, min = 0) => fc.integer({ min, max });
const someDay = upTo(DAY_COUNT - 1);

const pace = fc.oneof<fc.Arbitrary<Pace>[]>(
  fc.record({ perDay: upTo(4, 1) }),
  fc.record({ overDays: upTo(6, 1) }),
  fc.record({ fromPerDay: upTo(2), toPerDay: upTo(3, 1), rampDays: upTo(4, 1) }),
);

const gate: fc.Arbitrary<Partial<GateSpec>> = fc.record({
  onTrip: fc.constantFrom('pause', 'pause', 'abort', 'rollback', 'alert'),
  acts: fc.constantFrom(true, true, true, false),
  scope: fc.constantFrom('all', 'running'),
  metric: fc.constantFrom('contactsPerDay', 'contactsPerDay', 'failureShare', 'poolUtilisation'),
  stages: fc.constantFrom(null, ['a'], ['b', 'c']),
  trip: fc.record({ bound: fc.constantFrom(0.3, 5, 10), days: upTo(2, 1) }),
  clear: fc.option(fc.record({ bound: fc.constantFrom(0.2, 0.3), days: upTo(2, 1) }), {
    nil: null,
  }),
});

/** Of the one organisation of the name, so that no two claim a mailbox. */
const stage = (
  name: string,
  earlier: readonly string[],
): fc.Arbitrary<Partial<StageSpec<number>>> =>
  fc.record({
    name: fc.constant(name),
    select: upTo(3).map((n) => ({ ...only(name), fillAtLeast: n === 0 ? 0.5 : null })),
    order: fc.constantFrom('organisations', 'random', 'fullest-first'),
    begin: fc.oneof(
      upTo(9).map((offset) => ({ start: START + offset })),
      ...(earlier.length === 0
        ? []
        : [
            fc.record({
              after: fc.constantFrom(...earlier),
              bakeWorkingDays: upTo(2),
            }),
          ]),
    ),
    pace,
    change: fc.constantFrom<StageSpec<number>['change']>(
      ...([2, 1, 0.5].map((factor) => ({ kind: 'quota', quota: { factor } })) as never[]),
      { kind: 'move', platform: 'cloud' },
    ),
    approvalWorkingDays: fc.constantFrom(null, null, 2),
    allowEmpty: fc.constant(true),
  });

/** What a test may change before it is played. */
export interface Drawn {
  readonly stages: readonly Partial<StageSpec<number>>[];
  readonly gates: readonly Partial<GateSpec>[];
  readonly failures: { readonly attempts: number; readonly retryAfterDays: number } | null;
  readonly joinDays: readonly number[];
  readonly leaveDays: Readonly<Record<string, number>>;
  readonly freezeDay: number;
  readonly contacts: readonly number[];
  readonly needs: readonly (readonly number[])[];
  readonly contents: readonly number[];
}

const daily = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(value, { minLength: DAY_COUNT, maxLength: DAY_COUNT });
/** In TiB, of one that is usable; most evenings are like the one before. */
const needs = daily(fc.constantFrom(null, null, null, null, 0.1, 0.4, 2)).map((values) => {
  let last = 0.1;
  return values.map((value) => (last = value ?? last));
});

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  stages: fc.tuple(stage('a', []), stage('b', ['a']), stage('c', ['a', 'b'])),
  gates: fc.array(gate, { maxLength: 3 }),
  failures: fc.option(fc.record({ attempts: upTo(3, 1), retryAfterDays: upTo(4, 1) })),
  joinDays: fc.array(upTo(20), { maxLength: 3 }),
  leaveDays: fc.dictionary(upTo(12).map(String), someDay, { maxKeys: 5 }),
  freezeDay: someDay,
  contacts: daily(fc.constantFrom(0, 0, 0, 0.25, 6, 11)),
  needs: fc.tuple(needs, needs, needs),
  contents: fc.array(fc.constantFrom(10, 30, 60, 90), { minLength: 16, maxLength: 16 }),
});

const pool = (name: string, organisations: readonly string[] | null) => ({
  ...{ name, usableBytes: 1 },
  organisations:
    organisations === null
      ? ('rest' as const)
      : { organisationTypes: null, regions: null, organisations },
});
const storageOf = (...pools: ReturnType<typeof pool>[]) => ({
  ...{ preset: null, layout: BARE_LAYOUT, procurement: null, pools },
});

export function drawnPlan({ stages, gates, failures, joinDays, freezeDay }: Drawn): Plan {
  const rules = {
    gates: gates.map((one, at) => ({ ...one, name: `gate ${at}` })),
    failures: failures === null ? null : { ...failures, share: 0.4 },
    freezes: [{ name: 'freeze', from: START + freezeDay, to: START + freezeDay + 2 }],
    moves: {
      ...{ perDay: 3, bytesPerDay: 100, linkMbitPerSecond: {}, windowHours: null, linkShare: 1 },
      ...{ cacheShare: 1, logBytes: null, planEveryDays: 4, dropSourceAfterDays: 5 },
    },
  };
  return planOfScenario({
    ...withLeavers(withJoinersOn(withRules(rules, ...stages), ...joinDays)),
    horizon: { start: START, end: START + DAY_COUNT - 1 },
    storage: storageOf(pool('north', ['a', 'b']), pool('south', null)),
    platforms: [
      {
        ...{ name: 'cloud', quota: { basic: 100 * MIB, standard: 400 * MIB } },
        thresholds: { warn: 0.95, send: 1, receive: 1.15 },
        storage: storageOf(pool('cloud', null)),
      },
    ],
  });
}

export function drawnScript(
  plan: Plan,
  { stages, contacts, needs, contents, leaveDays, failures }: Drawn,
) {
  const { openingCount, joiners } = plan.population;
  const script: Script = {
    evening: (on) => ({
      counts: (field, scope) =>
        field === 'contactCount' && scope?.length !== 0 ? (contacts[on] ?? 0) : 1,
      pools: needs.map((byDay) => [byDay[Math.max(0, on)]!, 1] as const),
    }),
    // Contents go up and down from day to day, so that rounds differ.
    view: (on) => ({
      usedBytes: (mailbox) => contents[(mailbox + on) % contents.length]!,
      quotaBytes: () => 100,
      leaveDay(mailbox) {
        const joinDay = mailbox < openingCount ? -1 : joiners.joinDay[mailbox - openingCount]!;
        const leaveDay = leaveDays[mailbox] ?? NO_TURN;
        return leaveDay > joinDay ? leaveDay : NO_TURN;
      },
    }),
    drawn: {
      failureShare: failures === null ? 0 : 0.4,
      approvalWorkingDays: stages.map(({ approvalWorkingDays }) => approvalWorkingDays ?? 0),
    },
  };
  return script;
}
