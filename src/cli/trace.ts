/** `headroom trace`: one mailbox's life, as the run simulates it. */
import { traceMailbox } from '../engine/trace-mailbox.ts';
import { parametersOf } from '../plan/parameters.ts';
import { mailboxEventsTable } from '../report/mailbox-events.ts';
import { settleMedians } from '../scenario/settle.ts';
import { countOption } from './count-option.ts';
import type { CommandInput } from './definitions.ts';
import type { CliIo } from './io.ts';
import { openSource } from './open-scenario.ts';
import { prepare } from './prepare.ts';
import { settingsOf } from './settings.ts';
import { tableObjects, tableText } from './table-output.ts';
import { UsageError } from './usage-error.ts';
import { versionOf } from './version.ts';

const HELP = 'headroom trace --help';
/** A replication's number is one 32-bit word of its key. */
const REPLICATION_MAX = 4_294_967_295;

export async function trace(input: CommandInput, io: CliIo): Promise<void> {
  const [file = ''] = input.operands;
  const mailbox = countOption(input, 'mailbox', { least: 0, most: 1e15 - 1, help: HELP });
  const bounds = { least: 0, most: REPLICATION_MAX, help: HELP };
  const replication = countOption(input, 'replication', bounds) ?? 0;
  if (mailbox === null) throw new UsageError('--mailbox is missing: --mailbox N', HELP);
  const source = await openSource([file], io);
  const { loaded, plan } = prepare(file, { set: settingsOf(input, HELP), source });
  const { mailboxCount } = plan.population;
  if (mailbox >= mailboxCount) {
    const range = mailboxCount === 0 ? 'there is no mailbox' : `they are 0 to ${mailboxCount - 1}`;
    throw new UsageError(`${file} has no mailbox ${mailbox}: ${range}`, HELP);
  }
  const parameters = parametersOf(settleMedians(loaded.scenario), plan);
  const events = traceMailbox(plan, parameters, { mailbox, replication });
  const table = mailboxEventsTable(events, plan);
  if (input.flags.has('json')) {
    const { name } = loaded.scenario;
    const headroom = versionOf(io.packageFolder);
    const whole = { headroom, name, mailbox, replication, events: tableObjects(table) };
    io.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else {
    io.stdout.write(tableText(table));
  }
}
