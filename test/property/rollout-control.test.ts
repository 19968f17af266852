/**
 * What always holds of a rollout, whatever gates, pools and people do: made by the controller alone,
 * whose evenings are drawn.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StageEvent, StageTrace } from '../../src/engine/trace.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { NO_TURN } from '../../src/rollout/turns.ts';
import type { GateSpec, Pace, StageSpec } from '../../src/scenario/rollout-spec.ts';
import { day, MIB } from '../support/plain-scenario.ts';
import { BARE_LAYOUT } from '../support/storage-plans.ts';
import {
  only,
  planOfScenario,
  play,
  type Script,
  withJoinersOn,
  withLeavers,
  withRules,
} from '../unit/engine/controller-of.ts';

const RUNS = { seed: 1, numRuns: 150 };
const START = day('2013-07-01');
const DAY_COUNT = 35;
const upTo = (max: number, min = 0) => fc.integer({ min, max });
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
  clear: fc.option(fc.record({ bound: fc.constantFrom(0.2, 0.3), days: upTo(2, 1) })),
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

interface Drawn {
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

const drawn: fc.Arbitrary<Drawn> = fc.record({
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

function planOf({ stages, gates, failures, joinDays, freezeDay }: Drawn): Plan {
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

function scriptOf(plan: Plan, { stages, contacts, needs, contents, leaveDays, failures }: Drawn) {
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

/** Plays what is drawn, which is also held to come to the same in one go as day by day. */
function played(of: Drawn) {
  const plan = planOf(of);
  return { plan, ...play(plan, scriptOf(plan, of)) };
}

type Played = ReturnType<typeof played>;

