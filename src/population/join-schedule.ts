/** When people join, and how many of them: before it is drawn who they are. */
import { type CalendarDate, DAYS_PER_YEAR, partsOf } from '../calendar/date.ts';
import { type HolidayCalendar, isWorkingDay } from '../calendar/working-days.ts';
import type { OnboardingSpec } from '../scenario/churn-spec.ts';
import type { CohortSpec, Scenario } from '../scenario/scenario.ts';
import { cohortSizes } from './cohort-groups.ts';
import type { Organisation } from './organisations.ts';

/** What of a scenario says who joins. */
export interface JoiningScenario extends Pick<Scenario<unknown>, 'horizon'> {
  readonly calendar: Pick<Scenario<unknown>['calendar'], 'holidays'>;
  readonly population: {
    readonly cohorts: readonly Pick<
      CohortSpec<unknown>,
      'name' | 'organisationTypes' | 'share' | 'joinersPerYear'
    >[];
    readonly churn: Pick<Scenario<unknown>['population']['churn'], 'monthWeights'>;
    readonly onboarding: readonly Omit<OnboardingSpec<unknown>, 'importedBytes'>[];
  };
}

/** By day of the horizon: how many join. */
type CountOnDay = Float64Array;

export interface JoinSchedule {
  /** By cohort: those who take a place in it; without days where nobody ever does. */
  readonly churn: readonly CountOnDay[];
  /** By onboarding programme. */
  readonly onboarding: readonly CountOnDay[];
}

/**
 * How many join on which day. The organisations are those of the start; each type that they have
 * offers a cohort.
 *
 * Churn: by the end of a month round(mailboxes at the start * joinersPerYear * W) have joined a
 * cohort, where W adds up the month's weight over 365.25 for each day of the horizon. Within a
 * month they come evenly on its working days: by the j-th of n, round(j / n) of them. Onboarding:
 * likewise on the working days from the first day of the programme to its last, both of which are
 * in the horizon. Where there is no working day, all days are taken for one.
 */
export function joinSchedule(
  scenario: JoiningScenario,
  organisations: readonly Organisation[],
): JoinSchedule {
  const { horizon, population } = scenario;
  const { cohorts, onboarding } = population;
  // For most scenarios this is all.
  const isOpen = cohorts.some(({ joinersPerYear }) => joinersPerYear > 0);
  const sizes = isOpen ? cohortSizes(organisations, cohorts) : cohorts.map(() => 0);
  const months = isOpen ? monthsOf(scenario) : [];
  const dayCount = horizon.end - horizon.start + 1;
  return {
    churn: cohorts.map(({ joinersPerYear }, cohort) => {
      const perYear = sizes[cohort]! * joinersPerYear;
      return perYear > 0 ? churnDays(perYear, months, dayCount) : new Float64Array(0);
    }),
    onboarding: onboarding.map((programme) => programmeDays(programme, scenario)),
  };
}

/** How many join by churn and by onboarding within the horizon. */
export function joinerCounts({ churn, onboarding }: JoinSchedule): {
  readonly churnCount: number;
  readonly onboardingCount: number;
} {
  return {
    churnCount: churn.reduce((sum, days) => sum + sumOf(days), 0),
    onboardingCount: onboarding.reduce((sum, days) => sum + sumOf(days), 0),
  };
}

function sumOf(countOnDay: CountOnDay): number {
  return countOnDay.reduce((sum, count) => sum + count, 0);
}

/** What of a month lies within the horizon. */
interface Month {
  readonly weight: number;
  readonly dayCount: number;
  /** Days of the horizon on which people join. */
  readonly joinDays: readonly number[];
}

function monthsOf({ horizon, calendar, population }: JoiningScenario): Month[] {
  const { monthWeights } = population.churn;
  const months: Month[] = [];
  for (let first = horizon.start; first <= horizon.end; ) {
    const { month } = partsOf(first);
    let end = first + 1;
    while (end <= horizon.end && partsOf(end).month === month) end++;
    const joinDates = joinDatesOf(first, end - 1, calendar.holidays);
    months.push({
      weight: monthWeights[month - 1]!,
      dayCount: end - first,
      joinDays: joinDates.map((date) => date - horizon.start),
    });
    first = end;
  }
  return months;
}

function churnDays(perYear: number, months: readonly Month[], dayCount: number): CountOnDay {
  const countOnDay = new Float64Array(dayCount);
  let weightSum = 0;
  let doneCount = 0;
  for (const { weight, dayCount: days, joinDays } of months) {
    weightSum += weight * days;
    const dueCount = Math.round((perYear * weightSum) / DAYS_PER_YEAR);
    spreadEvenly(dueCount - doneCount, joinDays).forEach((count, at) => {
      countOnDay[joinDays[at]!] = count;
    });
    doneCount = dueCount;
  }
  return countOnDay;
}

function programmeDays(
  { from, to, mailboxCount }: JoiningScenario['population']['onboarding'][number],
  { horizon, calendar }: JoiningScenario,
): CountOnDay {
  const countOnDay = new Float64Array(horizon.end - horizon.start + 1);
  const joinDates = joinDatesOf(from, to, calendar.holidays);
  spreadEvenly(mailboxCount, joinDates).forEach((count, at) => {
    countOnDay[joinDates[at]! - horizon.start] = count;
  });
  return countOnDay;
}

/** The working days from one date to another; where there is none, all days. */
function joinDatesOf(from: CalendarDate, to: CalendarDate, holidays: HolidayCalendar): number[] {
  const dates = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const working = dates.filter((date) => isWorkingDay(date, holidays));
  return working.length > 0 ? working : dates;
}

/** By place: what each of them gets, so that the j first of n have round(j / n) of all. */
function spreadEvenly(count: number, places: readonly unknown[]): number[] {
  const doneBy = (placeCount: number): number => Math.round((count * placeCount) / places.length);
  return places.map((_, at) => doneBy(at + 1) - doneBy(at));
}
