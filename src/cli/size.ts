/** `headroom size`: the published sizing guidance at full quota, without simulating. */
import type { LayoutPreset } from '../scenario/storage-spec.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CliIo } from './io.ts';
import { openSource } from './open-scenario.ts';
import { prepare } from './prepare.ts';
import { type GivenInputs, givenInputs, sizeWith } from './size-inputs.ts';
import { sizeJson } from './size-json.ts';
import { sizeNotes } from './size-notes.ts';
import { type ScenarioInputs, scenarioInputs } from './size-scenario.ts';
import { type SizeColumn, sizeText } from './size-text.ts';
import { UsageError } from './usage-error.ts';
import { versionOf } from './version.ts';

const HELP = 'headroom size --help';

export async function size(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const { name, preset, ...scenario } = await fromScenario(input, io);
  const given = givenInputs(input, preset);
  const columns = columnsOf(given, scenario);
  for (const { title, sized } of columns) {
    const where = columns.length === 1 ? '' : `${title}: `;
    for (const note of sizeNotes(sized)) io.stderr.write(`note: ${where}${note}\n`);
  }
  for (const note of leftOut(scenario, given, columns)) io.stderr.write(`note: ${note}\n`);
  if (input.flags.has('json')) {
    const headroom = versionOf(io.packageFolder);
    const whole = { headroom, name, preset: given.preset, ...sizeJson(columns) };
    io.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else {
    const of = name === null ? '' : ` of ${name}`;
    io.stdout.write(
      `Published Exchange sizing${of}: every mailbox at full quota, by ${given.preset}\n\n`,
    );
    io.stdout.write(sizeText(columns));
  }
  return EXIT.done;
}

const NO_SCENARIO: ScenarioInputs = {
  inputs: {},
  quotaAfterMib: null,
  leftOut: { afterRollout: null, always: null },
};

interface FromScenario extends ScenarioInputs {
  /** Null: there is no scenario. */
  readonly name: string | null;
  /** Of its layout; null: none. */
  readonly preset: LayoutPreset | null;
}

async function fromScenario(input: CommandInput, io: CliIo): Promise<FromScenario> {
  const [file] = input.operands;
  const set = input.values.get('set') ?? [];
  if (file === undefined) {
    if (set.length > 0) throw new UsageError('--set is for a SCENARIO: give one', HELP);
    return { name: null, preset: null, ...NO_SCENARIO };
  }
  const source = await openSource([file], io);
  const { loaded, plan } = await prepare(file, { set, source }, io);
  const { name, storage } = loaded.scenario;
  return { name, preset: storage?.preset ?? null, ...scenarioInputs(loaded.scenario, plan) };
}

/** Before the rollout and after, where a scenario has one and no quota is given. */
function columnsOf(
  given: GivenInputs,
  { inputs, quotaAfterMib }: Pick<ScenarioInputs, 'inputs' | 'quotaAfterMib'>,
): SizeColumn[] {
  const first = sizeWith(given, inputs);
  if (quotaAfterMib === null || given.options.quotaMib !== undefined) {
    return [{ title: '', sized: first }];
  }
  const after = sizeWith(given, { ...inputs, quotaMib: quotaAfterMib });
  return [
    { title: 'before', sized: first },
    { title: 'after', sized: after },
  ];
}

/** What of the scenario is in no column, unless an option says it. */
function leftOut(
  { leftOut: { afterRollout, always } }: Pick<ScenarioInputs, 'leftOut'>,
  { options, askedPreset }: GivenInputs,
  columns: readonly SizeColumn[],
): string[] {
  const isByHome = columns.length > 1 && askedPreset === null;
  return [
    ...(afterRollout === null || !isByHome ? [] : [`after: ${afterRollout}`]),
    ...(always === null || options.mailboxCount !== undefined ? [] : [always]),
  ];
}
