/** The daily series of all replications, in memory as long as they are few, then in a file. */

/** A temporary file. The methods throw where the system refuses, such as that the disk is full. */
export interface SpillFile {
  readonly append: (bytes: Uint8Array) => void;
  /** Fills `into` from a position of the file. */
  readonly read: (into: Uint8Array, position: number) => void;
  /** Closes and removes the file; it may be called more than once. */
  readonly remove: () => void;
}

export interface DailyStore {
  readonly replicationCount: number;
  /** Adds the next replication's series, laid out as `dailySeries` lays them out. */
  readonly add: (daily: Float64Array) => void;
  /** The days in order; what a day gives is valid until the next is asked for. */
  readonly days: () => Generator<DayValues>;
  /** Gives back what it holds; the store is empty afterwards. */
  readonly release: () => void;
}

/** What the replications have of a day. */
export interface DayValues {
  readonly day: number;
  /** The values of a series by replication, in an array that the caller may change. */
  readonly of: (series: number) => number[];
}

/** As much stays in memory at most: about 180 replications of three years and four cohorts. */
const MEMORY_BYTES_MAX = 64 * 1_048_576;
/** Read from the file at a time, of all replications together. */
const BLOCK_BYTES_MAX = 8 * 1_048_576;
const DOUBLE_BYTES = 8;

export interface StoreShape {
  readonly dayCount: number;
  readonly seriesCount: number;
  /** Called when the memory is used up. */
  readonly openSpill: () => SpillFile;
  /** For tests. */
  readonly memoryBytesMax?: number;
}

/** An empty store. */
export function createDailyStore(shape: StoreShape): DailyStore {
  const { dayCount, seriesCount } = shape;
  const bytesMax = shape.memoryBytesMax ?? MEMORY_BYTES_MAX;
  let held: Float64Array[] = [];
  let spill: SpillFile | null = null;
  let replicationCount = 0;

  const add = (daily: Float64Array): void => {
    if (daily.length !== dayCount * seriesCount) {
      throw new RangeError(`${daily.length} values of ${dayCount} days by ${seriesCount} series`);
    }
    replicationCount++;
    if (spill === null && replicationCount * daily.byteLength > bytesMax) {
      spill = shape.openSpill();
      for (const earlier of held) spill.append(bytesOf(earlier));
      held = [];
    }
    if (spill === null) held.push(daily);
    else spill.append(bytesOf(daily));
  };

  /** Reads the days from `firstDay` of all replications, as many as fit into a block of each. */
  const readBlocks = (file: SpillFile, firstDay: number, blocks: readonly Float64Array[]): void => {
    for (const [replication, block] of blocks.entries()) {
      const first = (replication * dayCount + firstDay) * seriesCount;
      const days = Math.min(block.length / seriesCount, dayCount - firstDay);
      file.read(bytesOf(block.subarray(0, days * seriesCount)), first * DOUBLE_BYTES);
    }
  };

  function* days(): Generator<DayValues> {
    const dayBytes = replicationCount * seriesCount * DOUBLE_BYTES;
    const fitting = Math.max(1, Math.floor(BLOCK_BYTES_MAX / Math.max(1, dayBytes)));
    const blockDaysMax = spill === null ? dayCount : Math.min(fitting, dayCount);
    const blocks = spill === null ? held : arraysOf(replicationCount, blockDaysMax * seriesCount);
    for (let firstDay = 0; firstDay < dayCount; firstDay += blockDaysMax) {
      const blockDays = Math.min(blockDaysMax, dayCount - firstDay);
      if (spill !== null) readBlocks(spill, firstDay, blocks);
      for (let day = 0; day < blockDays; day++) {
        const first = day * seriesCount;
        yield {
          day: firstDay + day,
          of: (series) => blocks.map((block) => block[first + series]!),
        };
      }
    }
  }

  return {
    get replicationCount() {
      return replicationCount;
    },
    add,
    days,
    release: () => {
      spill?.remove();
      [held, spill, replicationCount] = [[], null, 0];
    },
  };
}

/** A store for who has no use for days: it keeps nothing of them. */
export function noDailyStore(): DailyStore {
  return {
    replicationCount: 0,
    add: () => {},
    *days() {},
    release: () => {},
  };
}

/** Arrays of one buffer: many small ones would each wait for the collector. */
function arraysOf(count: number, length: number): Float64Array[] {
  const all = new Float64Array(count * length);
  return Array.from({ length: count }, (_, index) =>
    all.subarray(index * length, (index + 1) * length),
  );
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
