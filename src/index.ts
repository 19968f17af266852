/**
 * The library: each step from a scenario file to a run folder as a function of its input.
 *
 * @example
 * const loaded = readScenario('scenario.yaml', []);
 * const { path } = loaded.scenario.population.organisations;
 * const { organisations } = readOrganisations(path, path);
 * const { plan } = compilePlan(loaded.scenario, organisations);
 * const parameters = parametersOf(settleMedians(loaded.scenario), plan);
 * const trace = simulate(plan, createWorkspace(plan), { replication: 0, parameters });
 */

export { type Replication, simulate } from './engine/simulate.ts';
export type { CohortTrace, DayTotals, Trace } from './engine/trace.ts';
export { traceMailbox } from './engine/trace-mailbox.ts';
export { createWorkspace, type Workspace } from './engine/workspace.ts';
export { type Crew, soloCrew } from './ensemble/crew.ts';
export { createDailyStore, type DailyStore } from './ensemble/daily-store.ts';
export { batchSizes } from './ensemble/design.ts';
export { drawBatch, drawnInputs, settleDrawn } from './ensemble/draw-inputs.ts';
export { createEnsemble, type Ensemble, metricSample } from './ensemble/ensemble.ts';
export type { Outcome } from './ensemble/outcome.ts';
export { createSimulator } from './ensemble/simulator.ts';
export { threadCrew } from './ensemble/thread-crew.ts';
export { type Compiled, compilePlan } from './plan/compile.ts';
export { type Parameters, parametersOf } from './plan/parameters.ts';
export type { Plan } from './plan/plan.ts';
export { samplePlan } from './plan/sample.ts';
export {
  type Organisation,
  parseOrganisations,
  scaleMailboxes,
  synthesiseOrganisations,
} from './population/organisations.ts';
export { readOrganisations } from './population/read-organisations.ts';
export type { RunResult } from './report/run-result.ts';
export { writeRunFolder } from './report/write-run-folder.ts';
export { loadScenario } from './scenario/load.ts';
export type { LoadedScenario } from './scenario/loaded.ts';
export { readScenario } from './scenario/read-scenario.ts';
export type { Scenario } from './scenario/scenario.ts';
export { settleMedians } from './scenario/settle.ts';
export { csvText } from './table/csv.ts';
export { type Fault, formatFault, InputFaults } from './table/fault.ts';
export type { Table } from './table/table.ts';
