/** A scenario of those who join, of which each test changes what it asks about. */
import { parseDate } from '../../../src/calendar/date.ts';
import type { JoiningScenario } from '../../../src/population/join-schedule.ts';
import type { Organisation } from '../../../src/population/organisations.ts';

export const date = (text: string): number => parseDate(text)!;

export const organisation = (id: string, type: string, mailboxCount: number): Organisation => ({
  id,
  name: `The ${id}`,
  type,
  region: 'North',
  mailboxCount,
});

type Cohort = JoiningScenario['population']['cohorts'][number];
type Programme = JoiningScenario['population']['onboarding'][number];

export const cohort = (change: Partial<Cohort> = {}): Cohort => ({
  name: 'all',
  organisationTypes: [],
  share: 1,
  joinersPerYear: 0,
  ...change,
});

export const programme = (change: Partial<Programme> = {}): Programme => ({
  name: 'newcomers',
  from: date('2013-04-01'),
  to: date('2013-04-01'),
  mailboxCount: 1,
  organisationType: 'trust',
  ...change,
});

export interface Joining {
  readonly from?: string;
  readonly to?: string;
  readonly holidays?: JoiningScenario['calendar']['holidays'];
  readonly cohorts?: readonly Cohort[];
  readonly monthWeights?: readonly number[];
  readonly onboarding?: readonly Programme[];
}

/** April 2013, whose first day is a Monday, with no holidays unless a test has some. */
export const joining = (change: Joining = {}): JoiningScenario => ({
  horizon: { start: date(change.from ?? '2013-04-01'), end: date(change.to ?? '2013-04-30') },
  calendar: { holidays: change.holidays ?? 'none' },
  population: {
    cohorts: change.cohorts ?? [cohort()],
    churn: { monthWeights: change.monthWeights ?? Array(12).fill(1) },
    onboarding: change.onboarding ?? [],
  },
});
