/**
 * What always holds of a rollout, whatever gates, pools and people do: made by the controller
 * alone, whose evenings are drawn.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StageEvent, StageTrace } from '../../src/engine/trace.ts';
import {
  DAY_COUNT,
  type Drawn,
  drawn,
  drawnPlan,
  drawnScript,
  upTo,
} from '../support/drawn-rollouts.ts';
import { play } from '../unit/engine/controller-of.ts';

const RUNS = { seed: 1, numRuns: 150 };

/** Plays what is drawn, which is also held to come to the same in one go as day by day. */
function played(of: Drawn) {
  const plan = drawnPlan(of);
  return { plan, ...play(plan, drawnScript(plan, of)) };
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
