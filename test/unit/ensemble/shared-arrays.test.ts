import { expect, it } from 'vitest';
import { withSharedArrays } from '../../../src/ensemble/shared-arrays.ts';

const KINDS = [Float64Array, Uint32Array, Int32Array, Uint16Array, Uint8Array];
/** Of 16 KiB each, the least that is shared. */
const large = KINDS.map((Kind) =>
  new Kind(16_384 / Kind.BYTES_PER_ELEMENT).map((_, index) => index % 251),
);

it.each(large)('puts large arrays into shared memory, of their own kind', (array) => {
  const { deep } = withSharedArrays({ deep: [{ array }] });
  const shared = deep[0]!.array;
  expect(shared).toEqual(array);
  expect(shared.constructor).toBe(array.constructor);
  expect(shared.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(array.buffer).toBeInstanceOf(ArrayBuffer);
});

it('copies a part of a buffer only', () => {
  const buffer = new Float64Array(10_000).map((_, index) => index);
  const part = withSharedArrays(buffer.subarray(5, 5000));
  expect(part.buffer.byteLength).toBe(4995 * 8);
  expect([part[0], part.at(-1)]).toEqual([5, 4999]);
});

it('leaves everything else as it is', () => {
  const small = new Uint8Array(16_383);
  const data = { text: 'a', none: null, missing: undefined, map: new Map([['a', 1]]), small };
  const same = withSharedArrays(data);
  expect(same).toEqual(data);
  expect(same.map).toBe(data.map);
  expect(same.small).toBe(small);
});

it('is seen by another thread as it is here, without a copy', () => {
  const array = withSharedArrays(new Float64Array(4096));
  const other = structuredClone(array);
  array[7] = 3;
  expect(other[7]).toBe(3);
  const own = structuredClone(new Float64Array(4096));
  expect(own[7]).toBe(0);
});
