/** What is told of mailboxes that move: who lives a quiet life, one a day from the first day on. */
import { describe, expect, it } from 'vitest';
import { traceMailbox } from '../../../src/engine/trace-mailbox.ts';
import { MIB, STAGE } from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';
import { KEPT, type QuietSettings, quietPlan, SMALL_QUOTA } from './quiet-lives.ts';

const OPENING = SMALL_QUOTA / 2;
const CLOUD_QUOTA = 400 * MIB;

/** All move to the cloud, so many each working day, and leave a copy for three days. */
function movingPlan(settings: QuietSettings, perDay: number) {
  const { scenario, organisations } = quietPlan(settings);
  const { thresholds } = scenario.quota;
  const quota = { small: CLOUD_QUOTA, large: CLOUD_QUOTA };
  const moves = {
    ...{ perDay: null, bytesPerDay: null, linkMbitPerSecond: {}, windowHours: null },
    ...{ linkShare: 1, cacheShare: 1, logBytes: null, planEveryDays: 7, dropSourceAfterDays: 3 },
  };
  const change = { kind: 'move', platform: 'cloud' } as const;
  const stages = [{ ...STAGE, name: 'away', change, pace: { perDay } }];
  const platforms = [{ name: 'cloud', quota, thresholds, storage: null }];
  const rollout = { ...scenario.rollout, moves, stages };
  return planOf({ organisations, scenario: { ...scenario, platforms, rollout } });
}

function eventsOf(settings: QuietSettings, mailbox: number, perDay = 1) {
  const { plan, parameters } = movingPlan(settings, perDay);
  return traceMailbox(plan, parameters, { mailbox, replication: 0 });
}

const STAYS = { cohort: { leaversPerYear: 0 } };

describe('the trace of a mailbox that moves', () => {
  it('tells the move with its platforms, and when the copy is dropped', () => {
    const events = eventsOf({ ...STAYS, mailboxCount: 3 }, 2);
    // On day 2, with what was kept on two days; what is kept since is in the content, and no event.
    const moved = OPENING + 2 * KEPT;
    expect(events.map(({ day, kind }) => [day, kind])).toEqual([
      [-1, 'opening'],
      [2, 'move'],
      [5, 'copy dropped'],
      [9, 'end'],
    ]);
    expect(events[1]).toEqual({
      ...{ day: 2, kind: 'move', usedBeforeBytes: moved, usedAfterBytes: moved },
      ...{ quotaBytes: CLOUD_QUOTA, state: 0 },
      cause:
        'stage away: 51 MiB from platform home to cloud, with another quota; a copy stays on home ' +
        'for 3 days',
    });
    expect(events[2]).toMatchObject({
      ...{ usedBeforeBytes: OPENING + 5 * KEPT, usedAfterBytes: OPENING + 5 * KEPT },
      cause: 'copy of 51 MiB on platform home, 3 days after the move',
    });
  });

  it('tells on which platform it joins, if its place has been passed', () => {
    const [joined, ...others] = eventsOf({ ...STAYS, importedBytes: 10 * MIB }, 1);
    expect(joined).toMatchObject({
      ...{ day: 3, kind: 'joined', quotaBytes: CLOUD_QUOTA },
      cause: 'organisation a, cohort all, tier small, with 10 MiB brought along, on platform cloud',
    });
    expect(others.map(({ kind }) => kind)).toEqual(['end']);
  });

  it('tells that the copy is dropped also where its owner has left since', () => {
    // All move on day 0. Of forty about a tenth leave on day 1, and are freed on day 2.
    const leaving = { cohort: { leaversPerYear: 1 - 1e-16 }, retentionDays: 1, mailboxCount: 40 };
    const lives = Array.from({ length: 40 }, (_, mailbox) => eventsOf(leaving, mailbox, 40));
    const kinds = lives.map((events) => events.map(({ kind }) => kind).join(', '));
    expect(kinds).toContain('opening, move, left, freed, copy dropped');
    // Or leave on day 2, and are freed on the day on which the copy is dropped.
    expect(kinds).toContain('opening, move, left, copy dropped, freed');
    const gone = lives[kinds.indexOf('opening, move, left, freed, copy dropped')]!;
    expect(gone.at(-1)).toMatchObject({ usedBeforeBytes: 0, usedAfterBytes: 0 });
  });
});
