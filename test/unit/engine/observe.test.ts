import { describe, expect, it } from 'vitest';

import type { CohortRun } from '../../../src/engine/cohort-run.ts';
import { observations } from '../../../src/engine/observe.ts';
import {
  createTally,
  FLOW,
  FLOW_FIELDS,
  groupFirstDay,
  LEVEL,
  LEVEL_FIELDS,
} from '../../../src/engine/tally.ts';

describe('observations', () => {
  const tally = createTally(2, 0, 3);
  const curves = [
    { daily: Float64Array.of(1, 1, 1), cumulative: Float64Array.of(0, 1, 2, 3) },
    { daily: Float64Array.of(0, 2, 0), cumulative: Float64Array.of(0, 0, 2, 2) },
  ];
  const runs = curves.map((curve, cohort) => ({ cohort, tally, curve }) as unknown as CohortRun);
  for (const cohort of [0, 1]) {
    const first = groupFirstDay(tally, cohort, 0);
    tally.levels[first * LEVEL_FIELDS + LEVEL.base] = 100 * (cohort + 1);
    tally.levels[first * LEVEL_FIELDS + LEVEL.slope] = 10;
    tally.levels[first * LEVEL_FIELDS + LEVEL.warned] = 3;
    tally.levels[(first + 1) * LEVEL_FIELDS + LEVEL.sendBlocked] = 2;
    tally.levels[(first + 2) * LEVEL_FIELDS + LEVEL.full] = 1;
    tally.flows[first * FLOW_FIELDS + FLOW.mailboxes] = 20;
    tally.flows[first * FLOW_FIELDS + FLOW.committedBytes] = 5000;
    tally.flows[(first + 1) * FLOW_FIELDS + FLOW.contacts] = 4;
  }

  it('add up the cohorts, each on its own curve', () => {
    expect(observations(runs, { firstDay: 1, endDay: 3 })).toEqual([
      {
        day: 1,
        usedBytes: 100 + 20 + 200 + 20,
        committedBytes: 10_000,
        mailboxCount: 40,
        warnedCount: 6,
        sendBlockedCount: 4,
        fullCount: 0,
        contactCount: 8,
      },
      {
        day: 2,
        usedBytes: 100 + 30 + 200 + 20,
        committedBytes: 10_000,
        mailboxCount: 40,
        warnedCount: 6,
        sendBlockedCount: 4,
        fullCount: 2,
        contactCount: 0,
      },
    ]);
  });

  it('are none of no day', () => {
    expect(observations(runs, { firstDay: 2, endDay: 2 })).toEqual([]);
  });
});
