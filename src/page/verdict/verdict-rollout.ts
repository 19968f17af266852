/** The verdict on the rollout: when is it done, does it keep its dates, what stops it. */
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { type PageRun, summaryCell, tableOf } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow, textAt } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import {
  dayIn,
  filled,
  filledAt,
  howOften,
  listed,
  recordDate,
  type Tone,
  type VerdictItem,
} from './verdict-words.ts';

/** Chances of being done in time below which a rollout is to be watched, or in trouble: assumed. */
const [SURE_SHARE, LIKELY_SHARE] = [0.95, 0.8];
/** Stages named in a sentence; an assumption. */
const STAGES_NAMED_MAX = 3;
const OTHERS = { max: STAGES_NAMED_MAX, others: 'others (stages.csv)' };

export function rolloutItem(run: PageRun): VerdictItem {
  const stages = tableOf(run, 'stages')?.rows ?? [];
  if (stages.length === 0) {
    const sentence = ['There is no rollout: the scenario has no stages.'];
    return { tone: 'plain', topic: 'Rollout', sentence };
  }
  return {
    tone: toneOf(run, stages),
    topic: 'Rollout',
    sentence: [
      ...finishSentence(run, stages),
      ...datesSentence(run, stages),
      ...troubleSentence(run, stages),
      ...roomSentence(run, stages),
      ...movesSentence(run),
      ...failedSentence(run),
    ],
  };
}

function toneOf(run: PageRun, stages: readonly PageRow[]): Tone {
  const finished = numberOf(summaryCell(run, 'rollout_finish_date', 'probability')) ?? 0;
  const inTime = stages.flatMap((row) => numberAt(row, 'finished_by_probability') ?? []);
  const lowest = Math.min(finished, ...inTime);
  if (lowest < LIKELY_SHARE) return 'bad';
  return lowest < SURE_SHARE || [...TROUBLES, WAITED].some(({ column }) => most(stages, column) > 0)
    ? 'watch'
    : 'good';
}

function most(stages: readonly PageRow[], column: string): number {
  return Math.max(0, ...stages.map((row) => numberAt(row, column) ?? 0));
}

/** When half and nearly all of the replications are done, and what the calendar has. */
function finishSentence(run: PageRun, stages: readonly PageRow[]): Sentence {
  const probability = summaryCell(run, 'rollout_finish_date', 'probability');
  if (numberOf(probability) === 0) {
    const end = recordDate(run, 'lastDate');
    const horizon: Sentence = end === null ? [] : [', which ends on ', end];
    return ['The rollout is not done within the horizon', ...horizon, '.'];
  }
  const within: Sentence =
    numberOf(probability) === 1
      ? []
      : [' It is done within the horizon ', ...howOften(run, probability), '.'];
  return [...whenDone(run, lastPlanned(stages)), '.', ...within];
}

/** @param planned when it would be done if nothing went wrong; null: not known */
function whenDone(run: PageRun, planned: PageCell | null): Sentence {
  const [p5, p50, p95] = ['p5', 'p50', 'p95'].map((statistic) =>
    filled(summaryCell(run, 'rollout_finish_date', statistic)),
  );
  if (!p50) return ['The rollout is not done within the horizon in half of the replications'];
  const isAsPlanned = planned !== null && planned.text === p50.text;
  const isOneDay = isSingle(run) || (p5?.text === p50.text && p95?.text === p50.text);
  const asPlanned = isAsPlanned ? ', as planned' : '';
  const apart: Sentence = isAsPlanned || planned === null ? [] : ['; it is planned for ', planned];
  if (isSingle(run)) return ['The rollout is done on ', p50, asPlanned, ...apart];
  const day = [`The rollout is done ${isOneDay ? 'on' : 'by'} `, p50];
  if (isOneDay) return [...day, ' in nearly every replication', asPlanned, ...apart];
  if (p95?.text === p50.text) return [...day, ` ${NEARLY_ALL}`, asPlanned, ...apart];
  const half = [...day, isAsPlanned ? `${asPlanned},` : '', ' in half of the replications'];
  return !p95
    ? [...half, ...apart]
    : [...half, ' and by ', p95, ' in nineteen of twenty', ...apart];
}

const NEARLY_ALL = 'in nineteen replications of twenty';

/** The latest day on which a stage should finish by the calendar alone. */
function lastPlanned(stages: readonly PageRow[]): PageCell | null {
  let latest: PageCell | null = null;
  for (const row of stages) {
    const cell = filledAt(row, 'planned_finish');
    if (cell === null) return null;
    if (latest === null || (dayIn(cell) ?? 0) > (dayIn(latest) ?? 0)) latest = cell;
  }
  return latest;
}

