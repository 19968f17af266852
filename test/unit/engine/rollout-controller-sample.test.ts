/** Whom a controller changes in a sample, and when, and what it tells of all mailboxes. */
import { describe, expect, it } from 'vitest';
import type { EveningView } from '../../../src/engine/controller.ts';
import { rolloutController } from '../../../src/engine/rollout-controller.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { StageSpec } from '../../../src/scenario/rollout-spec.ts';
import { ORGANISATIONS, withStages } from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';
import { BLIND, LAST_DAY, onDay, only, seeing } from './controller-of.ts';

/** Of mailboxes 0 to 9 those given; stages have no other members. */
function sampleOf(kept: readonly number[], ...stages: readonly Partial<StageSpec<number>>[]): Plan {
  const { plan } = planOf({ scenario: withStages(...stages), organisations: ORGANISATIONS });
  const isKept = (mailbox: number) => kept.includes(mailbox);
  return {
    ...plan,
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
  const controller = rolloutController(plan);
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
      {
        startDay: 0,
        finishDay: 3,
        selectedCount: 10,
        changedCount: 10,
        leftCount: 0,
        doneCounts: [],
        waitDays: 0,
      },
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
    const left = { selectedCount: 4, changedCount: 3, leftCount: 1, doneCounts: [], waitDays: 0 };
    expect(stages[0]).toEqual({ startDay: LAST_DAY, finishDay: null, ...left });
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
