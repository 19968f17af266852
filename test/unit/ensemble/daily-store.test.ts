import { describe, expect, it } from 'vitest';
import {
  createDailyStore,
  type DailyStore,
  type SpillFile,
} from '../../../src/ensemble/daily-store.ts';

const SHAPE = { dayCount: 3, seriesCount: 2 };
/** Of one replication: 3 days of 2 series of 8 bytes. */
const BYTES = 48;

/** 100 for each replication, 10 for each day, 1 for each series. */
function dailyOf(replication: number, { dayCount, seriesCount } = SHAPE): Float64Array {
  return Float64Array.from(
    { length: dayCount * seriesCount },
    (_, index) => 100 * replication + 10 * Math.floor(index / seriesCount) + (index % seriesCount),
  );
}

/** A file in memory that tells what was done with it. */
function memoryFile() {
  const bytes: number[] = [];
  const done = { openCount: 0, removeCount: 0, appended: [] as number[] };
  const file: SpillFile = {
    append: (piece) => {
      done.appended.push(piece.length);
      bytes.push(...piece);
    },
    read: (into, position) => {
      if (position + into.length > bytes.length) throw new Error('the file ends early');
      into.set(bytes.slice(position, position + into.length));
    },
    remove: () => {
      done.removeCount++;
    },
  };
  const openSpill = (): SpillFile => {
    done.openCount++;
    return file;
  };
  return { done, bytes, openSpill };
}

function noSpill(): never {
  throw new Error('there is room in memory');
}

/** By day and series the values of all replications. */
function contentsOf(store: DailyStore, { seriesCount } = SHAPE) {
  return Array.from(store.days(), ({ day, of }) => ({
    day,
    series: Array.from({ length: seriesCount }, (_, index) => of(index)),
  }));
}

function filled(replicationCount: number, more: Partial<Parameters<typeof createDailyStore>[0]>) {
  const store = createDailyStore({ ...SHAPE, openSpill: noSpill, ...more });
  for (let replication = 0; replication < replicationCount; replication++) {
    store.add(dailyOf(replication));
  }
  return store;
}

describe('a store of daily series', () => {
  it('gives the days in order, and of each the values by replication', () => {
    expect(contentsOf(filled(3, {}))).toEqual([
      {
        day: 0,
        series: [
          [0, 100, 200],
          [1, 101, 201],
        ],
      },
      {
        day: 1,
        series: [
          [10, 110, 210],
          [11, 111, 211],
        ],
      },
      {
        day: 2,
        series: [
          [20, 120, 220],
          [21, 121, 221],
        ],
      },
    ]);
  });

  it.each([0, 1, 2, 4, 5])('gives the same from a file, of %i replications', (count) => {
    // Two fit: the third is beyond.
    const spilled = filled(count, { openSpill: memoryFile().openSpill, memoryBytesMax: 2 * BYTES });
    expect(contentsOf(spilled)).toEqual(contentsOf(filled(count, {})));
    expect(spilled.replicationCount).toBe(count);
    // Again, as two reports are made of it.
    expect(contentsOf(spilled)).toEqual(contentsOf(filled(count, {})));
  });

  it('opens a file only with the first replication that does not fit, and once', () => {
    const { done, openSpill } = memoryFile();
    const store = filled(2, { openSpill, memoryBytesMax: 2 * BYTES });
    expect(done).toMatchObject({ openCount: 0, appended: [] });
    store.add(dailyOf(2));
    // The two that were held come first.
    expect(done).toMatchObject({ openCount: 1, appended: [BYTES, BYTES, BYTES] });
    store.add(dailyOf(3));
    expect(done).toMatchObject({ openCount: 1, appended: Array(4).fill(BYTES) });
  });

  it('holds 64 MiB in memory unless told otherwise', () => {
    // 32 replications of 2 MiB; the 33rd is beyond.
    const shape = { dayCount: 1024, seriesCount: 256 };
    const { done, openSpill } = { ...memoryFile() };
    const appending = () => ({ ...openSpill(), append: () => {} });
    const store = createDailyStore({ ...shape, openSpill: appending });
    const daily = new Float64Array(shape.dayCount * shape.seriesCount);
    for (let replication = 0; replication < 32; replication++) store.add(daily);
    expect(done.openCount).toBe(0);
    store.add(daily);
    expect(done.openCount).toBe(1);
  });

  it('gives the same from a file in several blocks', () => {
    // 8 MiB are read at a time: of 2 replications with 2^18 series 2 days.
    const shape = { dayCount: 5, seriesCount: 2 ** 18 };
    const files: Float64Array[] = [];
    const openSpill = (): SpillFile => ({
      append: (piece) => files.push(new Float64Array(piece.slice().buffer)),
      read: (into, position) => {
        expect(into.length).toBeLessThanOrEqual(4 * 2 ** 20);
        const bytes = new Uint8Array(files[Math.floor(position / files[0]!.byteLength)]!.buffer);
        const start = position % files[0]!.byteLength;
        into.set(bytes.subarray(start, start + into.length));
      },
      remove: () => {},
    });
    const store = createDailyStore({ ...shape, openSpill, memoryBytesMax: 0 });
    const all = [0, 1].map((replication) => dailyOf(replication, shape));
    for (const daily of all) store.add(daily);
    const last = shape.seriesCount - 1;
    const found = Array.from(store.days(), ({ day, of }) => [day, of(0), of(last)]);
    expect(found).toEqual(
      Array.from({ length: 5 }, (_, day) => [
        day,
        all.map((daily) => daily[day * shape.seriesCount]),
        all.map((daily) => daily[day * shape.seriesCount + last]),
      ]),
    );
  });

  it('gives arrays that the caller may change', () => {
    const store = filled(2, {});
    const [first] = [...store.days()];
    first!.of(0).fill(-1);
    expect(first!.of(0)).toEqual([0, 100]);
  });

  it('refuses series of another shape', () => {
    const store = filled(1, {});
    expect(() => store.add(new Float64Array(5))).toThrow(RangeError);
    expect(store.replicationCount).toBe(1);
  });

  it('lets a file that ends early be an error, not zeros', () => {
    const { bytes, openSpill } = memoryFile();
    const store = filled(3, { openSpill, memoryBytesMax: BYTES });
    bytes.length -= 8;
    expect(() => contentsOf(store)).toThrow('the file ends early');
  });

  it('removes the file when it is released, and is empty then', () => {
    const { done, openSpill } = memoryFile();
    const store = filled(3, { openSpill, memoryBytesMax: BYTES });
    store.release();
    expect(done.removeCount).toBe(1);
    expect(store.replicationCount).toBe(0);
    store.release();
    expect(done.removeCount).toBe(1);
    const held = filled(2, {});
    held.release();
    expect(held.replicationCount).toBe(0);
  });
});
