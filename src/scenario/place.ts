/** From an address (`rollout.stages.london.rate`) to what stands there. */
import type { Place } from '../table/fault.ts';
import { childOf, itemKey, type Tree, type TreePlace } from './tree.ts';

/** What stands at an address, or undefined if nothing does. */
export function treeAt(root: Tree, address: string): Tree | undefined {
  const found = nearestTo(root, address);
  return found.isExact ? found.tree : undefined;
}

/** The place of an address or of its nearest ancestor that is written. */
export function treePlace(root: Tree, address: string): TreePlace {
  return nearestTo(root, address).tree.place;
}

/** The same as the plain place that the contract names. */
export function placeAt(root: Tree, address: string): Place {
  const { file, line, column } = treePlace(root, address);
  return { file, line, column };
}

function nearestTo(root: Tree, address: string): { tree: Tree; isExact: boolean } {
  let tree = root;
  for (const key of address === '' ? [] : address.split('.')) {
    const next =
      tree.kind === 'list'
        ? tree.items.find((item, index) => itemKey(item, index) === key)
        : childOf(tree, key);
    if (next === undefined) {
      return { tree, isExact: false };
    }
    tree = next;
  }
  return { tree, isExact: true };
}
