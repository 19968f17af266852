// Prints how full mailboxes are on the morning of a day, as `fill` of each cohort of a scenario:
// what another scenario comes to that begins earlier and has the same owners.
//
//   npm run build && node scripts/fill-on.mjs scenarios/contract-extension.yaml 2014-10-01 [SHARE]
//
// scripts/calibrate-fill.mjs finds the opening of a scenario whose quotas have been as they are for
// long. Where they were changed a year before, what is stored is on its way to somewhere else, and
// only a simulation of that change tells how far it has come. All mailboxes, or a share of them,
// are simulated once up to the eve of the day, at the medians of their uncertain inputs; only
// changes of quota are made, and no gate acts. To be run again, and its output put into the
// scenario, when traffic, what is kept, reactions, quotas or the calendar of their change do.
import { parseDate } from '../dist/calendar/date.js';
import { PRESENCE } from '../dist/engine/presence.js';
import {
  compilePlan,
  createWorkspace,
  parametersOf,
  readOrganisations,
  readScenario,
  samplePlan,
  settleMedians,
  simulate,
} from '../dist/index.js';
import { printCohort } from './fill-table.mjs';

const [file = 'scenarios/contract-extension.yaml', date = '2014-10-01', share = '1'] =
  process.argv.slice(2);

// The scenario up to the eve of a day, without what only controls or follows.
function upToEve(scenario, day) {
  const stages = scenario.rollout.stages
    .filter(({ change }) => change.kind === 'quota')
    .map((stage) => ({ ...stage, by: null }));
  return {
    ...scenario,
    horizon: { ...scenario.horizon, end: day - 1 },
    report: { sizesOn: [day - 1] },
    rollout: { ...scenario.rollout, stages, gates: [], moves: null },
    platforms: [],
    storage: null,
    costs: null,
  };
}

// Fills and traffic of those of a cohort who are there.
function fillsOf(cohort, { plan, workspace }) {
  const [fills, traffic] = [[], []];
  const { columns, sizes } = workspace;
  const hasPresence = columns.presence.length > 0;
  for (let row = plan.rows.cohortStart[cohort]; row < plan.rows.cohortStart[cohort + 1]; row++) {
    if (hasPresence && columns.presence[row] !== PRESENCE.present) continue;
    fills.push(sizes.usedBytes[row] / plan.quota.countsAsBytes[columns.level[row]]);
    traffic.push(columns.busy[row]);
  }
  return { fills, traffic };
}

const scenario = upToEve(settleMedians(readScenario(file, []).scenario), parseDate(date));
const { path } = scenario.population.organisations;
const { plan: whole } = compilePlan(scenario, readOrganisations(path, path).organisations);
const plan = Number(share) < 1 ? samplePlan(whole, Number(share)) : whole;
const workspace = createWorkspace(plan);
simulate(plan, workspace, { replication: 0, parameters: parametersOf(scenario, plan) });
for (const [cohort, { name }] of scenario.population.cohorts.entries()) {
  printCohort({ name, ...fillsOf(cohort, { plan, workspace }) });
}
