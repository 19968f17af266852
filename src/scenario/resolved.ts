/** The merged file as plain data and as YAML that loads again to the same scenario. */
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { LoadedScenario, Provenance } from './loaded.ts';
import { PROVENANCE_KEYS } from './provenance.ts';
import { type Shape, shapeOf, under } from './shape.ts';
import { plainOf, type Tree } from './tree.ts';

/**
 * Gives the merged file as plain data in the order of the schema.
 *
 * Provenance stands where it was written if it still holds for all values there, else beside each.
 *
 * @param organisationsPath replaces the path of the organisations' file, which is as seen from the
 *   file that named it
 */
export function resolvedOf(
  root: Tree,
  schema: z.core.$ZodType,
  organisationsPath: string | undefined,
): unknown {
  const resolved = resolve(root, schema, undefined) as Record<string, unknown>;
  if (organisationsPath === undefined) {
    return resolved;
  }
  const population = resolved.population as Record<string, unknown>;
  const organisations = { ...(population.organisations as object), file: organisationsPath };
  return { ...resolved, population: { ...population, organisations } };
}

/** The merged file as `show` prints it; read from the working folder it gives the same scenario. */
export function resolvedYaml({ resolved }: LoadedScenario): string {
  return stringify(resolved, { lineWidth: 0 });
}

/** @param said the provenance that stands at a map around, and so needs no repeating */
function resolve(tree: Tree, schema: z.core.$ZodType, said: Provenance | undefined): unknown {
  const shape = shapeOf(schema, tree);
  if (shape.kind === 'map' && tree.kind === 'map') {
    const own = tree.provenance;
    const isHeld = own !== undefined && isAllSaid(tree, schema);
    const known = [...shape.keys.keys()].filter((key) => tree.entries.has(key));
    const free = [...tree.entries.keys()].filter((key) => !shape.keys.has(key));
    const entries = [...known, ...free].flatMap((key) => {
      const child = tree.entries.get(key)?.tree;
      const below = under(shape, key);
      const isThere = child !== undefined && below !== undefined;
      return isThere ? [[key, resolve(child, below, isHeld ? own : said)]] : [];
    });
    return { ...Object.fromEntries(entries), ...(isHeld ? written(own) : {}) };
  }
  if (shape.kind === 'list' && tree.kind === 'list') {
    return tree.items.map((item) => resolve(item, shape.item, said));
  }
  return resolveValue(tree, shape, said);
}

function resolveValue(tree: Tree, shape: Shape, said: Provenance | undefined): unknown {
  const value = plainOf(tree);
  const { provenance } = tree;
  if (provenance === undefined || provenance === said || !shape.facts.isSourced) {
    return value;
  }
  const isMap = tree.kind === 'map';
  return { ...(isMap ? (value as object) : { value }), ...written(provenance) };
}

/** Whether every value within has provenance, from here or of its own, so that none is misled. */
function isAllSaid(tree: Tree, schema: z.core.$ZodType): boolean {
  const shape = shapeOf(schema, tree);
  if (shape.kind === 'map' && tree.kind === 'map') {
    return [...tree.entries].every(([key, { tree: child }]) => {
      const below = under(shape, key);
      return below === undefined || isAllSaid(child, below);
    });
  }
  if (shape.kind === 'list' && tree.kind === 'list') {
    return tree.items.every((item) => isAllSaid(item, shape.item));
  }
  return tree.provenance !== undefined;
}

function written(provenance: Provenance): Record<string, string> {
  const keys = PROVENANCE_KEYS.filter((key) => provenance[key] !== '');
  return Object.fromEntries(keys.map((key) => [key, provenance[key]]));
}
