/** Whom a controller changes in a sample, and when, and what it tells of all mailboxes. */
import { describe, expect, it } from 'vitest';
import type { EveningView } from '../../../src/engine/controller.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { StageSpec } from '../../../src/scenario/rollout-spec.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { fakeStage } from '../../support/fake-trace.ts';
import { ORGANISATIONS, withStages } from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import {
  BLIND,
  controllerOfPlan,
  LAST_DAY,
  leaving,
  onDay,
  only,
  play,
  seeing,
  withJoinersOn,
  withLeavers,
  withRules,
} from './controller-of.ts';

/** Of mailboxes 0 to 9 those given; stages have no other members. */
function sampleOf(kept: readonly number[], ...stages: readonly Partial<StageSpec<number>>[]): Plan {
  return sampleOfScenario(kept, withStages(...stages));
}

function sampleOfScenario(kept: readonly number[], scenario: Scenario<number>): Plan {
  const { plan } = planOf({ scenario, organisations: ORGANISATIONS });
  const isKept = (mailbox: number) => kept.includes(mailbox);
  return {
    ...plan,
    sample: {
      share: kept.length / 10,
      mailboxCount: kept.length,
      fullCountOfCohort: Uint32Array.of(10),
    },
    rollout: {
      ...plan.rollout,
      stages: plan.rollout.stages.map((stage) => ({
        ...stage,
        members: stage.members.filter(isKept),
      })),
    },
  };
}

function laidOut(plan: Plan, day = 0, view: EveningView = BLIND) {
  const controller = controllerOfPlan(plan);
  const changes: [day: number, mailbox: number, stage: number][] = [];
  controller.decide(day, view, (mailbox, onto, stage) => changes.push([onto, mailbox, stage]));
  const { stages, events } = controller.stages();
  return { changes, stages, events: events.map((e) => [e.day, e.stage, e.kind, e.mailboxCount]) };
}

describe('a stage in a sample', () => {
  it('does so many of them as it does of all, rounded down, and ends on the same day', () => {
    // Of all ten 3, 6, 9 and 10 are done at the ends of days 0 to 3: of four 1.2, 2.4, 3.6 and 4.
    const { changes, stages, events } = laidOut(sampleOf([1, 4, 5, 8], { pace: { perDay: 3 } }));
    expect(changes).toEqual([
      [0, 1, 0],
      [1, 4, 0],
      [2, 5, 0],
      [3, 8, 0],
    ]);
    expect(stages).toEqual([
      fakeStage({ startDay: 0, finishDay: 3, selectedCount: 10, changedCount: 10 }),
    ]);
    expect(events).toEqual([
      [0, 0, 'start', 10],
      [3, 0, 'finish', 10],
    ]);
  });

  it('takes its time even if none of its mailboxes is simulated', () => {
    const { changes, stages } = laidOut(
      sampleOf(
        [0, 1],
        { name: 'c', select: only('c'), pace: { perDay: 1 } },
        { name: 'a', select: only('a'), begin: { after: 'c', bakeWorkingDays: 0 } },
      ),
    );
    // Two a day of all four: one of two. Days 4 and 7 are a Friday and a Monday.
    expect(changes).toEqual([
      [4, 0, 1],
      [7, 1, 1],
    ]);
    expect(stages[0]).toMatchObject({ startDay: 0, finishDay: 3, changedCount: 4 });
  });

  it('leaves of all mailboxes what the horizon leaves', () => {
    const { stages, events } = laidOut(
      sampleOf([0, 9], { begin: onDay(LAST_DAY), pace: { perDay: 4 } }),
    );
    expect(stages[0]).toMatchObject({ selectedCount: 10, changedCount: 4, leftCount: 6 });
    expect(events.at(-1)).toEqual([LAST_DAY, 0, 'left', 6]);
  });

  it('tells of all mailboxes also where none of them is simulated and the days are too few', () => {
    const { stages } = laidOut(
      sampleOf([0, 1], {
        select: only('c'),
        begin: onDay(LAST_DAY),
        pace: { perDay: 3 },
      }),
    );
    const left = { selectedCount: 4, changedCount: 3, leftCount: 1 };
    expect(stages[0]).toEqual(fakeStage({ startDay: LAST_DAY, ...left }));
  });

  it('by fill selects the same share of all as of those simulated, and leaves the rest', () => {
    // Of a (0 to 3) two are simulated and one is full enough: two of four. The rest has the others
    // of a and the four of c, of which one is simulated.
    const plan = sampleOf(
      [1, 2, 8],
      { name: 'full', select: { ...only('a'), fillAtLeast: 0.8 }, pace: { perDay: 1 } },
      { name: 'b', select: only('b'), begin: onDay(LAST_DAY) },
      { name: 'rest', select: 'rest', pace: { perDay: 3 } },
    );
    const { changes, stages } = laidOut(plan, 0, seeing(0, 90, 10, 0, 0, 0, 0, 0, 50, 0));
    expect(stages[0]).toMatchObject({ selectedCount: 2, changedCount: 2, finishDay: 1 });
    expect(stages[2]).toMatchObject({ selectedCount: 6, changedCount: 6, finishDay: 1 });
    expect(changes).toEqual([
      [1, 1, 0],
      [0, 2, 2],
      [1, 8, 2],
    ]);
  });

  it('by fill selects nobody where none of those simulated is full enough', () => {
    const plan = sampleOf([0, 1], { select: { ...only('a'), fillAtLeast: 0.8 } });
    const { stages } = laidOut(plan, 0, seeing(0, 0));
    expect(stages[0]).toMatchObject({ selectedCount: 0, startDay: 0, finishDay: 0 });
  });
});

