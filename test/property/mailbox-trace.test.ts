/**
 * The lives of all mailboxes, told one by one, are what the run counted and added up. That each
 * ends as it does among the others, traceMailbox holds itself.
 */
import { describe, expect, it } from 'vitest';
import type { MailboxEvent, MailboxEventKind } from '../../src/engine/mailbox-event.ts';
import { simulate } from '../../src/engine/simulate.ts';
import { traceMailbox } from '../../src/engine/trace-mailbox.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import { planOf, smallPlan } from '../support/plans.ts';
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
];

describe.each(CASES)('all mailboxes of $name', ({ small: { plan, parameters } }) => {
  const replication = 0;
  const trace = simulate(plan, createWorkspace(plan), { replication, parameters });
  const lives = Array.from({ length: plan.population.mailboxCount }, (_, mailbox) =>
    traceMailbox(plan, parameters, { mailbox, replication }),
  );
  const events = lives.flat();
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
      changes: count('quota change', ({ cause }) => !cause.endsWith('changes nothing')),
      warned: count('state', ({ state }) => state === 1),
      sendBlocked: count('state', ({ state }) => state === 2),
      full: count('state', ({ state }) => state === 3),
      overflows: count('refusal'),
      contacts: count('contact'),
    }).toEqual(counts);
  });

  it('end with the content that the run ends with', () => {
    const ends = events.filter(({ kind }) => kind === 'end');
    expect(ends).toHaveLength(lives.length);
    const used = ends.reduce((sum, { usedAfterBytes }) => sum + usedAfterBytes, 0);
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
