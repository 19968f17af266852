/** What holds of those who join, whoever else there is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../src/calendar/working-days.ts';
import { buildPopulation, populationKey } from '../../src/population/build-population.ts';
import { joinerCounts, joinSchedule } from '../../src/population/join-schedule.ts';
import { withJoiners } from '../../src/population/joiners.ts';
import { newcomersByOrganisation } from '../../src/population/newcomers.ts';
import { NO_PROGRAMME } from '../../src/population/population.ts';
import { seedWords } from '../../src/random/key.ts';

const TYPES = ['trust', 'gp'];
const START = 15_796; // 2013-04-01
const TIERS = [
  { name: 'large', bytes: 500, share: 0.2 },
  { name: 'small', bytes: 50, share: 0.8 },
];

const organisations = fc
  .array(fc.record({ type: fc.constantFrom(...TYPES), mailboxCount: fc.nat({ max: 12 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.map((one, k) => ({ ...one, id: `${k}`, name: `Body ${k}`, region: 'N' })));

const rate = fc.constantFrom(0, 0.5, 3, 10);
const joiners = fc.record({
  rates: fc.tuple(rate, rate, rate),
  weights: fc
    .array(fc.nat({ max: 2 }), { minLength: 12, maxLength: 12 })
    .filter((list) => list.some((weight) => weight > 0)),
  dayCount: fc.integer({ min: 1, max: 400 }),
  programmes: fc.array(
    fc.record({
      organisationType: fc.constantFrom(...TYPES),
      mailboxCount: fc.nat({ max: 30 }),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 3 },
  ),
});

type List = Parameters<typeof buildPopulation>[0]['organisations'];
type Values<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

function scenarioOf(list: List, { rates, weights, dayCount, programmes }: Values<typeof joiners>) {
  const sum = weights.reduce((total, weight) => total + weight);
  const known = programmes.filter((one) => list.some(({ type }) => type === one.organisationType));
  const cohorts = [
    { name: 'busy', share: 0.3, organisationTypes: [], joinersPerYear: rates[0] },
    { name: 'gp', share: 1, organisationTypes: ['gp'], joinersPerYear: rates[1] },
    { name: 'calm', share: 0.7, organisationTypes: [], joinersPerYear: rates[2] },
  ];
  return {
    horizon: { start: START, end: START + dayCount - 1 },
    calendar: { holidays: 'england-and-wales' as const },
    quota: { tiers: TIERS },
    population: {
      cohorts,
      churn: { monthWeights: weights.map((weight) => (12 * weight) / sum) },
      onboarding: known.map(({ organisationType, mailboxCount, from, length }, k) => {
        const first = Math.floor(from * (dayCount - 1));
        const last = first + Math.floor(length * (dayCount - 1 - first));
        const range = { from: START + first, to: START + last };
        return { name: `${k}`, organisationType, mailboxCount, ...range };
      }),
    },
  };
}

function bothOf(list: List, values: Values<typeof joiners>) {
  const scenario = scenarioOf(list, values);
  const key = populationKey(seedWords('1'));
  const { cohorts } = scenario.population;
  const opening = buildPopulation({ organisations: list, cohorts, quota: { tiers: TIERS } }, key);
  return { scenario, opening, population: withJoiners(opening, scenario, key) };
}

const each = (check: (both: ReturnType<typeof bothOf>) => void) =>
  fc.assert(
    fc.property(organisations, joiners, (list, values) => check(bothOf(list, values))),
    { seed: 1, numRuns: 150 },
  );

describe('those who join', () => {
  it('change nobody who is there at the start', () => {
    let joinerCount = 0;
    each(({ opening, population }) => {
      const { openingCount } = opening;
      expect(population.openingCount).toBe(openingCount);
      for (const column of ['organisationOf', 'cohortOf', 'tierOf', 'tierScore'] as const) {
        expect(population[column].slice(0, openingCount)).toEqual(opening[column]);
        expect(population[column]).toHaveLength(population.mailboxCount);
      }
      joinerCount += population.mailboxCount - openingCount;
    });
    expect(joinerCount).toBeGreaterThan(4000);
  });

  it('are as many as the schedule says, in order of cohort, programme and day', () => {
    each(({ scenario, opening, population }) => {
      const counts = joinerCounts(joinSchedule(scenario, opening.organisations));
      const { joinDay, programmeOf } = population.joiners;
      expect(joinDay).toHaveLength(counts.churnCount + counts.onboardingCount);
      expect(programmeOf).toHaveLength(joinDay.length);
      const order = Array.from(joinDay, (day, k) => {
        const programme = programmeOf[k]!;
        const cohort = population.cohortOf[opening.openingCount + k]!;
        const list = programme === NO_PROGRAMME ? cohort : 256 + programme;
        return list * 1000 + day;
      });
      expect(order).toEqual([...order].sort((a, b) => a - b));
      const byChurn = programmeOf.filter((programme) => programme === NO_PROGRAMME).length;
      expect(byChurn).toBe(counts.churnCount);
      scenario.population.onboarding.forEach(({ mailboxCount }, programme) => {
        expect(programmeOf.filter((of) => of === programme)).toHaveLength(mailboxCount);
      });
    });
  });

  it('come on working days within the horizon, and within their programme', () => {
    each(({ scenario, population }) => {
      const { horizon, calendar } = scenario;
      const { joinDay, programmeOf } = population.joiners;
      for (const [k, day] of joinDay.entries()) {
        const date = horizon.start + day;
        const programme = scenario.population.onboarding[programmeOf[k]!];
        const first = programme?.from ?? horizon.start;
        const last = programme?.to ?? horizon.end;
        expect(date >= first && date <= last).toBe(true);
        if (isWorkingDay(date, calendar.holidays)) continue;
        // There is none in the programme, or in what of the month lies in the horizon.
        expect(last - first < 4 || programme === undefined).toBe(true);
        if (programme === undefined) expect(isAtAnEnd(date, horizon)).toBe(true);
      }
    });
  });

  it('belong to organisations and cohorts of their kind', () => {
    each(({ scenario, opening, population }) => {
      const { openingCount, joiners: of, organisationOf, cohortOf } = population;
      const isThere = new Set(opening.organisationOf);
      const found = scenario.population.onboarding.map(() => opening.organisations.map(() => 0));
      for (const [k, programme] of of.programmeOf.entries()) {
        const organisation = organisationOf[openingCount + k]!;
        const { type } = opening.organisations[organisation]!;
        expect(cohortOf[openingCount + k] === 1).toBe(type === 'gp');
        if (programme === NO_PROGRAMME) expect(isThere.has(organisation)).toBe(true);
        else found[programme]![organisation]!++;
      }
      expect(found).toEqual(
        scenario.population.onboarding.map((programme) =>
          newcomersByOrganisation(programme, opening.organisations),
        ),
      );
    });
  });
});

/**
 * Whether it is less than five days from an end of the horizon: Easter with its weekend is four.
 */
function isAtAnEnd(date: number, { start, end }: { readonly start: number; readonly end: number }) {
  return date - start < 4 || end - date < 4;
}
