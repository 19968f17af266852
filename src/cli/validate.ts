/** `headroom validate`: every fault of the files, and whether their traffic has the right size. */
import { membershipOfAll } from '../plan/pool-membership.ts';
import { populationFaults } from '../plan/population-faults.ts';
import { mayFindQuotasInPlace } from '../plan/quotas-in-place.ts';
import { tallyFaults } from '../plan/tally-limit.ts';
import { withNewcomers } from '../population/newcomers.ts';
import { mailboxesOfStages, organisationsShowNoFault } from '../rollout/select-organisations.ts';
import { InputFaults } from '../table/fault.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { idleNotes } from './idle-notes.ts';
import { giveTurn, type Interruptible } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { type OpenedScenario, openScenario, openSource } from './open-scenario.ts';
import { compareMessages, type MessageComparison } from './reported-messages.ts';
import type { StageCalendar } from './stage-calendar.ts';
import { groupDigits, signedPercent } from './words.ts';

export async function validate(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const source = await openSource(input.operands, io);
  const set = input.values.get('set') ?? [];
  const faults = [];
  for (const file of input.operands) {
    const describe = () => `${file} was not looked at to its end`;
    const { interruption } = io;
    const lookUp = () => giveTurn(interruption, describe);
    await lookUp();
    try {
      const opened = openScenario(file, { set, source });
      await lookUp();
      const notes = await checkWhole(opened, { interruption, describe });
      await lookUp();
      io.stdout.write(`${file}: no faults\n`);
      for (const note of [...notes, ...idleNotes(opened.loaded.scenario)]) {
        io.stderr.write(`${note}\n`);
      }
      const comparison = compareMessages(opened.loaded.scenario, opened.organisations);
      if (comparison !== null) io.stdout.write(`  ${sentenceOf(comparison)}\n`);
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return EXIT.done;
}

/**
 * Looks for the faults that only the whole shows, and returns what is to be known of it. Where
 * tiers and organisations tell that there is nothing, the mailboxes are not made: for 650,000 that
 * took as long as all the rest.
 */
async function checkWhole(opened: OpenedScenario, turns: Interruptible): Promise<string[]> {
  const { loaded, organisations } = opened;
  const { population, rollout } = loaded.scenario;
  const isSound =
    populationFaults(loaded.scenario, organisations).length === 0 &&
    membershipOfAll(loaded.scenario, organisations).faults.length === 0 &&
    organisationsShowNoFault(rollout.stages, withNewcomers(organisations, population.onboarding));
  const isToldByOrganisations = isSound && population.onboarding.length === 0;
  // Of stages of one kind each is counted apart, and those whom none may change, at the most.
  const isCountable = tallyFaults(loaded.scenario, rollout.stages.length + 1).length === 0;
  const isSimple = isCountable && rollout.moves === null && !mayFindQuotasInPlace(loaded.scenario);
  if (isToldByOrganisations && isSimple) return warningsOf(opened);
  const { compileOpened } = await import('./prepare.ts');
  const { plan } = await compileOpened(opened, turns);
  const { stageNotes } = await import('./stage-notes.ts');
  const { stageCalendar } = await import('./stage-calendar.ts');
  const { moveWarnings } = await import('./move-warnings.ts');
  const calendar = stageCalendar(plan, loaded.scenario);
  return [
    ...stageNotes(plan),
    ...(await warningLines(calendar, opened)),
    ...moveWarnings(calendar, loaded.scenario, plan),
  ];
}

/** What cannot work, where organisations tell how many mailboxes each stage selects. */
async function warningsOf(opened: OpenedScenario): Promise<string[]> {
  const { loaded, organisations } = opened;
  const { stages } = loaded.scenario.rollout;
  if (stages.length === 0) return [];
  const { calendarOfCounts } = await import('./stage-calendar.ts');
  const counts = mailboxesOfStages(stages, organisations);
  const calendar = calendarOfCounts(
    loaded.scenario,
    counts.map((mailboxCount) => ({ mailboxCount })),
  );
  return warningLines(calendar, opened);
}

async function warningLines(
  calendar: StageCalendar,
  { loaded }: OpenedScenario,
): Promise<string[]> {
  const { planWarnings } = await import('./plan-warnings.ts');
  return planWarnings(calendar, loaded.scenario);
}

function sentenceOf({ month, modelledCount, reportedCount }: MessageComparison): string {
  if (modelledCount === null) {
    return `messages in ${month}: not compared, the month is not wholly within the horizon`;
  }
  const modelled = groupDigits(Math.round(modelledCount));
  const difference = signedPercent(modelledCount / reportedCount - 1);
  return (
    `messages in ${month}: ${modelled} by the cohorts, ` +
    `${groupDigits(reportedCount)} reported (${difference})`
  );
}