const nothing = () => ({});
const C = { name: 'c', select: only('c'), pace: { perDay: 1 } };

describe('a stage none of whose mailboxes is simulated', () => {
  const expected = { selectedCount: 4, changedCount: 4, leftCount: 0, startDay: 0, finishDay: 3 };

  it('takes its time also where people leave or join', () => {
    const leavers = sampleOfScenario([0, 1], withLeavers(withStages(C)));
    expect(play(leavers, { evening: nothing }).stages[0]).toMatchObject(expected);
    const joiners = sampleOfScenario([0, 1], withJoinersOn(withStages(C), 1));
    const { stages, lines } = play(joiners, { evening: nothing });
    expect(stages[0]).toMatchObject(expected);
    expect(lines).toBe(`
0, c, start, 4, date, -, start date
3, c, finish, 4, calendar, -, every mailbox changed
`);
  });

  it('has attempts that succeed', () => {
    const failing = withRules({ failures: { share: 0.5, retryAfterDays: 1, attempts: 2 } }, C);
    const { stages } = play(sampleOfScenario([0, 1], failing), { evening: nothing });
    expect(stages[0]).toMatchObject({ ...expected, attemptCount: 4, failedAttemptCount: 0 });
  });
});

describe('counts of a sample', () => {
  it('add up, though each is rounded', () => {
    // Of six four are simulated: each stands for 1.5. Two a day of six are one of them, one and
    // two. 0 fails for good on days 0 and 1, 1 changes on day 1, 2 and 4 have left by day 2.
    const failures = { share: 0.1, retryAfterDays: 1, attempts: 2 };
    const scenario = withRules({ failures }, { select: only('a', 'b') });
    const { stages, lines } = play(sampleOfScenario([0, 1, 2, 4], withLeavers(scenario)), {
      ...{ evening: nothing, view: leaving({ 2: 2, 4: 2 }) },
      drawn: { failureShare: 0.1 },
    });
    // Rounded: 1.5 to 2 changed, with failed 3, with gone 6.
    expect(stages[0]).toMatchObject({
      ...{ selectedCount: 6, changedCount: 2, failedCount: 1, goneCount: 3, leftCount: 0 },
      ...{ attemptCount: 5, failedAttemptCount: 3 },
    });
    expect(lines).toMatch('2, doubling, finish, 2, calendar, -, every mailbox changed, 1 failed');
  });

  it('add up where the last is rounded down', () => {
    // Each of four stands for 2.5. Five a day are two of them; 8 has left by day 1. Of 7.5 changed
    // eight are left two of ten for those gone, though these are 2.5.
    const plan = sampleOfScenario([1, 4, 5, 8], withLeavers(withStages({ pace: { perDay: 5 } })));
    const { stages } = play(plan, { evening: nothing, view: leaving({ 8: 1 }) });
    expect(stages[0]).toMatchObject({ selectedCount: 10, changedCount: 8, goneCount: 2 });
  });

  it('are those of all where a stage is rolled back', () => {
    const { stages, lines } = play(
      sampleOfScenario([1, 4, 5, 8], {
        ...withRules({ gates: [{ onTrip: 'rollback' }] }, { pace: { perDay: 3 } }),
        milestones: [1, 2].map((offset) => ({ name: `m${offset}`, date: onDay(offset).start })),
      }),
      { evening: (day) => ({ counts: () => (day === 1 ? 11 : 0) }) },
    );
    // Of all ten six by the end of day 1, of four two: these stand for five.
    expect(stages[0]).toMatchObject({
      ...{ changedCount: 6, leftCount: 4, rolledBackCount: 6, doneCounts: [6, 0] },
    });
    expect(lines).toMatch('2, doubling, rollback, 6, contacts, 11');
  });

  it('are of those for whom joiners stand where nobody else of a stage is simulated', () => {
    // Of 4, 5 and 10, who joins on day 1, only the last: it stands for three. Its pool is over plan
    // on days 0 to 2, so that it waits for its turn.
    const pools = [{ name: 'all', usableBytes: 1, organisations: 'rest' as const }];
    const scenario = {
      ...withJoinersOn(withStages({ select: only('b') }), 1),
      storage: { preset: null, layout: BARE_LAYOUT, pools, procurement: null },
    };
    const { stages, lines } = play(sampleOfScenario([0, 10], scenario), {
      evening: (day) => ({ pools: [[day < 2 ? 2 : 1, 1]] }),
    });
    expect(stages[0]).toMatchObject({ selectedCount: 3, changedCount: 3, finishDay: 3 });
    expect(lines).toMatch('0, doubling, wait, 3, pool all, 2');
  });
});
