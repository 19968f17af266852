/** The question that is timed, and the variants of it from which the growth curves are drawn. */
import { parse } from 'yaml';

export const SCENARIO = 'scenarios/nhsmail-doubling-2013.yaml';
export const MAILBOXES = 650_000;

/** The scenario starts on 2013-04-01; ends are included. */
const HORIZONS = [
  { years: 1, days: 365, end: '2014-03-31' },
  { years: 2, days: 730, end: '2015-03-31' },
  { years: 3, days: 1096, end: '2016-03-31' },
];
export const DAYS = HORIZONS[2].days;

/** The whole question first, the others by how much smaller they are. */
export const WHOLE = { name: 'whole', mailboxes: MAILBOXES, days: DAYS, set: [] };

/** An eighth, a quarter and a half of the mailboxes; quick: the eighth. */
export function fewerMailboxes(isQuick) {
  return (isQuick ? [8] : [8, 4, 2]).map((divisor) => {
    const mailboxes = Math.round(MAILBOXES / divisor);
    const set = [`population.mailboxes=${mailboxes}`];
    return { ...WHOLE, name: `mailboxes / ${divisor}`, mailboxes, set };
  });
}

/** One and two years; quick: one. Events grow with them. */
export function fewerDays(isQuick) {
  return HORIZONS.slice(0, isQuick ? 1 : 2).map(({ years, days, end }) => {
    return { ...WHOLE, name: `${years} y`, days, set: [`horizon.end=${end}`] };
  });
}

/**
 * Two and three years in which owners live that much more slowly, so that about as much happens
 * as in one year: the cost of days alone. Traffic, its growth and the rates of housekeeping are
 * divided by the years, the length of a regime multiplied; clean-ups follow the traffic.
 *
 * @param scenarioYaml what `headroom show` prints
 * @throws Error if it names no cohorts
 */
export function slowerYears(scenarioYaml, isQuick) {
  const { everyCohort, cohorts: named = {} } = parse(scenarioYaml)?.population ?? {};
  const cohorts = Object.entries(named).map(([name, cohort]) => [`cohorts.${name}`, cohort]);
  if (cohorts.length === 0) throw new Error(`\`headroom show ${SCENARIO}\` names no cohorts`);
  return HORIZONS.slice(isQuick ? 2 : 1).map(({ years, days, end }) => {
    const slower = [['everyCohort', everyCohort ?? {}], ...cohorts].flatMap(([key, habits]) =>
      slowerHabits(key, habits, years),
    );
    return { ...WHOLE, name: `${years} y, slower`, days, set: [`horizon.end=${end}`, ...slower] };
  });
}

/** The settings of what a cohort or every cohort has. */
function slowerHabits(key, habits, years) {
  const changes = {
    messagesPerWorkingDay: scaled(habits.messagesPerWorkingDay, 1 / years),
    trafficGrowthPerYear: scaled(habits.trafficGrowthPerYear, 1 / years),
    'housekeeping.perYear': scaled(habits.housekeeping?.perYear, 1 / years),
    'spread.regimeDays': scaled(habits.spread?.regimeDays, years),
  };
  return Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([habit, value]) => `population.${key}.${habit}=${value}`);
}

/** A number, a share in per cent, or one of them with its source or percentiles (the median). */
function scaled(value, factor) {
  if (typeof value === 'number') return value * factor;
  if (typeof value === 'string' && /^-?[\d.]+%$/.test(value)) {
    return `${Number.parseFloat(value) * factor}%`;
  }
  if (typeof value === 'object' && value !== null) return scaled(value.value ?? value.p50, factor);
  return undefined;
}
