/** `headroom plan`: the calendar of the stages, without simulating. */
import { formatDate } from '../calendar/date.ts';
import type { StageSchedule } from '../rollout/schedule.ts';
import { type StageCalendarInput, stageCalendarTable } from '../rollout/stage-table.ts';
import { textTable } from '../table/text-table.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CliIo } from './io.ts';
import { openSource } from './open-scenario.ts';
import { prepare } from './prepare.ts';
import { stageCalendar } from './stage-calendar.ts';
import { stageNotes } from './stage-notes.ts';
import { tableObjects } from './table-output.ts';
import { versionOf } from './version.ts';
import { groupDigits } from './words.ts';

export async function plan(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const [file = ''] = input.operands;
  const source = await openSource([file], io);
  const prepared = await prepare(file, { set: input.values.get('set') ?? [], source }, io);
  const calendar = stageCalendar(prepared.plan);
  for (const note of stageNotes(prepared.plan)) io.stderr.write(`${note}\n`);
  if (input.flags.has('json')) {
    const whole = {
      headroom: versionOf(io.packageFolder),
      name: prepared.loaded.scenario.name,
      stages: tableObjects(stageCalendarTable(calendar)),
    };
    io.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else if (calendar.schedules.length === 0) {
    io.stderr.write(`${file} has no stages\n`);
  } else {
    io.stdout.write(calendarText(calendar));
  }
  return EXIT.done;
}

const HEADERS = [
  'stage',
  'after',
  'start',
  'finish',
  'mailboxes',
  'left',
  'open days',
  'days lost',
];
const RIGHT_ALIGNED = [false, false, false, false, true, true, true, false];

function calendarText(calendar: StageCalendarInput): string {
  const rows = calendar.schedules.map((schedule) => rowOf(schedule, calendar));
  return textTable(HEADERS, rows, { rightAligned: RIGHT_ALIGNED });
}

const BOUND_SIGNS = { exactly: '', 'at most': '<= ', 'at least': '>= ' } as const;

function rowOf(schedule: StageSchedule, { stages, startDate }: StageCalendarInput): string[] {
  const stage = stages[schedule.stage];
  const dateOf = (day: number | null): string =>
    day === null ? 'beyond' : formatDate(startDate + day);
  const lost = Object.entries(schedule.daysLost).filter(([, count]) => count > 0);
  return [
    stage?.name ?? '',
    schedule.waitedFor === null ? '' : (stages[schedule.waitedFor]?.name ?? ''),
    dateOf(schedule.startDay),
    dateOf(schedule.finishDay),
    `${BOUND_SIGNS[stage?.bound ?? 'exactly']}${groupDigits(schedule.mailboxCount)}`,
    groupDigits(schedule.leftCount),
    groupDigits(schedule.openDayCount),
    lost.length === 0 ? 'none' : lost.map(([cause, count]) => `${count} ${cause}`).join(', '),
  ];
}
