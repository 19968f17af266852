/** The simulation of one scenario: its crew, its replications as they come in, its progress. */
import { type CostResult, costResult } from '../cost/cost-result.ts';
import { achievedCorrelations } from '../ensemble/achieved-correlations.ts';
import type { Crew } from '../ensemble/crew.ts';
import { seriesCount, seriesShape } from '../ensemble/daily-series.ts';
import { createDailyStore, type DailyStore, noDailyStore } from '../ensemble/daily-store.ts';
import { drawnInputs } from '../ensemble/draw-inputs.ts';
import { drawnFaults } from '../ensemble/drawn-faults.ts';
import { createEnsemble, type Ensemble } from '../ensemble/ensemble.ts';
import type { Drift } from '../ensemble/opening-drift.ts';
import type { Outcome } from '../ensemble/outcome.ts';
import { repeatedReplications } from '../ensemble/second-luck.ts';
import { openSpillFile } from '../ensemble/spill-file.ts';
import type { EarlierGrowth } from '../ensemble/until.ts';
import type { Plan } from '../plan/plan.ts';
import { samplePlan } from '../plan/sample.ts';
import type { FolderOptions, RunResult, UntilResult } from '../report/run-result.ts';
import { InputFaults } from '../table/fault.ts';
import { crewOf } from './crew-of.ts';
import { giveTurn, unlessInterrupted } from './interrupt.ts';
import type { CliIo } from './io.ts';
import type { Prepared } from './prepare.ts';
import { progressOn, type ReplicationProgress, replicationProgress } from './progress.ts';
import type { SimulationOptions } from './simulation-options.ts';
import { stageCalendar } from './stage-calendar.ts';
import { versionOf } from './version.ts';

export interface SimulationSettings extends FolderOptions {
  readonly options: SimulationOptions;
  readonly io: CliIo;
  readonly quiet: boolean;
  /** Whether the daily series are wanted: without folders nobody reads them. */
  readonly keepsDays: boolean;
  /** With `--until`, how far the run went that is made again; null: as far as it takes. */
  readonly earlier: EarlierGrowth | null;
  /** What an interruption leaves undone, for its message. */
  readonly nothingOf: (prepared: Prepared) => string;
}

export interface Simulation {
  readonly ensemble: Ensemble;
  /** What was done so far, in words. */
  readonly doneText: () => string;
  /** Waits for work of the crew. @throws Interrupted on Ctrl-C. */
  readonly wait: <Result>(work: Promise<Result>) => Promise<Result>;
  /** What it has come to; with `--split`, after a second luck of some replications. */
  readonly complete: (until: UntilResult | null) => Promise<RunResult>;
  /** Ends the crew, done or not. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a crew and looks at the opening's drift.
 *
 * @param replicationCount as many are expected, for the progress line
 * @throws Interrupted, WorkerDied, and Error if a master check fails; the crew has then ended.
 */
export async function openSimulation(
  prepared: Prepared,
  settings: SimulationSettings,
  replicationCount: number,
): Promise<Simulation> {
  const { options, io } = settings;
  const { scenario } = prepared.loaded;
  const plan = simulatedPlan(prepared, options);
  const progress = replicationProgress(progressOn(io.stderr, settings), {
    name: scenario.name,
    totalCount: replicationCount,
  });
  const describe = () => `${progress.doneText()}; ${settings.nothingOf(prepared)}`;
  await giveTurn(io.interruption, describe);
  const size = Math.min(options.workers, replicationCount);
  const crew = crewOf({ scenario, plan }, size, { io, describe });
  progress.show(0);
  const wait: Simulation['wait'] = (work) =>
    unlessInterrupted(placing(work, prepared), { ...io, describe });
  const close = async () => {
    progress.clear();
    await crew.dismiss();
  };
  try {
    const drift = await wait(crew.drift());
    const breathe = () => giveTurn(io.interruption, describe);
    const { keepsDays } = settings;
    const ensemble = startEnsemble(prepared, { plan, crew, progress, keepsDays, breathe });
    const complete = async (until: UntilResult | null) => {
      const secondLuck = options.isSplit ? await wait(repeatSome(ensemble)) : null;
      return resultOf(prepared, settings, { plan, ensemble, drift, until, secondLuck });
    };
    return { ensemble, doneText: progress.doneText, wait, complete, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Puts faults that only a simulation finds, as of costs too large, in their place in the file. */
async function placing<Result>(work: Promise<Result>, { loaded }: Prepared): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    throw new InputFaults(
      error.faults.map((fault) =>
        fault.file === '' ? { ...fault, ...loaded.placeOf(fault.address) } : fault,
      ),
    );
  }
}

function simulatedPlan({ plan }: Prepared, { sampleShare }: SimulationOptions): Plan {
  return sampleShare === null ? plan : samplePlan(plan, sampleShare);
}

function startEnsemble(
  { loaded }: Prepared,
  at: {
    readonly plan: Plan;
    readonly crew: Crew;
    readonly progress: ReplicationProgress;
    readonly keepsDays: boolean;
    readonly breathe: () => Promise<void>;
  },
): Ensemble {
  const { scenario } = loaded;
  return createEnsemble(scenario, {
    crew: at.crew,
    daily: at.keepsDays ? dailyStoreOf(at.plan) : noDailyStore(),
    onDone: at.progress.show,
    breathe: at.breathe,
    checkDrawn: (rows, firstReplication) => {
      const complaints = drawnFaults(scenario, rows, firstReplication);
      if (complaints.length === 0) return;
      throw new InputFaults(
        complaints.map((complaint) => ({ ...loaded.placeOf(complaint.address), ...complaint })),
      );
    },
  });
}

function dailyStoreOf(plan: Plan): DailyStore {
  return createDailyStore({
    dayCount: plan.dayCount,
    seriesCount: seriesCount(seriesShape(plan)),
    openSpill: openSpillFile,
  });
}

function repeatSome(ensemble: Ensemble): Promise<readonly Outcome[]> {
  return ensemble.repeat(repeatedReplications(ensemble.outcomes.length));
}

function costsOf({ costs }: Plan, outcomes: readonly Outcome[]): CostResult | null {
  if (costs === null) return null;
  return costResult(
    costs,
    outcomes.flatMap((outcome) => outcome.costs ?? []),
  );
}

interface Done {
  readonly plan: Plan;
  readonly ensemble: Ensemble;
  readonly drift: Drift | null;
  readonly until: UntilResult | null;
  readonly secondLuck: readonly Outcome[] | null;
}

function resultOf(
  prepared: Prepared,
  { io, excel, focus, tables }: SimulationSettings,
  { plan, ensemble, drift, until, secondLuck }: Done,
): RunResult {
  const { loaded, mailboxScaling } = prepared;
  const { outcomes, daily, design } = ensemble;
  const rows = outcomes.map(({ inputs }) => inputs);
  return {
    loaded,
    plan,
    outcomes,
    daily,
    costs: costsOf(plan, outcomes),
    design,
    inputs: drawnInputs(loaded.scenario),
    correlations: achievedCorrelations(loaded.scenario, rows),
    until,
    secondLuck,
    seedText: loaded.scenario.run.seed,
    replications: outcomes.length,
    headroomVersion: versionOf(io.packageFolder),
    drift,
    excel,
    focus,
    tables,
    mailboxScaling,
    plannedStages: stageCalendar(prepared.plan, prepared.loaded.scenario).schedules,
  };
}
