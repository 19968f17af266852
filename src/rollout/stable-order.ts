/** Sorting numbers by keys of their own, fast and stable. */

const BUCKET_COUNT_MAX = 65536;

/** Up to so many, insertion is quicker than a call of the general sort. */
const INSERTION_COUNT_MAX = 64;

/**
 * `items` in ascending order of `keys` (one each, finite); items with equal keys keep their order.
 *
 * Items are dealt into buckets of equal width between the least key and the greatest, some ten to a
 * bucket for 650,000, and each bucket is sorted by insertion, which leaves equal keys alone; a
 * bucket that is crowded because the keys are bunched is left to the general sort. For keys spread
 * out like fills or draws this takes a small part of a sort by comparison, and never much more
 * than one.
 *
 * @throws RangeError where a key is not finite.
 */
export function stableOrder(items: Uint32Array, keys: Float64Array): Uint32Array {
  const { buckets, starts } = deal(keys);
  const sorted = new Uint32Array(items.length);
  const sortedKeys = new Float64Array(items.length);
  const next = starts.slice();
  for (let position = 0; position < items.length; position++) {
    const bucket = buckets[position]!;
    const place = next[bucket]!;
    next[bucket] = place + 1;
    sorted[place] = items[position]!;
    sortedKeys[place] = keys[position]!;
  }
  for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
    const first = starts[bucket]!;
    const end = starts[bucket + 1]!;
    if (end - first <= INSERTION_COUNT_MAX) sortByInsertion(sorted, sortedKeys, { first, end });
    else sortGenerally(sorted, sortedKeys, { first, end });
  }
  return sorted;
}

/** The bucket of each key, and where each bucket starts; the last start is the number of keys. */
function deal(keys: Float64Array): { buckets: Uint16Array; starts: Uint32Array } {
  let least = Infinity;
  let greatest = -Infinity;
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position]!;
    if (!(key > -Infinity && key < Infinity)) throw new RangeError(`sort key ${key}: not finite`);
    if (key < least) least = key;
    if (key > greatest) greatest = key;
  }
  const bucketCount = Math.min(BUCKET_COUNT_MAX, keys.length);
  const perUnit = (bucketCount - 1) / (greatest - least);
  // Equal keys, or ones hardly apart, have no width to divide: all go to the first bucket.
  const scale = perUnit < Infinity ? perUnit : 0;
  // Each times the scale, not their difference, which may overflow; still in the order of the keys.
  const offset = least * scale;
  const buckets = new Uint16Array(keys.length);
  const starts = new Uint32Array(bucketCount + 1);
  for (let position = 0; position < keys.length; position++) {
    const bucket = Math.min(bucketCount - 1, Math.floor(keys[position]! * scale - offset));
    buckets[position] = bucket;
    starts[bucket + 1] = starts[bucket + 1]! + 1;
  }
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    starts[bucket + 1] = starts[bucket + 1]! + starts[bucket]!;
  }
  return { buckets, starts };
}

/** Places of a bucket, end-exclusive. */
interface Span {
  readonly first: number;
  readonly end: number;
}

function sortByInsertion(items: Uint32Array, keys: Float64Array, { first, end }: Span): void {
  for (let unsorted = first + 1; unsorted < end; unsorted++) {
    const key = keys[unsorted]!;
    const item = items[unsorted]!;
    let place = unsorted;
    while (place > first && keys[place - 1]! > key) {
      keys[place] = keys[place - 1]!;
      items[place] = items[place - 1]!;
      place--;
    }
    keys[place] = key;
    items[place] = item;
  }
}

function sortGenerally(items: Uint32Array, keys: Float64Array, { first, end }: Span): void {
  const places = Array.from({ length: end - first }, (_, index) => first + index);
  places.sort((a, b) => keys[a]! - keys[b]!);
  items.set(
    places.map((place) => items[place]!),
    first,
  );
}
