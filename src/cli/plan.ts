/** `headroom plan`: the calendar of the stages and what may stop them, without simulating. */
import { stageCalendarTable } from '../rollout/stage-table.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { rolloutNotes } from './idle-rollout.ts';
import type { CliIo } from './io.ts';
import { moveWarnings } from './move-warnings.ts';
import { moveObject } from './move-words.ts';
import { openSource } from './open-scenario.ts';
import { planText } from './plan-chart.ts';
import { planWarnings } from './plan-warnings.ts';
import { prepare } from './prepare.ts';
import { failureObject, gateObject, standingObject } from './rule-objects.ts';
import { stageCalendar } from './stage-calendar.ts';
import { stageNotes } from './stage-notes.ts';
import { tableObjects } from './table-output.ts';
import { versionOf } from './version.ts';

export async function plan(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const [file = ''] = input.operands;
  const source = await openSource([file], io);
  const prepared = await prepare(file, { set: input.values.get('set') ?? [], source }, io);
  const { scenario } = prepared.loaded;
  const calendar = stageCalendar(prepared.plan, scenario);
  const warnings = [
    ...planWarnings(calendar, scenario),
    ...moveWarnings(calendar, scenario, prepared.plan),
    ...rolloutNotes(scenario),
  ];
  for (const note of [...stageNotes(prepared.plan), ...warnings]) {
    io.stderr.write(`${note}\n`);
  }
  if (input.flags.has('json')) {
    const { gates, failures, standing, moves } = scenario.rollout;
    const whole = {
      headroom: versionOf(io.packageFolder),
      name: scenario.name,
      stages: tableObjects(stageCalendarTable(calendar)),
      gates: gates.map(gateObject),
      failures: failures === null ? null : failureObject(failures),
      standing: standing.map(standingObject),
      moves: moves === null ? null : moveObject(moves),
      warnings,
    };
    io.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else {
    if (calendar.schedules.length === 0) io.stderr.write(`${file} has no stages\n`);
    io.stdout.write(planText(calendar, scenario, io.stdout.width));
  }
  return EXIT.done;
}
