import { describe, expect, it } from 'vitest';
import { dailyValues, groupsOf, inMessages, per, plain } from '../../../src/ensemble/series.ts';
import { fakeCohort, fakeTrace } from '../../support/fake-trace.ts';

const trace = fakeTrace({
  cohorts: [
    fakeCohort(2, { okCount: [1, 2], bouncedBytes: [500, 0] }, 500),
    fakeCohort(2, { okCount: [10, 20], bouncedBytes: [1000, 0] }, 250),
  ],
});

describe('series', () => {
  it('have all mailboxes first, then the cohorts', () => {
    expect(groupsOf(2)).toEqual(['all', 0, 1]);
  });

  it('add cohorts, each in its own unit', () => {
    expect([...dailyValues(trace, plain('okCount'))]).toEqual([11, 22]);
    expect([...dailyValues(trace, per('okCount', 2))]).toEqual([5.5, 11]);
    expect([...dailyValues(trace, inMessages('bouncedBytes'))]).toEqual([5, 0]);
  });
});