/** How likely stages that have a date keep it, the unlikeliest first. */
function datesSentence(run: PageRun, stages: readonly PageRow[]): Sentence {
  const dated = stages.filter((row) => filledAt(row, 'finished_by_probability') !== null);
  if (dated.length === 0) return [];
  const unsure = byShare(dated, 'finished_by_probability').reverse();
  const late = unsure.filter((row) => numberAt(row, 'finished_by_probability') !== 1);
  if (late.length === 0) {
    return isSingle(run)
      ? [' Stages that have a date keep it.']
      : [' Stages that have a date keep it in every replication.'];
  }
  const items = late.map((row, index): Sentence => {
    const [stage, by] = [cellOf(row, 'stage'), cellOf(row, 'by')];
    const often = howOften(run, cellOf(row, 'finished_by_probability'));
    if (stage === null || by === null) return [];
    return index === 0
      ? [' Stage ', stage, ' is done by its date, ', by, ', ', ...often]
      : ['stage ', stage, ' by ', by, ' ', ...often];
  });
  return [...listed(items, OTHERS), '.'];
}

/** With the largest share first. */
function byShare(rows: readonly PageRow[], column: string): PageRow[] {
  return [...rows].sort((a, b) => (numberAt(b, column) ?? 0) - (numberAt(a, column) ?? 0));
}

/** What befalls stages, the worst first. */
const TROUBLES = [
  { column: 'rolled_back_probability', words: 'Gates roll back ' },
  { column: 'aborted_probability', words: 'Gates abort ' },
  { column: 'blocked_probability', words: 'As one before was stopped, these never start: ' },
  { column: 'paused_probability', words: 'Gates pause ' },
] as const;

/** A stage waits while its pool has no room for it. */
const WAITED = { column: 'waited_probability' } as const;

function troubleSentence(run: PageRun, stages: readonly PageRow[]): Sentence {
  const told = TROUBLES.flatMap(({ column, words }): Sentence => {
    const hit = byShare(stages, column).filter((row) => (numberAt(row, column) ?? 0) > 0);
    if (hit.length === 0) return [];
    const items = hit.map((row, index): Sentence => {
      const [stage, share] = [cellOf(row, 'stage'), cellOf(row, column)];
      if (stage === null || share === null) return [];
      if (isSingle(run)) return [stage];
      if (numberOf(share) === 1) return [stage, ' (always)'];
      return [stage, ' (', share, index === 0 ? ' of replications)' : ')'];
    });
    return [` ${words}`, ...listed(items, OTHERS), '.'];
  });
  const stopped = told.length === 0 ? [' No stage is paused, aborted or rolled back.'] : told;
  return [...stopped, ...waitSentence(run, stages)];
}

function waitSentence(run: PageRun, stages: readonly PageRow[]): Sentence {
  const hit = byShare(stages, WAITED.column).filter(
    (row) => (numberAt(row, WAITED.column) ?? 0) > 0,
  );
  if (hit.length === 0) return [];
  const items = hit.map((row, index): Sentence => {
    const often = howOften(run, cellOf(row, WAITED.column));
    const start = index === 0 ? ' Stage ' : 'stage ';
    return [start, cellOf(row, 'stage') ?? '', ' waits for disk ', ...often];
  });
  return [...listed(items, OTHERS), '.'];
}

/** Days on which moves find no night with room, where they explain that a stage is late. */
function roomSentence(run: PageRun, stages: readonly PageRow[]): Sentence {
  const column = 'lost_capacity_days_p50';
  const late = byShare(stages, column).filter((row) => {
    const [planned, finish] = [
      dayIn(cellOf(row, 'planned_finish')),
      dayIn(cellOf(row, 'finish_p50')),
    ];
    const isLate = planned === null || finish === null || finish > planned;
    return textAt(row, 'kind') === 'move' && isLate && (numberAt(row, column) ?? 0) > 0;
  });
  if (late.length === 0) return [];
  const items = late.map((row, index): Sentence => {
    const [stage, days] = [cellOf(row, 'stage'), cellOf(row, column)];
    if (stage === null || days === null) return [];
    return [stage, ' ', days, index === 0 && !isSingle(run) ? ' (P50)' : ''];
  });
  return [' Stages wait for nights with room: ', ...listed(items, OTHERS), '.'];
}

/** Mailboxes that no attempt could change; nothing where none fails. */
function failedSentence(run: PageRun): Sentence {
  const [median, high] = ['p50', 'p95'].map((statistic) =>
    filled(summaryCell(run, 'failed_mailboxes_count', statistic)),
  );
  if (!median || !high || numberOf(high) === 0) return [];
  const range: Sentence = isSingle(run) ? [] : [' (P50; P95\u00a0', high, ')'];
  return [' Of those to be changed ', median, ' fail for good', ...range, '.'];
}

/** What moves to another platform; nothing without moves. */
function movesSentence(run: PageRun): Sentence {
  const middle = (metric: string) => filled(summaryCell(run, metric, 'p50'));
  const [moved, size, dual] = ['moved_mailboxes_count', 'moved_tib', 'dual_mailboxes_max'].map(
    middle,
  );
  if (!moved || !size || !dual) return [];
  return [
    isSingle(run) ? ' ' : ' Typically (P50) ',
    moved,
    ' with ',
    size,
    ' move, and up to ',
    dual,
    ' are on two platforms at a time.',
  ];
}
