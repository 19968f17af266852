/**
 * The move of January to April 2009 as a case: a first tranche of 30,000 accounts, 122,565 in all
 * by the time it was reported, of whom 57 had failed (0.0465 %). Sources:
 * https://www.digitalhealth.net/2009/01/nhsmail-migration-delayed-by-a-week/ and
 * http://www.digitalhealth.net/news/24498/nhsmail-on-track-for-london. The pace is assumed.
 *
 * From Monday 19 January 2009 on 5,000 a working day; the others after a bake of five working days,
 * 7,500 a day. By hand, day 0 being 19 January, with weekends on days 5, 6, 12, 13 and so on:
 *
 *     first     30,000 / 5,000 = 6 days: 0 to 4, 7               finished on 26 January
 *     bake      days 8 to 11 and 14                              the last is Monday 2 February
 *     others    92,565 / 7,500 = 12.3: 13 working days from day 15 on, Tuesday 3 February:
 *               15 to 18, 21 to 25, 28 to 31                     finished on Thursday 19 February
 */
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import type { Organisation } from '../../src/population/organisations.ts';
import { replicationKey } from '../../src/random/key.ts';
import { counter1Of, STREAM } from '../../src/random/streams.ts';
import { uniform } from '../../src/random/threefry.ts';
import type { FailuresSpec } from '../../src/scenario/rollout-spec.ts';
import { day, EVERYTHING, plain, STAGE } from '../support/plain-scenario.ts';
import { planOf } from '../support/plans.ts';

const [FIRST, OTHERS] = [30_000, 92_565];
const ALL = FIRST + OTHERS;
const FAILED_SHARE = 57 / ALL;
const organisation = (id: string, mailboxCount: number): Organisation => ({
  ...{ id, name: id, type: 'trust', region: 'North', mailboxCount },
});

function migration(seed: string, failures: FailuresSpec<number> | null) {
  const only = (id: string) => ({ ...EVERYTHING, organisations: [id] });
  const stages = [
    {
      ...{ ...STAGE, name: 'first', select: only('first'), pace: { perDay: 5000 } },
      begin: { start: day('2009-01-19') },
    },
    {
      ...{ ...STAGE, name: 'others', select: only('others'), pace: { perDay: 7500 } },
      begin: { after: 'first', bakeWorkingDays: 5 },
    },
  ];
  const { run, rollout } = plain();
  const scenario = plain({
    horizon: { start: day('2009-01-19'), end: day('2009-03-31') },
    run: { ...run, seed },
    rollout: { ...rollout, stages, failures },
  });
  const organisations = [organisation('first', FIRST), organisation('others', OTHERS)];
  const { plan, parameters } = planOf({ scenario, organisations });
  const trace = simulate(plan, createWorkspace(plan), { replication: 0, parameters });
  return { plan, trace };
}

/** How many of so many mailboxes fail in each of their first attempts, by hand. */
function failingEveryTime(run: ReturnType<typeof migration>, attempts: number, share: number) {
  const key = replicationKey(run.plan.seed, 0);
  let count = 0;
  for (let mailbox = 0; mailbox < ALL; mailbox++) {
    let failures = 0;
    while (
      failures < attempts &&
      uniform(key, mailbox, counter1Of(STREAM.failure, failures)) < share
    ) {
      failures++;
    }
    if (failures === attempts) count++;
  }
  return count;
}

const sumOf = (
  { trace }: ReturnType<typeof migration>,
  field: 'attemptCount' | 'failedAttemptCount' | 'failedCount' | 'changedCount',
) => trace.stages.reduce((sum, stage) => sum + stage[field], 0);

describe('the move of 2009', () => {
  it('has the dates of a calendar by hand', () => {
    const { trace } = migration('1', null);
    expect(trace.stages.map(({ startDay, finishDay }) => [startDay, finishDay])).toEqual([
      [0, 7],
      [15, 31],
    ]);
    expect(trace.stages.map(({ changedCount }) => changedCount)).toEqual([FIRST, OTHERS]);
  });

  it.each(['1', '2', '3', '4', '5'])(
    'has as many failures as were reported, at seed %s',
    (seed) => {
      const run = migration(seed, { share: FAILED_SHARE, retryAfterDays: 3, attempts: 1 });
      // One attempt each: binomial of 122,565 and 0.0465 %, of mean 57 and sd 7.55. Four standard
      // deviations are passed by chance once in some 16,000 times.
      const sd = Math.sqrt(ALL * FAILED_SHARE * (1 - FAILED_SHARE));
      expect(sumOf(run, 'attemptCount')).toBe(ALL);
      expect(Math.abs(sumOf(run, 'failedAttemptCount') - 57)).toBeLessThan(4 * sd);
      expect(sumOf(run, 'failedCount')).toBe(sumOf(run, 'failedAttemptCount'));
      expect(sumOf(run, 'failedCount')).toBe(failingEveryTime(run, 1, FAILED_SHARE));
      expect(sumOf(run, 'changedCount')).toBe(ALL - sumOf(run, 'failedCount'));
    },
  );

  it.each(['1', '2', '3', '4', '5'])('fails for good by the formula n p^a, at seed %s', (seed) => {
    const [share, attempts] = [0.05, 3];
    const run = migration(seed, { share, retryAfterDays: 3, attempts });
    // n p = 6,128.25; n p + n p^2 + n p^3 = 6,449.98 failed attempts; n p^3 = 15.32 for good, of
    // variance n p^3 (1 - p^3) = 15.32.
    const forGood = sumOf(run, 'failedCount');
    expect(forGood).toBe(failingEveryTime(run, attempts, share));
    expect(Math.abs(forGood - 15.32)).toBeLessThan(4 * Math.sqrt(15.32));
    // First attempts alone have a variance of n p (1 - p) = 5,822; those that follow from them add
    // to it by less than their covariance: sd below 85.
    expect(Math.abs(sumOf(run, 'failedAttemptCount') - 6449.98)).toBeLessThan(4 * 85);
    // The last of the first tranche are tried on day 7, again on day 10, which is a Thursday, and
    // on Tuesday, day 14, as 12 and 13 are a weekend and 13 is the third day after.
    expect(run.trace.stages[0]!.finishDay).toBe(14);
  });
});
