/** Data whose large arrays all threads see, instead of each having a copy. */

/** Below this a copy costs less than a page of shared memory. */
const SHARED_BYTES_MIN = 16_384;

/**
 * The same plain data with its large typed arrays in shared memory, which nobody may write to any
 * more: sent to a worker it takes no second memory.
 */
export function withSharedArrays<Data>(data: Data): Data {
  return shared(data) as Data;
}

function shared(data: unknown): unknown {
  if (ArrayBuffer.isView(data)) return sharedArray(data);
  if (Array.isArray(data)) return data.map(shared);
  if (typeof data !== 'object' || data === null) return data;
  // Maps and sets hold no large arrays, and are sent as they are.
  if (Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, shared(value)]));
}

type NumberArray = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

const ARRAY_KINDS: readonly (new (buffer: SharedArrayBuffer) => NumberArray)[] = [
  Float64Array,
  Uint32Array,
  Int32Array,
  Uint16Array,
  Uint8Array,
];

function sharedArray(view: ArrayBufferView): ArrayBufferView {
  const Kind = ARRAY_KINDS.find((kind) => view instanceof kind);
  if (Kind === undefined || view.byteLength < SHARED_BYTES_MIN) return view;
  const copy = new Kind(new SharedArrayBuffer(view.byteLength));
  copy.set(view as NumberArray);
  return copy;
}
