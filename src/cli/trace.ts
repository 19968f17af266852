/** `headroom trace`: one mailbox's life, as the run simulates it. */
import type { MailboxEvent } from '../engine/mailbox-event.ts';
import { type MailboxTraceInput, traceMailboxInSteps } from '../engine/trace-mailbox.ts';
import { drawnInputs, settleDrawn } from '../ensemble/draw-inputs.ts';
import { drawReplication } from '../ensemble/draw-replication.ts';
import { parametersOf } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import { mailboxEventsTable } from '../report/mailbox-events.ts';
import { countOption } from './count-option.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { driveSteps, giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { openSource } from './open-scenario.ts';
import { type Prepared, prepare } from './prepare.ts';
import { settingsOf } from './settings.ts';
import { tableObjects, tableText } from './table-output.ts';
import { UsageError } from './usage-error.ts';
import { versionOf } from './version.ts';

const HELP = 'headroom trace --help';
/** A replication's number is one 32-bit word of its key. */
const REPLICATION_MAX = 4_294_967_295;

export async function trace(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const [file = ''] = input.operands;
  const mailbox = countOption(input, 'mailbox', { least: 0, most: 1e15 - 1, help: HELP });
  const bounds = { least: 0, most: REPLICATION_MAX, help: HELP };
  const replication = countOption(input, 'replication', bounds) ?? 0;
  if (mailbox === null) throw new UsageError('--mailbox is missing: --mailbox N', HELP);
  const source = await openSource([file], io);
  const prepared = await prepare(file, { set: settingsOf(input, HELP), source }, io);
  const { loaded, plan } = prepared;
  checkMailbox(mailbox, file, plan);
  checkReplication(replication, file, loaded.scenario.run.replications);
  const events = await eventsOf(prepared, { mailbox, replication }, io);
  const table = mailboxEventsTable(events, plan);
  if (input.flags.has('json')) {
    const { name } = loaded.scenario;
    const headroom = versionOf(io.packageFolder);
    const whole = { headroom, name, mailbox, replication, events: tableObjects(table) };
    io.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else {
    io.stdout.write(tableText(table));
  }
  return EXIT.done;
}

function checkMailbox(mailbox: number, file: string, { population }: Plan): void {
  const { mailboxCount } = population;
  if (mailbox < mailboxCount) return;
  const range = mailboxCount === 0 ? 'there is no mailbox' : `they are 0 to ${mailboxCount - 1}`;
  throw new UsageError(`${file} has no mailbox ${mailbox}: ${range}`, HELP);
}

/** What a replication draws depends on how many there are, so there is none beyond the last. */
function checkReplication(replication: number, file: string, replications: number): void {
  if (replication < replications) return;
  throw new UsageError(
    `a run of ${file} has no replication ${replication}: they are 0 to ${replications - 1}`,
    HELP,
  );
}

async function eventsOf(
  { loaded, plan }: Prepared,
  asked: MailboxTraceInput,
  { interruption }: CliIo,
): Promise<MailboxEvent[]> {
  const describe = () => 'the replication was not simulated to its end, and nothing was printed';
  const { scenario } = loaded;
  const row = drawReplication(scenario, asked.replication);
  const settled = settleDrawn(scenario, drawnInputs(scenario), row);
  const parameters = parametersOf(settled, plan);
  const steps = traceMailboxInSteps(plan, parameters, asked);
  const events = await driveSteps(steps, { interruption, describe });
  await giveTurn(interruption, describe);
  return events;
}
