/** Whether two traces are the same to the last bit, and where not. */
import type { DayTotals, Trace } from '../../src/engine/trace.ts';

/** The parts of two traces that differ: fields of cohorts with the first day on which they do. */
export function traceDifferences(actual: Trace, expected: Trace): string[] {
  const { cohorts, ...rest } = actual;
  const { cohorts: expectedCohorts, ...expectedRest } = expected;
  const found = cohorts.length === expectedCohorts.length ? [] : ['number of cohorts'];
  cohorts.forEach(({ totals }, cohort) => {
    found.push(...totalsDifferences(`cohort ${cohort}`, totals, expectedCohorts[cohort]!.totals));
  });
  for (const key of Object.keys(expectedRest) as (keyof typeof rest)[]) {
    if (JSON.stringify(rest[key]) !== JSON.stringify(expectedRest[key])) found.push(key);
  }
  return found;
}

function totalsDifferences(name: string, actual: DayTotals, expected: DayTotals): string[] {
  return (Object.keys(expected) as (keyof DayTotals)[]).flatMap((field) => {
    const [days, expectedDays] = [actual[field], expected[field]];
    const day = expectedDays.findIndex((value, at) => !Object.is(value, days[at]));
    if (day < 0 && days.length === expectedDays.length) return [];
    return [`${field} of ${name}, day ${day}: ${days[day]} and not ${expectedDays[day]}`];
  });
}
