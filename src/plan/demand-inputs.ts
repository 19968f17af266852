/** What a scenario says of its traffic, with days in place of dates. */
import type { CalendarDate } from '../calendar/date.ts';
import type { CohortDemand, DemandShock } from '../demand/demand.ts';
import type { CohortSpec, Scenario } from '../scenario/scenario.ts';

export function cohortDemand(cohort: CohortSpec<number>, startDate: CalendarDate): CohortDemand {
  return {
    messagesPerWorkingDay: cohort.messagesPerWorkingDay,
    messageBytes: cohort.messageBytes,
    offDayShare: cohort.offDayShare,
    growth: [
      { firstDay: 0, perYear: cohort.trafficGrowthPerYear },
      ...cohort.growthSegments.map((segment) => ({
        firstDay: segment.from - startDate,
        perYear: segment.perYear,
      })),
    ],
  };
}

export function demandShocks({ traffic, horizon }: Scenario<number>): DemandShock[] {
  return traffic.shocks.map((shock) => ({
    firstDay: shock.from - horizon.start,
    endDay: shock.to - horizon.start + 1,
    factor: shock.factor,
  }));
}
