/**
 * The mailboxes of one replication as columns, indexed by row. About 100 bytes a mailbox; made once
 * and used again by every replication.
 */

/** No day: later than every horizon (100 years have 36,525 days). */
export const NEVER = 0x7fffffff;

/** Rows [firstRow, endRow). */
export interface RowRange {
  readonly firstRow: number;
  readonly endRow: number;
}

export interface Columns {
  readonly rowCount: number;
  /** Content at the end of day d is base + slope * C(d), in bytes. */
  readonly base: Float64Array;
  readonly slope: Float64Array;
  /** Gross traffic in force, bytes a unit of C; `busy` is the same at x = 1. */
  readonly gross: Float64Array;
  readonly busy: Float64Array;
  /** Whole bytes of content when the kept mail was last counted. */
  readonly settled: Float64Array;
  /** Bytes added to the local archive since the start, less those brought back. */
  readonly archived: Float64Array;
  readonly state: Uint8Array;
  /** Quota levels: at the start, in force, and the one to which the owner has adapted. */
  readonly firstLevel: Uint8Array;
  readonly level: Uint8Array;
  readonly adaptedLevel: Uint8Array;
  /** 0: as at the start; stage + 1: as that stage has left it. */
  readonly regime: Uint8Array;
  /** The tier to which owners have risen on request; no entries where nobody can. */
  readonly tier: Uint8Array;
  /** In which the row is tallied: see plan/cells.ts. */
  readonly cell: Uint16Array | Uint32Array;
  /** Days on which something is due; NEVER if nothing is. */
  readonly regimeDay: Int32Array;
  readonly housekeepingDay: Int32Array;
  readonly cleanUpDay: Int32Array;
  readonly adaptationDay: Int32Array;
  readonly returnDay: Int32Array;
  /** Set by the controller: when the quota changes, and what changes it, as in controller.ts. */
  readonly changeDay: Int32Array;
  readonly change: Uint16Array;
  /**
   * The earliest of the days of the change, of coming and going, of moves, and of requests, so that
   * the kernel looks at one; changeDay itself where the others have no entries.
   */
  readonly dueDay: Int32Array;
  /** Whether the mailbox is there (see PRESENCE) and when that changes; no entries: always. */
  readonly presence: Uint8Array;
  readonly presenceDay: Int32Array;
  /** In the morning of which the owner leaves; NEVER: not within the horizon. */
  readonly leaveDay: Int32Array;
  /**
   * Which stage, plus 1, has moved the mailbox, 0: none, it is at home; no entries: nothing moves.
   */
  readonly movedBy: Uint8Array;
  /** Set by the controller: when it moves, and what moves it, as in controller.ts. */
  readonly moveDay: Int32Array;
  readonly move: Uint16Array;
  /** The copy that it has left: its bytes, its cell, and in the morning of which it is dropped. */
  readonly copyBytes: Float64Array;
  readonly copyCell: Uint32Array;
  readonly copyDay: Int32Array;
  /** When requests are met, and draws made for them: entry rule * rowCount + row. */
  readonly requestDay: Int32Array;
  readonly requestCount: Uint16Array;
  /** Day of the last help-desk contact; -NEVER if there was none. */
  readonly contactDay: Int32Array;
  /**
   * Draws made so far in each stream: at most one a day, so 16 bits hold a horizon of 100 years.
   */
  readonly regimeCount: Uint16Array;
  readonly housekeepingCount: Uint16Array;
  readonly cleanUpWaitCount: Uint16Array;
  readonly cleanUpCount: Uint16Array;
  readonly contactCount: Uint16Array;
  readonly changeCount: Uint16Array;
}

/** What a plan needs columns for, beside those that every plan has. */
export interface ColumnNeeds {
  readonly cellCount: number;
  /** Whether anybody may join or leave. */
  readonly hasPresence: boolean;
  /** Whether stages may move mailboxes to another platform. */
  readonly hasMoves: boolean;
  /** Standing rules, by which owners may ask for more. */
  readonly requestRuleCount: number;
}

/** Cells that two bytes can tell apart. */
const NARROW_CELL_COUNT_MAX = 65_536;

