/** `headroom plan` for people: the calendar, a chart of it, and the rules in words. */
import { formatDate } from '../calendar/date.ts';
import { ganttLines } from '../rollout/gantt.ts';
import type { PlannedStage } from '../rollout/schedule.ts';
import type { CountBound } from '../rollout/stage-table.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { textTable } from '../table/text-table.ts';
import { wrapText } from '../table/wrap-text.ts';
import { moveWords } from './move-words.ts';
import { failureWords, gateWords, standingWords } from './rule-words.ts';
import type { StageCalendar } from './stage-calendar.ts';
import { counted, groupDigits } from './words.ts';

/**
 * Empty where there are neither stages nor rules.
 *
 * @param width columns of the terminal; the table takes as many as it needs
 */
export function planText(calendar: StageCalendar, scenario: Scenario, width: number): string {
  const parts =
    calendar.schedules.length === 0
      ? []
      : [calendarText(calendar), chartText(calendar, scenario, width)];
  return [...parts, ...ruleTexts(calendar, scenario, width)].join('\n');
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

/** Where some stage moves mailboxes, with a column more. */
function calendarText(calendar: StageCalendar): string {
  const rows = calendar.schedules.map((schedule) => rowOf(schedule, calendar));
  const places = calendar.stages.map(({ moveTo }) => moveTo);
  if (places.every((moveTo) => moveTo === null)) {
    return textTable(HEADERS, rows, { rightAligned: RIGHT_ALIGNED });
  }
  const [first, ...headers] = HEADERS;
  const withPlaces = rows.map(([name, ...cells], stage) => {
    return [name ?? '', places[stage] ?? '', ...cells];
  });
  const rightAligned = [false, ...RIGHT_ALIGNED];
  return textTable([first ?? '', 'moves to', ...headers], withPlaces, { rightAligned });
}

const BOUND_SIGNS: Readonly<Record<CountBound, string>> = {
  exactly: '',
  'at most': '<= ',
  'at least': '>= ',
  about: '~ ',
};

function rowOf(schedule: PlannedStage, { stages, startDate }: StageCalendar): string[] {
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

function chartText(calendar: StageCalendar, scenario: Scenario, width: number): string {
  const { gates } = scenario.rollout;
  const acting = gates.filter(({ acts, onTrip }) => acts && onTrip !== 'alert');
  const lettersOf = (stage: string): string =>
    acting
      .filter(({ stages }) => stages?.includes(stage) ?? true)
      .map((gate) => letterOf(gates.indexOf(gate)))
      .join('');
  const lines = ganttLines({
    ...calendar,
    milestones: scenario.milestones.map(({ name, date }) => ({
      name,
      day: date - calendar.startDate,
    })),
    gates: calendar.stages.map(({ name }) => lettersOf(name)),
    width,
  });
  return lines.map((line) => `${line}\n`).join('');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** One has none where there are more gates than letters. */
function letterOf(gate: number): string {
  return LETTERS[gate] ?? '+';
}

/** A paragraph each for gates, approvals, failures, moves and upgrades on request, if any. */
function ruleTexts(calendar: StageCalendar, { rollout }: Scenario, width: number): string[] {
  const { gates, failures, standing, moves } = rollout;
  const approvals = calendar.schedules.flatMap((plan) => approvalTexts(plan, calendar));
  const paragraphs: readonly (readonly [string, readonly string[]])[] = [
    ['gates', gates.map((gate, index) => `${letterOf(index)} ${gate.name}: ${gateWords(gate)}`)],
    ['approvals', approvals],
    ['failures', failures === null ? [] : [failureWords(failures)]],
    ['moves', moves === null ? [] : moveWords(moves)],
    ['upgrades on request', standing.map((rule) => `${rule.name}: ${standingWords(rule)}`)],
  ];
  return paragraphs
    .filter(([, items]) => items.length > 0)
    .map(([title, items]) => {
      const lines = items.flatMap((item) => wrapText(`  ${item}`, { width, indent: '    ' }));
      return [title, ...lines].map((line) => `${line}\n`).join('');
    });
}

function approvalTexts(plan: PlannedStage, { stages, startDate }: StageCalendar): string[] {
  if (plan.approvalWorkingDays === 0) return [];
  const takes = counted(plan.approvalWorkingDays, 'working day');
  const asked =
    plan.readyDay === null ? '' : `, asked for on ${formatDate(startDate + plan.readyDay)}`;
  return [`${stages[plan.stage]?.name}: takes ${takes}${asked}`];
}
