/** Work on several items at once, taken in the order of the items. */

export interface OrderedWork<Item, Result> {
  /** At least 1. */
  readonly atOnce: number;
  readonly work: (item: Item) => Promise<Result>;
  readonly take: (result: Result) => void;
}

/**
 * Works on the items, at most `atOnce` at a time, and takes the results in the items' order, so
 * that what is made of them does not depend on who was quicker. No more than `atOnce` results wait.
 *
 * @throws what the work on an item throws, the first in order; later items may then be under way.
 */
export async function inOrder<Item, Result>(
  items: Iterable<Item>,
  { atOnce, work, take }: OrderedWork<Item, Result>,
): Promise<void> {
  const underWay: Promise<Result>[] = [];
  for (const item of items) {
    const result = work(item);
    // It is looked at when its turn comes; until then a failure must not count as unhandled.
    result.catch(() => undefined);
    underWay.push(result);
    if (underWay.length === atOnce) take(await underWay.shift()!);
  }
  for (const result of underWay) take(await result);
}