/** What is done by a stage, as day and mailbox. */
function doneBy({ done }: Played, stage: number, what: string) {
  return Object.entries(done).flatMap(([on, changes]) =>
    Object.entries(changes)
      .filter(([, name]) => name === `${what}${stage}`)
      .map(([mailbox]) => ({ day: Number(on), mailbox: Number(mailbox) })),
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function expectCounts(one: Played, stage: number, trace: StageTrace): void {
  const { selectedCount, changedCount, failedCount, goneCount, leftCount } = trace;
  expect(changedCount + failedCount + goneCount + leftCount).toBe(selectedCount);
  const isJoining = ({ day: on, mailbox }: { day: number; mailbox: number }) => {
    const { openingCount, joiners } = one.plan.population;
    return mailbox >= openingCount && joiners.joinDay[mailbox - openingCount] === on;
  };
  const changed = doneBy(one, stage, 's');
  expect(new Set(changed.map(({ mailbox }) => mailbox)).size).toBe(changed.length);
  // Who joins on the day may have been passed, or has its turn at once.
  const surely = changed.filter((change) => !isJoining(change)).length;
  expect(changedCount).toBeGreaterThanOrEqual(surely);
  expect(changedCount).toBeLessThanOrEqual(changed.length);
  expect(trace.attemptCount).toBe(changedCount + trace.failedAttemptCount);
  const undone = doneBy(one, stage, 'undo s');
  expect(trace.rolledBackCount).toBe(undone.length);
  for (const { day: on, mailbox } of undone) {
    expect(on).toBe(trace.endDay);
    expect(changed.some((change) => change.mailbox === mailbox && change.day < on)).toBe(true);
  }
}

function expectDays(one: Played, stage: number, trace: StageTrace): void {
  const { startDay, finishDay, endDay, end } = trace;
  const last = endDay === null ? (finishDay ?? DAY_COUNT - 1) : endDay - 1;
  const days = doneBy(one, stage, 's').filter(({ mailbox }) => mailbox < 10);
  for (const { day: on } of days) {
    expect(on).toBeGreaterThanOrEqual(startDay!);
    expect(on).toBeLessThanOrEqual(last);
    expect(one.plan.rollout.openDays.open[on]).toBe(1);
  }
  expect(sum(Object.values(trace.lostDays))).toBeLessThanOrEqual(DAY_COUNT);
  if (startDay !== null) {
    expect(trace.pausedDays).toBeLessThanOrEqual(last - startDay);
    expect(trace.waitDays).toBeLessThanOrEqual(last - startDay + 1);
  }
  expect(end === 'finished').toBe(finishDay !== null);
  expect(end === 'aborted' || end === 'rolled back').toBe(endDay !== null);
  const { begin } = one.plan.rollout.stages[stage]!;
  if ('after' in begin && startDay !== null) {
    expect(one.stages[begin.after]!.finishDay).toBeLessThan(startDay);
  }
}

/** Pairs of events, of which the first begins what the second ends. */
function expectPairs(events: readonly StageEvent[], stage: number): void {
  const own = events.filter((event) => event.stage === stage);
  for (const isPool of [true, false]) {
    const rules = [
      ...new Set(own.map(({ rule }) => rule).filter((rule) => rule.startsWith('pool ') === isPool)),
    ];
    const lists = isPool ? rules.map((rule) => own.filter((event) => event.rule === rule)) : [own];
    for (const list of lists) {
      const kinds = list
        .filter(
          ({ kind, rule }) =>
            isPool || ((kind === 'pause' || kind === 'resume') && !rule.startsWith('pool ')),
        )
        .map(({ kind }) => kind);
      kinds.forEach((kind, at) => {
        expect(kind).toBe(at % 2 === 1 ? 'resume' : isPool ? 'wait' : 'pause');
      });
    }
  }
}

describe('a rollout, whatever happens', () => {
  it('has counts that add up, days that are in order, and events in pairs', () => {
    fc.assert(
      fc.property(drawn, (of) => {
        const one = played(of);
        one.stages.forEach((trace, stage) => {
          expectCounts(one, stage, trace);
          expectDays(one, stage, trace);
          expectPairs(one.events, stage);
        });
        const days = one.events.map((event) => event.day);
        expect(days).toEqual([...days].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('changes nobody in a pool over plan, or while a gate holds the stage', () => {
    fc.assert(
      fc.property(drawn, (of) => {
        const one = played(of);
        const { plan, events } = one;
        const { pools, population } = plan;
        plan.rollout.stages.forEach(({ moveTo, levelOfTierAfter }, stage) => {
          const isPaused = new Uint8Array(DAY_COUNT);
          for (const { day: on, kind, rule, stage: of } of events) {
            if (of !== stage || rule.startsWith('pool ')) continue;
            if (kind === 'pause') isPaused.fill(1, on);
            if (kind === 'resume') isPaused.fill(0, on);
          }
          for (const { day: on, mailbox } of doneBy(one, stage, 's')) {
            if (mailbox >= population.openingCount) continue;
            expect(isPaused[on]).toBe(0);
            const tier = population.tierOf[mailbox]!;
            const after = plan.quota.levels[levelOfTierAfter[tier]!]!.quotaBytes;
            const before = plan.quota.levels[plan.quota.levelOfTier[tier]!]!.quotaBytes;
            if (moveTo === null && after <= before) continue;
            const poolOf = moveTo === null ? pools.poolOfOrganisation : pools.poolOf[moveTo]!;
            const pool = poolOf[population.organisationOf[mailbox]!]!;
            expect(of.needs[pool]![Math.max(0, on - 1)]).toBeLessThanOrEqual(1);
          }
        });
      }),
      RUNS,
    );
  });

  it('does not depend on evenings that are still to come', () => {
    fc.assert(
      fc.property(drawn, drawn, upTo(DAY_COUNT - 2), (of, other, lastDay) => {
        const upToThen = <T>(own: readonly T[], others: readonly T[]) => [
          ...own.slice(0, lastDay + 1),
          ...others.slice(lastDay + 1),
        ];
        const changed: Drawn = {
          ...of,
          contacts: upToThen(of.contacts, other.contacts),
          needs: of.needs.map((byDay, at) => upToThen(byDay, other.needs[at]!)),
        };
        const soFar = ({ done, events }: Played) => ({
          done: Object.entries(done).filter(([on]) => Number(on) <= lastDay + 1),
          events: events.filter(
            ({ day: on, kind }) => on <= lastDay && kind !== 'left' && kind !== 'blocked',
          ),
        });
        expect(soFar(played(changed))).toEqual(soFar(played(of)));
      }),
      RUNS,
    );
  });
});
