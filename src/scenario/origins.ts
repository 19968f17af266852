/** Where each value of the merged file came from. */
import type { z } from 'zod';
import { flowText } from './flow-text.ts';
import type { LoadedScenario, Origin } from './loaded.ts';
import { shapeOf, under } from './shape.ts';
import { itemKey, joinAddress, plainOf, type Tree } from './tree.ts';

/** The values written in a merged file, in the order of the schema; defaults are not among them. */
export function originsOf(root: Tree, schema: z.core.$ZodType): readonly Origin[] {
  const origins: Origin[] = [];
  collect(root, schema, '', origins);
  return origins;
}

function collect(tree: Tree, schema: z.core.$ZodType, address: string, origins: Origin[]): void {
  const shape = shapeOf(schema, tree);
  if (shape.kind === 'map' && tree.kind === 'map') {
    const known = [...shape.keys.keys()].filter((key) => tree.entries.has(key));
    const free = [...tree.entries.keys()].filter((key) => !shape.keys.has(key));
    for (const key of [...known, ...free]) {
      const child = tree.entries.get(key)?.tree;
      const below = under(shape, key);
      if (child !== undefined && below !== undefined) {
        collect(child, below, joinAddress(address, key), origins);
      }
    }
  } else if (shape.kind === 'list' && tree.kind === 'list' && !areScalars(tree.items)) {
    for (const [index, item] of tree.items.entries()) {
      collect(item, shape.item, joinAddress(address, itemKey(item, index)), origins);
    }
  } else {
    const { file, line, column } = tree.place;
    const provenance = tree.provenance ?? null;
    origins.push({ address, text: flowText(plainOf(tree)), file, line, column, provenance });
  }
}

/** A list of single values is one value. */
function areScalars(items: readonly Tree[]): boolean {
  return items.every(({ kind }) => kind === 'scalar');
}

/** One value's origin in words, for `show --origins`. */
interface OriginRow {
  readonly address: string;
  readonly value: string;
  /** `file:line:column`, or `--set`. */
  readonly place: string;
  readonly quality: string;
  readonly source: string;
}

/** The origins as rows of a table, in the order of the schema. */
export function originRows({ origins }: LoadedScenario): readonly OriginRow[] {
  return origins.map(({ address, text, file, line, column, provenance }) => ({
    address,
    value: text,
    place: line > 0 ? `${file}:${line}:${column}` : file,
    quality: provenance?.quality ?? '',
    source: provenance?.source ?? '',
  }));
}
