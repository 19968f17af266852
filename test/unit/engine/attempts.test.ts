import { describe, expect, it } from 'vitest';
import { attemptsOn, failingAttempts } from '../../../src/engine/attempts.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import { withStages } from '../../support/plain-scenario.ts';
import { KEY } from './controller-of.ts';
import { laidOut, planFor, progressOf } from './course-of.ts';

const drawn = (failureShare: number) => ({
  parameters: { failureShare, approvalWorkingDays: [], requestShares: [] },
  key: KEY,
});
const MEMBERS = Uint32Array.of(8, 0, 3, 7);
const failing = (most: number, failureShare: number) =>
  Object.fromEntries(failingAttempts(MEMBERS, most, drawn(failureShare)));

describe('failingAttempts', () => {
  it('are those before the first draw of the mailbox that is not below the share', () => {
    const draws = (mailbox: number) =>
      [0, 1, 2].map((attempt) => uniform(KEY, mailbox, counter1Of(STREAM.failure, attempt)));
    const first = [0, 3, 7, 8].map((mailbox) => draws(mailbox).map((u) => u.toFixed(3)));
    expect(first).toEqual([
      ['0.028', '0.089', '0.903'],
      ['0.605', '0.580', '0.825'],
      ['0.275', '0.384', '0.986'],
      ['0.040', '0.185', '0.420'],
    ]);
    // By position: 8 is the first, 0 the second, 7 the last.
    expect(failing(3, 0.1)).toEqual({ 0: 1, 1: 2 });
    expect(failing(3, 0.3)).toEqual({ 0: 2, 1: 2, 3: 1 });
    expect(failing(3, 0.5)).toEqual({ 0: 3, 1: 2, 3: 2 });
  });

  it('are as many as are made at most', () => {
    expect(failing(1, 0.3)).toEqual({ 0: 1, 1: 1, 3: 1 });
    expect(failing(2, 0.5)).toEqual({ 0: 2, 1: 2, 3: 2 });
    expect(failing(2, 1)).toEqual({ 0: 2, 1: 2, 2: 2, 3: 2 });
  });

  it('are none where the share is zero, or the draw itself', () => {
    expect(failing(3, 0)).toEqual({});
    const share = uniform(KEY, 0, counter1Of(STREAM.failure, 0));
    expect(failing(3, share)).toEqual({});
  });
});

describe('attemptsOn', () => {
  const failures = { share: 0.1, retryAfterDays: 1, attempts: 3 };
  const { rollout } = withStages({ pace: { perDay: 5 } });
  const plan = planFor({}, { rollout: { ...rollout, failures } });
  const running = (of = plan) => {
    const progress = progressOf(of);
    const course = laidOut(progress);
    // 0 fails on days 0 and 1, 8 on day 1.
    progress.courses.set(0, {
      ...course,
      failing: new Map([
        [0, 2],
        [8, 1],
      ]),
    });
    return progress;
  };

  it('counts those of the day, with those that fail', () => {
    const days = [0, 1, 2, 3].map((day) => attemptsOn(running(), day)(0));
    expect(days).toEqual([
      { all: 5, failed: 1 },
      { all: 6, failed: 2 },
      // 0 and 8.
      { all: 2, failed: 0 },
      { all: 0, failed: 0 },
    ]);
  });

  it('counts none of a stage that is not laid out, and the latest of one that is laid out anew', () => {
    const progress = running();
    expect(attemptsOn(progress, 0)(1)).toEqual({ all: 0, failed: 0 });
    expect(attemptsOn(progress, 0)(0).failed).toBe(1);
    progress.courses.set(0, { ...progress.courses.get(0)!, failing: new Map() });
    expect(attemptsOn(progress, 0)(0).failed).toBe(0);
  });

  it('counts in a sample those for whom the mailboxes stand, by cohort', () => {
    // Mailboxes 0 to 4 are of a cohort of which each stands for ten, the others for two.
    const sample = { share: 0.25, mailboxCount: 10, fullCountOfCohort: Uint32Array.of(50, 10) };
    const cohortOf = Uint8Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    const of = {
      ...plan,
      ...{ sample, population: { ...plan.population, cohortOf } },
      rows: { ...plan.rows, cohortStart: Uint32Array.of(0, 5, 10) },
    };
    const progress = running(of);
    expect(attemptsOn(progress, 0)(0)).toEqual({ all: 50, failed: 10 });
    expect(attemptsOn(progress, 1)(0)).toEqual({ all: 20, failed: 12 });
    expect(attemptsOn(progress, 2)(0)).toEqual({ all: 12, failed: 0 });
  });
});
