// Prints how full mailboxes are at the start of a scenario, as `fill` of each of its cohorts: what
// its own owners come to when they fill their mailboxes from empty.
//
//   npm run calibrate -- scenarios/nhsmail-no-change.yaml [MAILBOXES]
//
// Nothing was published on how full NHSmail's mailboxes were in 2013, and a guess that does not fit
// the owners' habits shows as a jump in the first weeks. So each mailbox is given an age by the
// series of accounts below, begins empty, and is simulated by the engine itself up to the eve of
// the scenario, with its quotas and the medians of its uncertain inputs, traffic being smaller by
// its growth in earlier years. What is then stored, over the quota, is the fill. To be run again,
// and its output put into the scenario, when traffic, what is kept, reactions or quotas change.
import { parseDate } from '../dist/calendar/date.js';
import {
  compilePlan,
  createWorkspace,
  parametersOf,
  readOrganisations,
  readScenario,
  settleMedians,
  simulate,
} from '../dist/index.js';
import { printCohort } from './fill-table.mjs';

// Active accounts. Sources, in order: digitalhealth.net/2003/10/nhsmail-take-up-minimal-so-far,
// digitalhealth.net/2008/04/decision-due-on-nhsmail-move-to-exchange,
// m.theregister.co.uk/2008/03/25/nhsmail_accounts_inactive (two),
// digitalhealth.net/2009/09/nhsmail-promises-bigger-mailboxes,
// digitalhealth.net/news/28095//new-approach-for-nhsmail2, appgov.org/apg/mp/mpdetail/20501.
const ACCOUNTS = [
  ['2003-08-25', 25074],
  ['2006-04-30', 80000],
  ['2007-02-28', 109548],
  ['2008-02-29', 153073],
  ['2009-09-15', 250000],
  ['2012-11-15', 500000],
  ['2013-09-30', 660000],
].map(([date, count]) => ({ day: parseDate(date), count }));

const DAYS_PER_YEAR = 365.25;
const AGE_CLASS_DAYS = 183;
const EMPTY = {
  correlationWithTraffic: 0,
  quantiles: [
    { share: 0, fill: 0 },
    { share: 1, fill: 0 },
  ],
};

// Accounts of a day, growing by a constant rate between two figures; none before the first.
function accountsOn(day) {
  const after = ACCOUNTS.findIndex((entry) => entry.day >= day);
  if (after <= 0) return after === 0 && ACCOUNTS[0].day === day ? ACCOUNTS[0].count : 0;
  const [from, to] = [ACCOUNTS[after - 1], ACCOUNTS[after]];
  return from.count * (to.count / from.count) ** ((day - from.day) / (to.day - from.day));
}

// Age classes with their share of the accounts of the start: who was there then, and not before.
function ageClasses(start) {
  const classes = [];
  const all = accountsOn(start);
  for (let end = start; accountsOn(end) > 0; end -= AGE_CLASS_DAYS) {
    const count = accountsOn(end) - accountsOn(end - AGE_CLASS_DAYS);
    classes.push({ ageDays: start - end + Math.round(AGE_CLASS_DAYS / 2), share: count / all });
  }
  return classes;
}

const [file = 'scenarios/nhsmail-no-change.yaml', mailboxes = '200000'] = process.argv.slice(2);

// Mailboxes by type of organisation, which is all that cohorts look at.
function mailboxesByType({ path }) {
  const counts = new Map();
  for (const { type, mailboxCount } of readOrganisations(path, path).organisations) {
    counts.set(type, (counts.get(type) ?? 0) + mailboxCount);
  }
  return counts;
}

// The scenario of one age class: from its opening to the eve of the scenario, beginning empty.
function burnIn(scenario, ageDays) {
  const { start } = scenario.horizon;
  const years = ageDays / DAYS_PER_YEAR;
  const cohorts = scenario.population.cohorts.map((cohort) => ({
    ...cohort,
    messagesPerWorkingDay:
      cohort.messagesPerWorkingDay / (1 + cohort.trafficGrowthPerYear) ** years,
    fill: EMPTY,
  }));
  return {
    ...scenario,
    horizon: { start: start - ageDays, end: start - 1 },
    report: { sizesOn: [start - 1] },
    traffic: { shocks: [], commonFactor: null, reportedMessages: null },
    population: { ...scenario.population, cohorts },
    rollout: { ...scenario.rollout, stages: [] },
    // Disks and money leave mailboxes as they are.
    storage: null,
    costs: null,
  };
}

// One organisation of each type, as thousands of small ones would be rounded away in a sample.
function sampleOrganisations(types, share) {
  const all = [...types.values()].reduce((sum, count) => sum + count, 0);
  return [...types].map(([type, count]) => {
    const mailboxCount = Math.round((count / all) * share * Number(mailboxes));
    return { id: type, name: type, type, region: 'England', mailboxCount };
  });
}

// Fills and traffic of the mailboxes of an age class, added to those of their cohorts.
function simulateClass(scenario, organisations, cohorts) {
  const { plan } = compilePlan(scenario, organisations);
  const parameters = parametersOf(scenario, plan);
  const workspace = createWorkspace(plan);
  simulate(plan, workspace, { replication: 0, parameters });
  cohorts.forEach((cohort, index) => {
    const { demand } = parameters.cohorts[index];
    const grossBytes = demand.messagesPerWorkingDay * demand.messageBytes;
    for (let row = plan.rows.cohortStart[index]; row < plan.rows.cohortStart[index + 1]; row++) {
      const quotaBytes = plan.quota.countsAsBytes[workspace.columns.level[row]];
      cohort.fills.push(workspace.sizes.usedBytes[row] / quotaBytes);
      cohort.traffic.push(workspace.columns.busy[row] / grossBytes);
    }
  });
}

const scenario = settleMedians(readScenario(file, []).scenario);
const types = mailboxesByType(scenario.population.organisations);
const cohorts = scenario.population.cohorts.map(({ name }) => ({ name, fills: [], traffic: [] }));
for (const { ageDays, share } of ageClasses(scenario.horizon.start)) {
  simulateClass(burnIn(scenario, ageDays), sampleOrganisations(types, share), cohorts);
}
for (const cohort of cohorts) printCohort(cohort);
