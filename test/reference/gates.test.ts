/** What the reference's gates see of pools, by hand. */
import { describe, expect, it } from 'vitest';
import type { PlanGate } from '../../src/plan/plan.ts';
import type { Disk } from '../support/reference/disks.ts';
import { type Evening, metricOf } from '../support/reference/gate-metrics.ts';
import type { Mailbox } from '../support/reference/mailbox.ts';
import { BLOCKED_GATE } from '../support/reference-of.ts';

function diskOf(usableBytes: number, neededBytes: (day: number) => number): Disk {
  const days = Array.from({ length: 60 }, (_, day) => day);
  const evenings = new Map(
    days.map((day) => [day, { usableBytes, neededBytes: neededBytes(day) }]),
  );
  return { evenings, days: new Map(), orders: [] } as unknown as Disk;
}

/**
 * Two pools at home; stage 0 may change mailbox 0, which is in the first, and stage 1 mailbox 1;
 * stage 2 may move mailbox 0 to the third pool.
 */
function seen(gate: Partial<PlanGate>, day: number, disks: readonly Disk[], running: number[]) {
  const stages = [0, 1, 0].map((mailbox, index) => {
    return { members: [mailbox], leftOverOf: [], moveTo: index === 2 ? 1 : null };
  });
  const boxes = [0, 1].map((number) => ({ number }) as Mailbox);
  const pools = { poolOf: [[0, 1], [2]] };
  const population = { organisationOf: [0, 1] };
  const world = { plan: { rollout: { stages }, pools, population } } as unknown as Evening['world'];
  const of: PlanGate = { ...BLOCKED_GATE, stages: [0, 1], pool: null, ...gate };
  return metricOf(of, { day, world, boxes, disks, attempts: [], running }, running);
}

describe('utilisation', () => {
  const disks = [diskOf(10, () => 6), diskOf(10, () => 9)];
  const of = (gate: Partial<PlanGate>, ...running: number[]) =>
    seen({ metric: 'poolUtilisation', ...gate }, 0, disks, running);

  it('is that of the fullest pool in scope, or of the named one if it is in scope', () => {
    expect(of({ scope: 'all' })).toBe(0.9);
    expect(of({ scope: 'all', pool: 0 })).toBe(0.6);
    expect(of({ scope: 'running' }, 0)).toBe(0.6);
    expect(of({ scope: 'running' }, 0, 1)).toBe(0.9);
    expect(of({ scope: 'running' })).toBeNull();
    expect(of({ scope: 'running', pool: 0 }, 1)).toBeNull();
  });

  it('is that of the pools too to which a stage may move mailboxes', () => {
    const three = [...disks, diskOf(10, () => 7)];
    const gate: Partial<PlanGate> = { metric: 'poolUtilisation', scope: 'running' };
    expect(seen(gate, 0, three, [2])).toBe(0.7);
    expect(seen({ ...gate, pool: 0 }, 0, three, [2])).toBe(0.6);
    expect(seen({ ...gate, pool: 2 }, 0, three, [0])).toBeNull();
  });
});

describe('the runway', () => {
  const of = (day: number, ...disks: Disk[]) =>
    seen({ metric: 'runwayDays', scope: 'all' }, day, disks, []);

  it('is from where the line of 28 days is now to where it reaches what is usable', () => {
    // 100 + 2 * 27 = 154; another 146 at 2 a day.
    expect(
      of(
        27,
        diskOf(300, (day) => 100 + 2 * day),
      ),
    ).toBeCloseTo(73, 9);
    expect(
      of(
        26,
        diskOf(300, (day) => 100 + 2 * day),
      ),
    ).toBeNull();
    // Of what was before nothing is left: from day 10 to 37 it is level.
    const level = diskOf(300, (day) => Math.min(100, 10 * day));
    expect(of(36, level)).toBeGreaterThan(0);
    expect(of(37, level)).toBeNull();
  });

  it('is none of what falls, nothing of what is past, and the shortest of several', () => {
    expect(
      of(
        30,
        diskOf(300, (day) => 100 - day),
      ),
    ).toBeNull();
    expect(
      of(
        30,
        diskOf(10, (day) => 100 + day),
      ),
    ).toBe(0);
    const several = [diskOf(300, (day) => 100 - day), diskOf(230, (day) => 100 + day)];
    expect(of(30, ...several)).toBeCloseTo(100, 9);
  });
});
