/** Simulates scenarios with the same number of replications of each. */
import { batchSizes } from '../ensemble/design.ts';
import { metricSample } from '../ensemble/ensemble.ts';
import { isPreciseEnough, type Until } from '../ensemble/expression.ts';
import { extendAgain, extendUntilEnough, firstCount, type Growth } from '../ensemble/until.ts';
import type { RunResult } from '../report/run-result.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Prepared } from './prepare.ts';
import { openSimulation, type Simulation, type SimulationSettings } from './simulation.ts';
import { replicationsMaxOf, type SimulationOptions } from './simulation-options.ts';

/**
 * Simulates each scenario; with `--until` all of them, which want as many replications in as many
 * hypercubes, go on until each is precise enough, or as far as an earlier run of a single one went.
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
  const { run } = prepared[0]!.loaded.scenario;
  const first = firstCount(run.replications);
  const replicationsMax = replicationsMaxOf(settings.options, first);
  const shared = { ...settings, options: sharedOptions(settings.options, prepared.length) };
  const simulations: Simulation[] = [];
  try {
    for (const one of prepared) simulations.push(await openSimulation(one, shared, first));
    const ensembles = simulations.map(({ ensemble }) => ensemble);
    const growth: Growth = {
      firstCount: first,
      hypercubeCount: run.hypercubeCount,
      replicationsMax,
      isEnough: ({ outcomes, design }) =>
        isPreciseEnough(
          until,
          metricSample(outcomes, design, until.figure.metric.name),
          prepared[0]!.plan.startDate,
        ),
    };
    const { earlier } = settings;
    const work =
      earlier === null
        ? extendUntilEnough(ensembles, growth)
        : extendAgain(ensembles[0]!, growth, earlier);
    const isReached = await unlessInterrupted(work, {
      interruption: settings.io.interruption,
      describe: () => {
        const done = simulations.map(({ doneText }) => doneText());
        return `${done.join(', ')}; ${settings.nothingOf(prepared[0]!)}`;
      },
    });
    const result = { requirement: until.text, isReached, replicationsMax };
    const results: RunResult[] = [];
    for (const simulation of simulations) results.push(await simulation.complete(result));
    return results;
  } finally {
    for (const simulation of simulations) await simulation.close();
  }
}

/** All scenarios have their crews at the same time, so they share the workers and their memory. */
function sharedOptions(options: SimulationOptions, scenarioCount: number): SimulationOptions {
  return { ...options, workers: Math.max(1, Math.floor(options.workers / scenarioCount)) };
}
