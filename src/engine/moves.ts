/**
 * Moves: a mailbox goes to another platform with its content, of which the old one keeps a copy for
 * a while, or comes back as long as it does.
 */
import { type CellShape, poolOfCell } from '../plan/cells.ts';
import type { Plan } from '../plan/plan.ts';
import type { CohortRun } from './cohort-run.ts';
import { NEVER } from './columns.ts';
import { UNDO } from './controller.ts';
import { followQuota } from './quota-change.ts';
import { addToTally, cellDayOf } from './rates.ts';
import { FLOW, FLOW_FIELDS } from './tally.ts';

export interface MoveRules {
  /** By stage: the platform to which it moves; 0, home, where it changes quotas. */
  readonly platformOf: Uint8Array;
  /** Number of the pool, by platform and organisation. */
  readonly poolOf: readonly Uint8Array[];
  readonly organisationOf: Uint32Array;
  readonly dropAfterDays: number;
  readonly cells: CellShape;
}

/** Null: nothing moves. */
export function moveRules(plan: Plan, cells: CellShape): MoveRules | null {
  const { moves, stages } = plan.rollout;
  if (moves === null) return null;
  return {
    platformOf: Uint8Array.from(stages, ({ moveTo }) => moveTo ?? 0),
    poolOf: plan.pools.poolOf,
    organisationOf: plan.population.organisationOf,
    dropAfterDays: moves.dropSourceAfterDays,
    cells,
  };
}

/** Moves a row as is set for the day, or brings it back; true: it has another quota. */
export function carryOutMove(run: CohortRun, row: number, day: number): boolean {
  const m = run.columns;
  const what = m.move[row]!;
  m.moveDay[row] = NEVER;
  if (what >= UNDO) {
    // What came there since has to come back with the rest, so the copy is of no use any more.
    if (m.movedBy[row] !== what - UNDO + 1 || m.copyDay[row] === NEVER) return false;
    dropCopy(run, row, day);
    place(run, row, day, { movedBy: 0, platform: 0, by: what - UNDO });
  } else {
    m.copyBytes[row] = contentOf(run, row, day);
    m.copyCell[row] = m.cell[row]!;
    m.copyDay[row] = day + run.moves!.dropAfterDays;
    addCopy(run, row, day, 1);
    const platform = run.moves!.platformOf[what]!;
    place(run, row, day, { movedBy: what + 1, platform, by: what });
  }
  return followQuota(run, row, day);
}

/** A mailbox that joins on the day of its move joins on the platform to which it would move. */
export function joinThere(run: CohortRun, row: number, day: number): void {
  const m = run.columns;
  if (run.moves === null || m.moveDay[row] !== day || m.move[row]! >= UNDO) return;
  const stage = m.move[row]!;
  m.movedBy[row] = stage + 1;
  m.cell[row] = cellOn(run, row, run.moves.platformOf[stage]!);
}

/** The copy of a mailbox that has moved goes. */
export function dropCopy(run: CohortRun, row: number, day: number): void {
  addCopy(run, row, day, -1);
  run.columns.copyDay[row] = NEVER;
}

interface Placing {
  /** As the column has it afterwards. */
  readonly movedBy: number;
  readonly platform: number;
  /** The stage that moves it, or brings it back. */
  readonly by: number;
}

function place(run: CohortRun, row: number, day: number, { movedBy, platform, by }: Placing): void {
  const m = run.columns;
  const content = contentOf(run, row, day);
  addToTally(run, row, day, -1);
  m.cell[row] = cellOn(run, row, platform);
  m.movedBy[row] = movedBy;
  addToTally(run, row, day, 1);
  const flow = cellDayOf(run, row, day) * FLOW_FIELDS;
  run.tally.flows[flow + FLOW.movedBytes]! += content;
  run.tally.flows[flow + FLOW.moves]!++;
  run.tally.movedBytes[run.cohort * run.moves!.platformOf.length + by]! += content;
}

/** Whole bytes at the end of the day before. */
function contentOf({ columns: m, curve }: CohortRun, row: number, day: number): number {
  return Math.floor(m.base[row]! + m.slope[row]! * curve.cumulative[day]!);
}

/** The cell of a row's cohort and section in the pool of its organisation on a platform. */
function cellOn(
  { columns: m, mailboxOf, moves }: CohortRun,
  row: number,
  platform: number,
): number {
  const { poolOf, organisationOf, cells } = moves!;
  const before = poolOfCell(cells, m.cell[row]!);
  const pool = poolOf[platform]![organisationOf[mailboxOf[row]!]!]!;
  return m.cell[row]! + (pool - before) * cells.sectionCount;
}

function addCopy(
  { columns: m, tally, dayCount }: CohortRun,
  row: number,
  day: number,
  sign: 1 | -1,
) {
  const flow = (m.copyCell[row]! * (dayCount + 1) + day) * FLOW_FIELDS;
  tally.flows[flow + FLOW.copyBytes]! += sign * m.copyBytes[row]!;
  tally.flows[flow + FLOW.copies]! += sign;
}