export function createColumns(rowCount: number, needs: ColumnNeeds): Columns {
  const { hasPresence, hasMoves, requestRuleCount: ruleCount } = needs;
  const { doubles, bytes, days, counts, wide } = columnMakers(rowCount, rowBytes(needs));
  const ofMoves = hasMoves ? 1 : 0;
  const ofPresence = hasPresence ? 1 : 0;
  const changeDay = days();
  return {
    rowCount,
    base: doubles(),
    slope: doubles(),
    gross: doubles(),
    busy: doubles(),
    settled: doubles(),
    archived: doubles(),
    state: bytes(),
    firstLevel: bytes(),
    level: bytes(),
    adaptedLevel: bytes(),
    regime: bytes(),
    tier: bytes(ruleCount > 0 ? 1 : 0),
    cell: hasWideCells(needs) ? wide() : counts(),
    regimeDay: days(),
    housekeepingDay: days(),
    cleanUpDay: days(),
    adaptationDay: days(),
    returnDay: days(),
    changeDay,
    change: counts(),
    dueDay: hasOtherDueDays(needs) ? days() : changeDay,
    presence: bytes(ofPresence),
    presenceDay: days(ofPresence),
    leaveDay: days(ofPresence),
    movedBy: bytes(ofMoves),
    moveDay: days(ofMoves),
    move: counts(ofMoves),
    copyBytes: doubles(ofMoves),
    copyCell: wide(ofMoves),
    copyDay: days(ofMoves),
    requestDay: days(ruleCount),
    requestCount: counts(ruleCount),
    contactDay: days(),
    regimeCount: counts(),
    housekeepingCount: counts(),
    cleanUpWaitCount: counts(),
    cleanUpCount: counts(),
    contactCount: counts(),
    changeCount: counts(),
  };
}

/** Makers of columns with so many entries a row, by default one; with none they have no memory. */
function columnMakers(rowCount: number, bytesOfRow: number) {
  const { buffer, next } = columnPlaces(rowCount, bytesOfRow);
  return {
    doubles: (perRow = 1) =>
      perRow > 0
        ? new Float64Array(buffer, next(8 * perRow), perRow * rowCount)
        : new Float64Array(0),
    bytes: (perRow = 1) =>
      perRow > 0 ? new Uint8Array(buffer, next(perRow), perRow * rowCount) : new Uint8Array(0),
    days: (perRow = 1) =>
      perRow > 0 ? new Int32Array(buffer, next(4 * perRow), perRow * rowCount) : new Int32Array(0),
    counts: (perRow = 1) =>
      perRow > 0
        ? new Uint16Array(buffer, next(2 * perRow), perRow * rowCount)
        : new Uint16Array(0),
    wide: (perRow = 1) =>
      perRow > 0
        ? new Uint32Array(buffer, next(4 * perRow), perRow * rowCount)
        : new Uint32Array(0),
  };
}

function hasWideCells({ cellCount }: ColumnNeeds): boolean {
  return cellCount > NARROW_CELL_COUNT_MAX;
}

function hasOtherDueDays({ hasPresence, hasMoves, requestRuleCount }: ColumnNeeds): boolean {
  return hasPresence || hasMoves || requestRuleCount > 0;
}

/** Bytes of a row in the columns that every plan has. */
const ROW_BYTES = 6 * 8 + 5 * 1 + 7 * 4 + 8 * 2;
/** The largest number of columns that there can be. */
const COLUMN_COUNT = 39;
/** Columns begin five cache lines apart, in terms of pages: see columnPlaces. */
const PAGE_BYTES = 4096;
const STAGGER_BYTES = 320;

/** Bytes of a row in all columns. */
function rowBytes(needs: ColumnNeeds): number {
  const { hasPresence, hasMoves, requestRuleCount } = needs;
  return (
    ROW_BYTES +
    (hasWideCells(needs) ? 2 : 0) +
    (hasOtherDueDays(needs) ? 4 : 0) +
    (hasPresence ? 1 + 2 * 4 : 0) +
    (hasMoves ? 1 + 2 + 3 * 4 + 8 : 0) +
    (requestRuleCount > 0 ? 1 + requestRuleCount * (4 + 2) : 0)
  );
}

/**
 * Places for the columns in one buffer. Were each an allocation of its own they would all begin on
 * a page, and a row's entries in them would compete for the same few lines of the cache.
 */
function columnPlaces(
  rowCount: number,
  bytesOfRow: number,
): {
  readonly buffer: ArrayBuffer;
  readonly next: (bytesPerRow: number) => number;
} {
  const spareBytes = 2 * COLUMN_COUNT * PAGE_BYTES;
  const buffer = new ArrayBuffer(bytesOfRow * rowCount + spareBytes);
  let end = 0;
  let column = 0;
  const next = (bytesPerRow: number): number => {
    const page = Math.ceil(end / PAGE_BYTES) * PAGE_BYTES;
    const start = page + ((STAGGER_BYTES * column++) % PAGE_BYTES);
    end = start + bytesPerRow * rowCount;
    return start;
  };
  return { buffer, next };
}

/** Copies every column, so that a block can be restored and simulated again. */
export function copyColumns(from: Columns, to: Columns): void {
  for (const name of Object.keys(from) as (keyof Columns)[]) {
    const source = from[name];
    const target = to[name];
    if (typeof source === 'number' || typeof target === 'number') continue;
    target.set(source);
  }
}
