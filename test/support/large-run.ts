/** A run with as much as a scenario may have: the most of stages, hundreds of freezes, pools. */
import { formatDate, parseDate } from '../../src/calendar/date.ts';
import { isDrawn } from '../../src/page/cells/drawn-days.ts';
import type { PageRun } from '../../src/page/cells/page-run.ts';
import { type ShownRow, shownRun, spread } from './shown-run.ts';

const FIRST_DAY = parseDate('2013-04-01') ?? 0;
const DAYS = 3 * 365;
const LAST_DAY = FIRST_DAY + DAYS - 1;

interface Counts {
  readonly stages: number;
  readonly freezes: number;
  readonly pools: number;
}

export function largeRun({ stages, freezes, pools }: Counts): PageRun {
  const names = ['all', ...numbered('pool', pools)];
  return shownRun(
    {
      timeline: drawnDays().flatMap((day) => names.map((pool) => timelineRow(day, pool))),
      pools: names.map(poolRow),
      purchases: names.slice(1).flatMap(ordersOf),
      stages: numbered('stage', stages).map(stageRow),
      assumptions: numbered('freeze', freezes).flatMap(freezeRows),
    },
    { from: dateOf(0), to: dateOf(DAYS - 1) },
  );
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

/** Days after the first. */
function drawnDays(): readonly number[] {
  const span = { firstDay: FIRST_DAY, lastDay: LAST_DAY };
  const days = Array.from({ length: DAYS }, (_, day) => day);
  return days.filter((day) => isDrawn(FIRST_DAY + day, span));
}

function dateOf(day: number): string {
  return formatDate(FIRST_DAY + day);
}

function timelineRow(day: number, pool: string): ShownRow {
  const around = (tib: number) => spreadOf(tib + day / 10 + pool.length);
  return {
    ...{ date: dateOf(day), pool },
    ...spread('used_tib', around(100)),
    ...spread('needed_tib', around(200)),
    ...spread('usable_tib', spreadOf(250 + Math.floor(day / 100))),
    ...spread('utilisation_share', ['0.8', '0.85', '0.9']),
  };
}

function spreadOf(middle: number): readonly [string, string, string] {
  return [(middle * 0.9).toFixed(3), middle.toFixed(3), (middle * 1.2).toFixed(3)];
}

function poolRow(pool: string): ShownRow {
  return {
    pool,
    over_plan_probability: '0.1',
    over_plan_without_orders_probability: '0.5',
    ...spread('runout_without_orders', [dateOf(500), dateOf(600), '']),
    ...spread('peak_utilisation_share', ['0.8', '0.85', '0.9']),
  };
}

function ordersOf(pool: string): readonly ShownRow[] {
  return Array.from({ length: 5 }, (_, index) => ({
    ...{ pool, origin: 'policy', order: String(index + 1), placed_probability: '0.9' },
    ...{ placed_p50: dateOf(100 * index), due_p50: dateOf(100 * index + 60) },
  }));
}

function stageRow(stage: string, index: number): ShownRow {
  const from = index * 4;
  const [start, finish] = [
    [from, from + 1, from + 3],
    [from + 20, from + 25, from + 40],
  ].map((days) => days.map(dateOf)) as [string[], string[]];
  return {
    ...{ stage, kind: 'quota', planned_start: dateOf(from), planned_finish: dateOf(from + 20) },
    ...spread('start', start as [string, string, string]),
    ...spread('finish', finish as [string, string, string]),
    ...{ started_probability: '1', finished_probability: '1', paused_probability: '0' },
    ...spread('changed_mailboxes', ['900', '1000', '1100']),
  };
}

function freezeRows(name: string, index: number): readonly ShownRow[] {
  const [from, to] = [dateOf(index * 3), dateOf(index * 3 + 1)];
  return Object.entries({ name, from, to }).map(([part, value]) => ({
    ...{ key: `rollout.freezes.${name}.${part}`, value, unit: part === 'name' ? '' : 'date' },
    ...{ source: 'a source', owner: 'an owner', quality: 'assumed', file: 'a.yaml', line: '1' },
  }));
}
