import { describe, expect, it } from 'vitest';
import { traceMailbox } from '../../../src/engine/trace-mailbox.ts';
import type { GateSpec } from '../../../src/scenario/rollout-spec.ts';
import { formatSize } from '../../../src/units/sizes.ts';
import { day, MIB, STAGE } from '../../support/plain-scenario.ts';
import { KEPT, LARGE_QUOTA, quietPlan, SMALL_QUOTA } from './quiet-lives.ts';

const eventsOf = (settings: Parameters<typeof quietPlan>[0], mailbox: number) => {
  const { plan, parameters } = quietPlan(settings);
  return traceMailbox(plan, parameters, { mailbox, replication: 0 });
};

describe('the trace of a mailbox', () => {
  it('begins with its joining, which tells what it brings along', () => {
    const stays = { cohort: { leaversPerYear: 0 } };
    const [joined, ...others] = eventsOf({ ...stays, importedBytes: 10 * MIB }, 1);
    expect(joined).toEqual({
      ...{ day: 3, kind: 'joined', quotaBytes: SMALL_QUOTA, state: 0 },
      ...{ usedBeforeBytes: 0, usedAfterBytes: 10 * MIB },
      cause: 'organisation a, cohort all, tier small, with 10 MiB brought along',
    });
    expect(others.map(({ kind }) => kind)).toEqual(['end']);
    expect(others[0]!.usedAfterBytes).toBe(10 * MIB + 5 * KEPT);
  });

  it('tells the state into which an import brings it', () => {
    const stays = { cohort: { leaversPerYear: 0 } };
    const [joined, next] = eventsOf({ ...stays, importedBytes: 96 * MIB }, 1);
    expect([joined!.state, next!.kind]).toEqual([1, 'end']);
  });

  it('ends with what its owner has left, freed when its time is over', () => {
    // Of a hundred hardly anybody stays for ten days at this rate: 1 - e^(-10 x 0.1).
    const leaversPerYear = 1 - 1e-16;
    const gone = Array.from({ length: 20 }, (_, mailbox) =>
      eventsOf({ mailboxCount: 20, retentionDays: 2, cohort: { leaversPerYear } }, mailbox),
    ).filter((events) => events.at(-1)!.kind === 'freed');
    expect(gone.length).toBeGreaterThan(0);
    for (const events of gone) {
      const [left, freed] = events.slice(-2);
      const kept = left!.usedAfterBytes;
      expect(left).toMatchObject({ kind: 'left', usedBeforeBytes: kept });
      expect(left!.cause).toBe('owner leaves; content is kept for 2 days');
      expect(freed).toMatchObject({ day: left!.day + 2, usedBeforeBytes: kept, usedAfterBytes: 0 });
      expect(freed!.cause).toBe(`${formatSize(kept)} freed, 2 days after the owner left`);
    }
  });

  it('tells an upgrade on request', () => {
    const rule = { name: 'on request', when: 'warned', afterDays: 2, share: 1 } as const;
    const events = eventsOf(
      {
        ...{ fill: 0.94, cohort: { leaversPerYear: 0 } },
        rollout: { standing: [{ ...rule, from: null, to: null }] },
      },
      0,
    );
    expect(events.filter(({ kind }) => kind === 'upgrade')).toMatchObject([
      {
        ...{ day: 3, quotaBytes: LARGE_QUOTA },
        cause: 'owner of a warned mailbox asked for more: tier large',
      },
    ]);
  });

  it('tells a rollback with the stage that it takes back', () => {
    const begin = { start: day('2013-07-01') };
    const stage = { ...STAGE, begin, pace: { perDay: 1 } };
    // Half of two mailboxes is still warned on the evening of the first day.
    const gate: GateSpec = {
      name: 'too full',
      metric: 'shareWarned',
      pool: null,
      scope: 'all',
      stages: null,
      beyond: 'above',
      trip: { bound: 0.4, days: 1 },
      clear: null,
      onTrip: 'rollback',
      acts: true,
    };
    const events = eventsOf(
      {
        ...{ fill: 0.96, mailboxCount: 2, cohort: { leaversPerYear: 0 } },
        rollout: { stages: [stage], gates: [gate] },
      },
      0,
    );
    const told = events.filter(({ kind }) => kind === 'quota change');
    expect(told.map((event) => [event.day, event.cause, event.quotaBytes])).toEqual([
      [0, 'stage doubling', LARGE_QUOTA],
      [1, 'rollback of stage doubling', SMALL_QUOTA],
    ]);
  });
});
