/** Simulates scenarios with the same number of replications of each. */
import { batchSizes } from '../ensemble/design.ts';
import { metricSample } from '../ensemble/ensemble.ts';
import { isPreciseEnough, type Until } from '../ensemble/expression.ts';
import { extendUntilEnough, firstCount } from '../ensemble/until.ts';
import type { RunResult } from '../report/run-result.ts';
import type { Prepared } from './prepare.ts';
import { openSimulation, type Simulation, type SimulationSettings } from './simulation.ts';

/**
 * Simulates each scenario; with `--until` all of them go on until each is precise enough.
 *
 * The caller releases the results' daily stores.
 *
 * @throws Interrupted, InputFaults, WorkerDied, and Error if a master check fails.
 */
export async function simulateAlike(
  prepared: readonly Prepared[],
  settings: SimulationSettings,
): Promise<RunResult[]> {
  const { until } = settings.options;
  if (until !== null) return simulateUntil(prepared, until, settings);
  const results: RunResult[] = [];
  for (const one of prepared) {
    const { replications, hypercubeCount } = one.loaded.scenario.run;
    const simulation = await openSimulation(one, settings, replications);
    try {
      const sizes = batchSizes(replications, hypercubeCount);
      await simulation.wait(simulation.ensemble.extend(sizes));
      results.push(await simulation.complete(null));
    } finally {
      await simulation.close();
    }
  }
  return results;
}

async function simulateUntil(
  prepared: readonly Prepared[],
  until: Until,
  settings: SimulationSettings,
): Promise<RunResult[]> {
  const { replicationsMax } = settings.options;
  const runs = prepared.map(({ loaded }) => loaded.scenario.run);
  const first = firstCount(Math.max(...runs.map(({ replications }) => replications)));
  const { hypercubeCount } = runs[0]!;
  const simulations: Simulation[] = [];
  try {
    for (const one of prepared) {
      simulations.push(await openSimulation(one, settings, first));
    }
    const ensembles = simulations.map(({ ensemble }) => ensemble);
    const isReached = await waitForAll(simulations, () =>
      extendUntilEnough(ensembles, {
        firstCount: first,
        hypercubeCount,
        replicationsMax,
        isEnough: ({ outcomes, design }) =>
          isPreciseEnough(
            until,
            metricSample(outcomes, design, until.figure.metric.name),
            prepared[0]!.plan.startDate,
          ),
      }),
    );
    const result = { requirement: until.text, isReached, replicationsMax };
    const results: RunResult[] = [];
    for (const simulation of simulations) results.push(await simulation.complete(result));
    return results;
  } finally {
    for (const simulation of simulations) await simulation.close();
  }
}

/** Any of them hears Ctrl-C; the last says what was done. */
function waitForAll<Result>(
  simulations: readonly Simulation[],
  work: () => Promise<Result>,
): Promise<Result> {
  return simulations.at(-1)!.wait(work());
}
