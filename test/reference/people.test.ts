/** Who joins, leaves and asks for more, in the reference: by hand, and as books to be balanced. */
import { describe, expect, it } from 'vitest';
import { controlledCase } from '../support/controls.ts';
import { day, EVERYTHING, MIB, toQuota } from '../support/plain-scenario.ts';
import type { ReferenceTrace } from '../support/reference/reference.ts';
import { countsOf } from '../support/reference/stage.ts';
import type { DayField } from '../support/reference/totals.ts';
import { BLOCKED_GATE, quietCase, referenceOf, tellingOf } from '../support/reference-of.ts';

const DAY_COUNT = 92;
const sumOf = ({ totals }: ReferenceTrace, field: DayField): number =>
  totals.flatMap((own) => own[field]).reduce((sum, amount) => sum + amount, 0);

/** Four for organisation b on Wednesday the 3rd. */
const FOUR = {
  name: 'four',
  ...{ from: day('2013-07-03'), to: day('2013-07-03') },
  ...{ mailboxCount: 4, organisationType: 'practice', importedBytes: 0 },
};

describe('who joins', () => {
  it('begins empty on its day, with the quota of its tier', () => {
    const reference = referenceOf(quietCase({ population: { onboarding: [FOUR] } }));
    const [totals] = reference.totals;
    expect([...totals!.mailboxCount.slice(1, 4)]).toEqual([10, 14, 14]);
    expect(totals!.joinedCount[2]).toBe(4);
    expect(totals!.usedBytes[2]).toBe(totals!.usedBytes[1]);
    expect(totals!.okCount[2]).toBe(14);
  });

  it('brings along what its quota holds', () => {
    const onboarding = [{ ...FOUR, importedBytes: 10_000 * MIB + 0.5 }];
    const reference = referenceOf(quietCase({ population: { onboarding } }));
    const [totals] = reference.totals;
    const quotas = reference.boxes.slice(10).map(({ tierNow }) => [50, 200][tierNow]! * MIB);
    const held = quotas.reduce((sum, bytes) => sum + Math.round(1.15 * bytes), 0);
    expect(totals!.importedBytes[2]).toBe(held);
    expect(totals!.fullCount[2]).toBe(4);
    expect(totals!.contactCount[2]).toBe(0);
    expect(sumOf(reference, 'keptBytes')).toBe(0);
  });

  it('behind the turn of a stage is passed, and begins with the stage’s quota', () => {
    const small = quietCase({
      population: { onboarding: [FOUR] },
      stages: [{ select: { ...EVERYTHING, organisations: ['b'] } }],
    });
    const reference = referenceOf(small);
    // Two of b on day 0; those who join have no turn.
    expect(tellingOf(reference)).toEqual(['0 start stage 0 of 2', '0 finish stage 0 of 2']);
    expect(reference.boxes.slice(10).map(({ regime }) => regime)).toEqual([1, 1, 1, 1]);
    expect(sumOf(reference, 'changeCount')).toBe(2);
    expect(countsOf(reference.rollout.runs[0]!, reference.boxes, DAY_COUNT)).toMatchObject({
      ...{ selected: 2, passed: 4 },
    });
  });

  it.each([
    // Passed on day 0, as b comes before c; 4 of those who are there are blocked on day 1.
    { joins: '2013-07-02', onTrip: 'rollback', regime: 0, back: 'of 8' },
    { joins: '2013-07-03', onTrip: 'rollback', regime: 0, back: 'of 4' },
    { joins: '2013-07-02', onTrip: 'abort', regime: 1, back: '' },
    { joins: '2013-07-03', onTrip: 'abort', regime: 0, back: '' },
  ] as const)('on $joins is there before or after $onTrip', ({ joins, onTrip, regime, back }) => {
    const small = quietCase({
      population: { onboarding: [{ ...FOUR, from: day(joins), to: day(joins) }] },
      rollout: { gates: [{ ...BLOCKED_GATE, trip: { bound: 0.2, days: 1 }, onTrip }] },
      stages: [
        {
          select: { ...EVERYTHING, organisations: ['b', 'c'] },
          change: toQuota({ factor: 0.5 }),
        },
      ],
    });
    const reference = referenceOf(small);
    const stopped = `2 ${onTrip} stage 0 gate 0 ${back}`.trim();
    expect(tellingOf(reference)).toContain(stopped);
    expect(reference.boxes.slice(10).map((box) => box.regime)).toEqual(Array(4).fill(regime));
  });

  it('before its turn has it like the others', () => {
    const small = quietCase({
      population: { onboarding: [FOUR] },
      stages: [{ select: { ...EVERYTHING, organisations: ['a', 'b'] } }],
    });
    const reference = referenceOf(small);
    // a on days 0 and 1; b and the first of... two of six on day 2, and two each on days 3 and 4.
    expect(tellingOf(reference)).toEqual(['0 start stage 0 of 6', '4 finish stage 0 of 10']);
    expect(countsOf(reference.rollout.runs[0]!, reference.boxes, DAY_COUNT)).toMatchObject({
      ...{ selected: 10, changed: 10, passed: 0 },
    });
  });
});

