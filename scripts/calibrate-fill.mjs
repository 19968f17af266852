// Prints how full mailboxes are at the start of a scenario, as `fill` of each of its cohorts: what
// its own owners come to when they fill their mailboxes from empty. Run after a build:
//
//   node scripts/calibrate-fill.mjs scenarios/nhsmail-no-change.yaml [MAILBOXES]
//
// Nothing was published on how full NHSmail's mailboxes were in 2013, and a guess that does not fit
// the owners' habits shows as a jump in the first weeks. So each mailbox is given an age by the
// series of accounts below, begins empty, and is simulated by the engine itself up to the eve of
// the scenario, with its quotas and the medians of its uncertain inputs, traffic being smaller by
// its growth in earlier years. What is then stored, over the quota, is the fill. To be run again,
// and its output put into the scenario, when traffic, what is kept, reactions or quotas change.
import { sampleRankCorrelation } from 'simple-statistics';
import { formatDate, parseDate } from '../dist/calendar/date.js';
import { prepare } from '../dist/cli/prepare.js';
import { createWorkspace, simulate } from '../dist/engine/simulate.js';
import { parametersOf } from '../dist/plan/parameters.js';
import { diskIo } from '../dist/scenario/read-scenario.js';
import { settleMedians } from '../dist/scenario/settle.js';

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
// Closer where the thresholds lie.
const SHARES = [
  0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.99,
  0.995, 0.998, 0.999, 1,
];
const POINTS_PER_LINE = 3;
const EMPTY =
  'correlationWithTraffic: 0, quantiles: [{share: 0%, fill: 0%}, {share: 100%, fill: 0%}]';

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

const source = { scenarioIo: diskIo, standardInput: () => '', workingFolder: process.cwd() };
const [file = 'scenarios/nhsmail-no-change.yaml', mailboxes = '200000'] = process.argv.slice(2);

// Mailboxes by type of organisation, which is all that cohorts look at.
function mailboxesByType({ organisations }) {
  const counts = new Map();
  for (const { type, mailboxCount } of organisations) {
    counts.set(type, (counts.get(type) ?? 0) + mailboxCount);
  }
  return counts;
}

// Settings that make a scenario of one age class out of the scenario: with one organisation of each
// type, as thousands of small ones would be rounded away in a sample.
function burnIn({ start, cohorts, types }, { ageDays, share }) {
  const all = [...types.values()].reduce((sum, count) => sum + count, 0);
  const organisations = [...types].map(([type, count]) => {
    const sample = Math.round((count / all) * share * Number(mailboxes));
    return `${type}: {count: 1, mailboxes: ${sample}, regions: {all: 100%}}`;
  });
  const years = ageDays / DAYS_PER_YEAR;
  const habits = cohorts.flatMap(({ name, messagesPerWorkingDay, trafficGrowthPerYear }) => {
    const messages = messagesPerWorkingDay / (1 + trafficGrowthPerYear) ** years;
    const at = `population.cohorts.${name}`;
    return [`${at}.messagesPerWorkingDay=${messages.toFixed(6)}`, `${at}.fill={${EMPTY}}`];
  });
  return [
    `horizon={start: ${formatDate(start - ageDays)}, end: ${formatDate(start - 1)}}`,
    `report.sizesOn=[${formatDate(start - 1)}]`,
    `population.organisations={types: {${organisations.join(', ')}}}`,
    'traffic=null',
    'rollout.stages=[]',
    ...habits,
  ];
}

// Fills and traffic of the mailboxes of an age class, added to those of their cohorts.
function simulateClass(settings, cohorts) {
  const { loaded, plan } = prepare(file, { set: settings, source });
  const parameters = parametersOf(settleMedians(loaded.scenario), plan);
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

// In lines of 100 columns, as they stand in a scenario.
function printCohort({ name, fills, traffic }) {
  const sorted = Float64Array.from(fills).sort();
  const percent = (share) => `${Number((100 * share).toFixed(1))}%`;
  const points = SHARES.map((share) => {
    const fill = sorted[Math.round(share * (sorted.length - 1))];
    return `{share: ${percent(share)}, fill: ${percent(fill)}},`;
  });
  const mean = fills.reduce((sum, fill) => sum + fill, 0) / fills.length;
  console.log(`    ${name}: # mean ${percent(mean)}`);
  console.log('      fill:');
  console.log(
    `        correlationWithTraffic: ${sampleRankCorrelation(fills, traffic).toFixed(2)}`,
  );
  console.log('        quantiles:');
  console.log('          [');
  for (let first = 0; first < points.length; first += POINTS_PER_LINE) {
    console.log(`            ${points.slice(first, first + POINTS_PER_LINE).join(' ')}`);
  }
  console.log('          ]');
}

const whole = prepare(file, { set: [], source });
const { horizon, population } = settleMedians(whole.loaded.scenario);
const { start } = horizon;
const cohorts = population.cohorts.map(({ name }) => ({ name, fills: [], traffic: [] }));
const subject = { start, cohorts: population.cohorts, types: mailboxesByType(whole) };
for (const ageClass of ageClasses(start)) simulateClass(burnIn(subject, ageClass), cohorts);
for (const cohort of cohorts) printCohort(cohort);
