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
  /** Days on which something is due; NEVER if nothing is. */
  readonly regimeDay: Int32Array;
  readonly housekeepingDay: Int32Array;
  readonly cleanUpDay: Int32Array;
  readonly adaptationDay: Int32Array;
  readonly returnDay: Int32Array;
  /** Set by the controller: when the quota changes, and by which stage. */
  readonly changeDay: Int32Array;
  readonly changeStage: Uint8Array;
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

export function createColumns(rowCount: number): Columns {
  const place = columnPlaces(rowCount);
  const doubles = () => new Float64Array(place.buffer, place.next(8), rowCount);
  const bytes = () => new Uint8Array(place.buffer, place.next(1), rowCount);
  const days = () => new Int32Array(place.buffer, place.next(4), rowCount);
  const counts = () => new Uint16Array(place.buffer, place.next(2), rowCount);
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
    regimeDay: days(),
    housekeepingDay: days(),
    cleanUpDay: days(),
    adaptationDay: days(),
    returnDay: days(),
    changeDay: days(),
    changeStage: bytes(),
    contactDay: days(),
    regimeCount: counts(),
    housekeepingCount: counts(),
    cleanUpWaitCount: counts(),
    cleanUpCount: counts(),
    contactCount: counts(),
    changeCount: counts(),
  };
}

/** Bytes of a row in all columns, and how many columns there are. */
const ROW_BYTES = 6 * 8 + 5 * 1 + 7 * 4 + 6 * 2;
const COLUMN_COUNT = 24;
/** Columns begin five cache lines apart, in terms of pages: see columnPlaces. */
const PAGE_BYTES = 4096;
const STAGGER_BYTES = 320;

/**
 * Places for the columns in one buffer. Were each an allocation of its own they would all begin on
 * a page, and a row's entries in them would compete for the same few lines of the cache.
 */
function columnPlaces(rowCount: number): {
  readonly buffer: ArrayBuffer;
  readonly next: (bytesPerRow: number) => number;
} {
  const spareBytes = 2 * COLUMN_COUNT * PAGE_BYTES;
  const buffer = new ArrayBuffer(ROW_BYTES * rowCount + spareBytes);
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
