/**
 * The lives of all mailboxes, told one by one, are what the run counted and added up. That each
 * ends as it does among the others, traceMailbox holds itself.
 */
import { describe, expect, it } from 'vitest';
import type { MailboxEvent, MailboxEventKind } from '../../src/engine/mailbox-event.ts';
import { simulate } from '../../src/engine/simulate.ts';
import { traceMailbox } from '../../src/engine/trace-mailbox.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import type { GateSpec } from '../../src/scenario/rollout-spec.ts';
import { withPeople } from '../support/people.ts';
import { MIB, STAGE } from '../support/plain-scenario.ts';
import { planOf, type SmallCase, smallCase, smallPlan } from '../support/plans.ts';
import { smallStorageCase } from '../support/small-storage.ts';

/** Chosen before the first run: the first three. */
const NUMBERS = [1, 2, 3];

const CASES = [
  ...NUMBERS.map((number) => ({ name: `small scenario ${number}`, small: smallPlan(number) })),
  // Stages of which wait for pools.
  ...NUMBERS.map((number) => ({
    name: `storage ${number}`,
    small: planOf(smallStorageCase(number, 0)),
  })),
  // Who come and go, and move to and fro.
  ...NUMBERS.map((number) => ({ name: `moving ${number}`, small: planOf(movingCase(number)) })),
];

/** A change of all quotas, and moves of all mailboxes that are rolled back after a while. */
function movingCase(number: number): SmallCase {
  const { scenario, organisations } = withPeople(smallCase(number), number);
  const { start } = scenario.horizon;
  const { quota, rollout } = scenario;
  const cloud = {
    ...{ name: 'cloud', thresholds: quota.thresholds, storage: null },
    quota: Object.fromEntries(quota.tiers.map(({ name, bytes }) => [name, 1.5 * bytes])),
  };
  const stages = [
    { ...STAGE, name: 'raise', begin: { start: start + 2 }, pace: { perDay: 4 } },
    {
      ...{ ...STAGE, name: 'away', begin: { start: start + 5 }, pace: { perDay: 3 } },
      change: { kind: 'move', platform: 'cloud' } as const,
    },
  ];
  const gate: GateSpec = {
    ...{ name: 'help desk', metric: 'contactsPerDay', pool: null, scope: 'all' },
    ...{ stages: ['away'], beyond: 'above', trip: { bound: 0, days: 5 }, clear: null },
    ...{ onTrip: 'rollback', acts: true },
  };
  const moves = {
    ...{ perDay: null, bytesPerDay: 200 * MIB, linkMbitPerSecond: {}, windowHours: null },
    ...{ linkShare: 1, cacheShare: 1, logBytes: null, planEveryDays: 3, dropSourceAfterDays: 6 },
  };
  return {
    organisations,
    scenario: {
      ...{ ...scenario, platforms: [cloud] },
      rollout: { ...rollout, freezes: [], gates: [gate], moves, stages },
    },
  };
}

/** What was told in each case. */
const causesOf = new Map<string, string[]>();

describe.each(CASES)('all mailboxes of $name', ({ name, small: { plan, parameters } }) => {
  const replication = 0;
  const trace = simulate(plan, createWorkspace(plan), { replication, parameters });
  const lives = Array.from({ length: plan.population.mailboxCount }, (_, mailbox) =>
    traceMailbox(plan, parameters, { mailbox, replication }),
  );
  const events = lives.flat();
  causesOf.set(
    name,
    events.map(({ kind, cause }) => `${kind}: ${cause}`),
  );
  const count = (kind: MailboxEventKind, holds: (event: MailboxEvent) => boolean = () => true) =>
    events.filter((event) => event.kind === kind && holds(event)).length;

  it('are told in as many events as the run counted', () => {
    const { counts } = trace;
    const hasRemoved = (event: MailboxEvent) => event.usedBeforeBytes! > event.usedAfterBytes;
    expect({
      regimes: count('regime'),
      housekeepings: count('housekeeping'),
      cleanUps: count('clean-up', hasRemoved),
      adaptations: count('adaptation'),
      returns: count('archive return'),
      changes:
        count('quota change', ({ cause }) => !cause.endsWith('changes nothing')) +
        count('move', ({ cause }) => cause.includes('with another quota')) +
        count('upgrade'),
      upgrades: count('upgrade'),
      joined: count('joined'),
      left: count('left'),
      moves: count('move'),
      warned: count('state', ({ state }) => state === 1),
      sendBlocked: count('state', ({ state }) => state === 2),
      full: count('state', ({ state }) => state === 3),
      overflows: count('refusal'),
      contacts: count('contact'),
    }).toEqual(counts);
  });

  it('end with the content that the run ends with', () => {
    // Who has left ends with what is kept; who has not joined yet has no event.
    const ends = lives.flatMap((life) => life.at(-1) ?? []);
    const used = ends.reduce((sum, { usedAfterBytes }) => sum + usedAfterBytes, 0);
    const mailboxes = trace.cohorts.map(({ totals }) => totals.mailboxCount[plan.dayCount - 1]!);
    expect(count('end')).toBe(mailboxes.reduce((sum, own) => sum + own, 0));
    const closing = trace.cohorts.reduce(
      (sum, { totals }) => sum + totals.usedBytes[plan.dayCount - 1]!,
      0,
    );
    expect(Math.abs(used - closing)).toBeLessThan(2 * lives.length);
  });

  it('follow from one event to the next without a loss, but for mail between them', () => {
    for (const life of lives) {
      for (const [index, event] of life.entries()) {
        if (index === 0) continue;
        const last = life[index - 1]!;
        // Between two events of a mailbox only mail arrives; whole bytes are cut off once a day.
        expect(event.usedBeforeBytes).toBeGreaterThan(last.usedAfterBytes - 1.001);
        if (event.day === last.day && event.kind !== 'end') {
          expect(event.usedBeforeBytes).toBe(last.usedAfterBytes);
        }
      }
    }
  });
});

describe('the moving mailboxes', () => {
  it('go and come back, with and without another quota, and leave copies that are dropped', () => {
    const causes = [...causesOf].flatMap(([name, told]) => (name.startsWith('moving') ? told : []));
    for (const told of [
      /^move: stage away: [\d.]+ \w+ from platform home to cloud, with another quota; a copy stays on home for 6 days$/,
      /^move: rollback of stage away: [\d.]+ \w+ from platform cloud to home.*; the copy there goes$/,
      /^copy dropped: copy of [\d.]+ \w+ on platform home, 6 days after the move$/,
      /^joined: .*, on platform cloud$/,
      /^quota change: stage raise, which changes nothing$/,
    ]) {
      expect(causes.filter((cause) => told.test(cause)).length, String(told)).toBeGreaterThan(0);
    }
  });
});

describe('the threshold that is told', () => {
  const told = (number: number): Set<string> => {
    const { plan, parameters } = smallPlan(number);
    const mailboxes = Array.from({ length: plan.population.mailboxCount }, (_, mailbox) => mailbox);
    const events = mailboxes.flatMap((mailbox) =>
      traceMailbox(plan, parameters, { mailbox, replication: 0 }),
    );
    const states = events.filter(({ kind }) => kind === 'state');
    return new Set(states.map(({ cause }) => cause.replace(/ \(.*/, '')));
  };

  it.each([
    { is: 'warn', number: 13 },
    { is: 'send', number: 6 },
  ])('is none that does not exist: $is', ({ is, number }) => {
    expect(told(number).size).toBeGreaterThan(0);
    expect([...told(number)].filter((cause) => cause.includes(` ${is} `))).toEqual([]);
  });
});
