/** From a scenario file to a plan: what run, plan and trace begin with. */
import { compileInSteps } from '../plan/compile.ts';
import type { Plan } from '../plan/plan.ts';
import { InputFaults } from '../table/fault.ts';
import { driveSteps, giveTurn, type Interruptible } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { type OpenedScenario, type OpenSettings, openScenario } from './open-scenario.ts';

export interface Prepared extends OpenedScenario {
  readonly plan: Plan;
}

/**
 * Opens a scenario and compiles its plan, with turns for Ctrl-C in between and after.
 *
 * @throws InputFaults with all faults of the first step that finds some; Interrupted.
 */
export async function prepare(
  file: string,
  settings: OpenSettings,
  { interruption }: CliIo,
): Promise<Prepared> {
  const describe = () => 'nothing was printed';
  const opened = openScenario(file, settings);
  await giveTurn(interruption, describe);
  return compileOpened(opened, { interruption, describe });
}

/** @throws InputFaults with what only the compiled whole shows; Interrupted. */
export async function compileOpened(
  opened: OpenedScenario,
  turns: Interruptible,
): Promise<Prepared> {
  const { loaded, organisations } = opened;
  const compiled = await driveSteps(compileInSteps(loaded.scenario, organisations), turns);
  await giveTurn(turns.interruption, turns.describe);
  if (compiled.plan !== null) return { ...opened, plan: compiled.plan };
  throw new InputFaults(
    compiled.faults.map((fault) => ({ ...loaded.placeOf(fault.address), ...fault })),
  );
}
