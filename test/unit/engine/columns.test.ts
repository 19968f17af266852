import { describe, expect, it } from 'vitest';

import {
  type ColumnNeeds,
  type Columns,
  copyColumns,
  createColumns,
} from '../../../src/engine/columns.ts';

const FEW: ColumnNeeds = { cellCount: 1, hasPresence: false, hasMoves: false, requestRuleCount: 0 };
const ALL: ColumnNeeds = {
  cellCount: 65_537,
  hasPresence: true,
  hasMoves: true,
  requestRuleCount: 3,
};
const OF_RULES = ['requestDay', 'requestCount'];

/** Those that have entries, each once: due days may be those of changes. */
function arraysOf(columns: Columns): [string, Exclude<Columns[keyof Columns], number>][] {
  const { rowCount: _, dueDay, ...others } = columns;
  const due = dueDay === others.changeDay ? {} : { dueDay };
  return Object.entries({ ...others, ...due }).filter(([, { length }]) => length > 0);
}

const CASES = [0, 1, 7, 3000].flatMap((rowCount) => [
  { rowCount, needs: FEW },
  { rowCount, needs: ALL },
]);

describe.each(CASES)('columns of $rowCount rows with $needs', ({ rowCount, needs }) => {
  it('have their entries a row each and do not overlap', () => {
    const columns = createColumns(rowCount, needs);
    const arrays = arraysOf(columns);
    const places = arrays
      .map(([, { byteOffset, byteLength }]) => [byteOffset, byteOffset + byteLength] as const)
      .sort((a, b) => a[0] - b[0]);
    for (const [name, { length }] of arrays) {
      expect(length, name).toBe(OF_RULES.includes(name) ? 3 * rowCount : rowCount);
    }
    expect(places.at(-1)?.[1] ?? 0).toBeLessThanOrEqual(columns.base.buffer.byteLength);
    for (let index = 1; index < places.length; index++) {
      expect(places[index]![0]).toBeGreaterThanOrEqual(places[index - 1]![1]);
    }
  });

  it('are copied whole', () => {
    const [from, to] = [createColumns(rowCount, needs), createColumns(rowCount, needs)];
    arraysOf(from).forEach(([, array], index) => {
      array.fill(index + 1);
    });
    copyColumns(from, to);
    arraysOf(to).forEach(([name, array], index) => {
      expect(
        array.every((value) => value === index + 1),
        name,
      ).toBe(true);
    });
    expect(to.rowCount).toBe(rowCount);
  });
});

describe('columns', () => {
  it('take about 100 bytes a mailbox, so that a workspace of 650,000 stays below 65 MiB', () => {
    const { base } = createColumns(650_000, FEW);
    expect(base.buffer.byteLength / 650_000).toBeLessThan(100);
  });

  it('cost nothing that a plan has no use for', () => {
    const few = createColumns(9, FEW);
    expect(few.dueDay).toBe(few.changeDay);
    const { tier, presence, presenceDay, leaveDay, requestDay, moveDay, copyBytes } = few;
    for (const { length } of [tier, presence, presenceDay, leaveDay, requestDay]) {
      expect(length).toBe(0);
    }
    expect([moveDay.length, copyBytes.length]).toEqual([0, 0]);
    const bytesOf = (needs: ColumnNeeds) => createColumns(1e5, needs).base.buffer.byteLength;
    const more = (needs: Partial<ColumnNeeds>) =>
      (bytesOf({ ...FEW, ...needs }) - bytesOf(FEW)) / 1e5;
    // Due days lie apart where there is more than changes of quota.
    expect(more({ hasPresence: true })).toBe(4 + 1 + 4 + 4);
    expect(more({ requestRuleCount: 2 })).toBe(4 + 1 + 2 * (4 + 2));
    expect(more({ cellCount: 65_536 })).toBe(0);
    expect(more({ cellCount: 65_537 })).toBe(2);
  });

  it('tell as many cells apart as there are', () => {
    for (const cellCount of [65_536, 65_537]) {
      const { cell } = createColumns(1, { ...FEW, cellCount });
      cell[0] = cellCount - 1;
      expect(cell[0]).toBe(cellCount - 1);
    }
  });

  it('begin at different places of a page, so that a row does not crowd one part of the cache', () => {
    const offsets = arraysOf(createColumns(100_000, FEW)).map(
      ([, array]) => array.byteOffset % 4096,
    );
    // Ten entries of 64 bytes each at least apart from the one before.
    expect(new Set(offsets.map((offset) => Math.floor(offset / 64))).size).toBe(offsets.length);
  });
});
