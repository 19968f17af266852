import { describe, expect, it } from 'vitest';

import { type Columns, copyColumns, createColumns } from '../../../src/engine/columns.ts';

function arraysOf(columns: Columns): [string, Exclude<Columns[keyof Columns], number>][] {
  return Object.entries(columns).filter(([name]) => name !== 'rowCount');
}

describe.each([0, 1, 7, 3000])('columns of %d rows', (rowCount) => {
  it('have an entry a row each and do not overlap', () => {
    const columns = createColumns(rowCount);
    const arrays = arraysOf(columns);
    const places = arrays
      .map(([, { byteOffset, byteLength }]) => [byteOffset, byteOffset + byteLength] as const)
      .sort((a, b) => a[0] - b[0]);
    expect(arrays.every(([, array]) => array.length === rowCount)).toBe(true);
    for (let index = 1; index < places.length; index++) {
      expect(places[index]![0]).toBeGreaterThanOrEqual(places[index - 1]![1]);
    }
  });

  it('are copied whole', () => {
    const [from, to] = [createColumns(rowCount), createColumns(rowCount)];
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
    const { base } = createColumns(650_000);
    expect(base.buffer.byteLength / 650_000).toBeLessThan(100);
  });

  it('begin at different places of a page, so that a row does not crowd one part of the cache', () => {
    const offsets = arraysOf(createColumns(100_000)).map(([, array]) => array.byteOffset % 4096);
    // Ten entries of 64 bytes each at least apart from the one before.
    expect(new Set(offsets.map((offset) => Math.floor(offset / 64))).size).toBe(offsets.length);
  });
});