describe('who leaves', () => {
  const churn = { monthWeights: Array(12).fill(1), retentionDays: 5 };
  const reference = referenceOf(
    quietCase({
      cohort: { leaversPerYear: 0.99 },
      population: { churn },
      stages: [{ pace: { perDay: 1 }, begin: { start: day('2013-08-01') } }],
    }),
  );
  const leavers = reference.boxes.filter(({ leaveDay }) => leaveDay < DAY_COUNT);

  it('is gone from the morning of its day, and its content for good after a while', () => {
    expect(leavers.length).toBeGreaterThan(3);
    const [totals] = reference.totals;
    for (const on of [...Array(DAY_COUNT).keys()]) {
      const left = leavers.filter(({ leaveDay }) => leaveDay <= on);
      const freed = left.filter(({ leaveDay }) => leaveDay + 5 <= on);
      const freedBytes = freed.reduce(
        (sum, { tierNow }) => sum + Math.floor(0.55 * [50, 200][tierNow]! * MIB),
        0,
      );
      expect(totals!.mailboxCount[on]).toBe(10 - left.length);
      expect(totals!.usedBytes[on]).toBe(reference.openingBytes - freedBytes);
    }
  });

  it('takes no turn of a stage any more', () => {
    const { runs } = reference.rollout;
    const counts = countsOf(runs[0]!, reference.boxes, DAY_COUNT);
    const before = leavers.filter(({ leaveDay }) => leaveDay <= 31);
    expect(counts.selected).toBe(10 - before.length);
    expect(counts.changed + counts.gone + counts.left).toBe(counts.selected);
  });
});

describe('who asks for more', () => {
  const RULE = { name: 'more', afterDays: 1, share: 1, from: null, to: null } as const;
  const FULL = { mean: 0.97, sd: 0, correlationWithTraffic: 0 };

  it('has the next tier so many days later, if there is one', () => {
    const rules = [{ ...RULE, when: 'warned' as const, afterDays: 5 }];
    const small = quietCase({ cohort: { fill: FULL }, rollout: { standing: rules } });
    const reference = referenceOf(small);
    const [totals] = reference.totals;
    // From the eve five days on: Friday the 5th. Two of ten are basic.
    expect(totals!.upgradeCount.map((count, on) => [on, count]).filter(([, n]) => n! > 0)).toEqual([
      [4, 2],
    ]);
    expect(totals!.warnedCount[3]).toBe(10);
    expect(totals!.warnedCount[4]).toBe(8);
    expect(reference.events.requests).toBe(10);
  });

  it('waits for a working day within the rule', () => {
    const of = (rule: object): number[] => {
      const rules = [{ ...RULE, when: 'warned' as const, ...rule }];
      const small = quietCase({ cohort: { fill: FULL }, rollout: { standing: rules } });
      const { upgradeCount } = referenceOf(small).totals[0]!;
      return [...upgradeCount.keys()].filter((on) => upgradeCount[on]! > 0);
    };
    expect(of({ afterDays: 6 })).toEqual([7]);
    expect(of({ from: day('2013-07-06') })).toEqual([7]);
    expect(of({ afterDays: 6, to: day('2013-07-07') })).toEqual([]);
    expect(of({ when: 'send-blocked' })).toEqual([]);
    expect(of({ share: 0 })).toEqual([]);
  });

  it('is not given what a stage has given before', () => {
    const rules = [{ ...RULE, when: 'warned' as const, afterDays: 2 }];
    const small = quietCase({
      cohort: { fill: FULL },
      rollout: { standing: rules },
      stages: [{ begin: { start: day('2013-07-02') }, pace: { perDay: 10 } }],
    });
    const reference = referenceOf(small);
    // All on day 1, when their requests are due.
    expect(sumOf(reference, 'upgradeCount')).toBe(0);
    expect(sumOf(reference, 'changeCount')).toBe(10);
  });
});

describe('books', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('of scenario %d balance', (number) => {
    const small = controlledCase(number);
    const reference = referenceOf(small, number % 4);
    const { boxes, openingBytes, totals, rollout } = reference;
    const closing = boxes.reduce((sum, { used }) => sum + Math.floor(used), 0);
    const sum = (field: DayField): number => sumOf(reference, field);
    const came = openingBytes + sum('keptBytes') + sum('importedBytes') + sum('returnedBytes');
    const went =
      closing +
      sum('deletedBytes') +
      sum('parkedBytes') +
      sum('housekeptBytes') +
      sum('freedBytes');
    // Kept mail by day does not know of the rounding of each event up to a byte.
    const rounding = boxes.length * totals[0]!.usedBytes.length;
    expect(Math.abs(came - went)).toBeLessThan(rounding);
    const opening = boxes.filter(({ joinDay }) => joinDay < 0).length;
    const last = totals.reduce((all, own) => all + own.mailboxCount.at(-1)!, 0);
    expect(opening + sum('joinedCount')).toBe(last + sum('leaverCount'));
    for (const own of rollout.runs) {
      const dayCount = totals[0]!.usedBytes.length;
      const { selected, changed, left, failed, gone } = countsOf(own, boxes, dayCount);
      expect(selected).toBe(changed + failed + gone + left);
      expect(own.attemptCount).toBe(changed + own.failedAttemptCount);
      if (own.finishDay !== null) expect(left).toBe(0);
    }
  });
});
