/** The schema as the walks over a tree need it: what stands below each part. */
import { z } from 'zod';
import { type Facts, factsOf } from './facts.ts';
import type { Tree } from './tree.ts';

interface ShapeBase {
  readonly schema: z.core.$ZodType;
  /** Absent only for the wrappers of zod, which shapeOf takes off. */
  readonly facts: Facts;
  readonly isOptional: boolean;
  /** What stands for it where it is absent, as the file would write it; undefined if nothing. */
  readonly fallback: unknown;
}

export type Shape = ShapeBase &
  (
    | { readonly kind: 'value' }
    | { readonly kind: 'list'; readonly item: z.core.$ZodType }
    | {
        readonly kind: 'map';
        readonly keys: ReadonlyMap<string, z.core.$ZodType>;
        /** The kind of all keys that are not among `keys`; null: there are no others. */
        readonly rest: z.core.$ZodType | null;
      }
  );

/**
 * Gives the shape of a part of the schema for a tree that stands there.
 *
 * Where the format allows a word or a map (`rate: 500 per day`), the tree's kind decides.
 */
export function shapeOf(part: z.core.$ZodType, tree: Tree | undefined): Shape {
  let schema = part;
  let isOptional = false;
  let fallback: unknown;
  for (;;) {
    if (schema instanceof z.ZodOptional) {
      isOptional = true;
      schema = schema.unwrap();
    } else if (schema instanceof z.ZodPrefault) {
      fallback = schema.def.defaultValue;
      schema = schema.unwrap();
    } else if (schema instanceof z.ZodUnion && tree !== undefined) {
      schema = optionFor(schema, tree);
    } else {
      break;
    }
  }
  const facts = factsOf(schema);
  if (facts === undefined) {
    throw new Error('a part of the schema has no facts');
  }
  return { schema, facts, isOptional, fallback, ...below(schema) };
}

const NOWHERE = { file: '', line: 0, column: 0 };
const TREES: readonly Tree[] = [
  { kind: 'scalar', value: null, place: NOWHERE },
  { kind: 'list', items: [], place: NOWHERE },
  { kind: 'map', entries: new Map(), place: NOWHERE },
];

/** Every shape that may stand at a part of the schema: one, or two where the tree decides. */
export function shapesOf(part: z.core.$ZodType): readonly Shape[] {
  const shapes = TREES.map((tree) => shapeOf(part, tree));
  return shapes.filter(
    ({ schema }, index) => shapes.findIndex((shape) => shape.schema === schema) === index,
  );
}

function optionFor(union: z.ZodUnion, tree: Tree): z.core.$ZodType {
  const [word, other] = union.options;
  const otherKind = other instanceof z.ZodArray ? 'list' : 'map';
  const option = tree.kind === otherKind ? other : word;
  if (option === undefined) {
    throw new Error('a choice in the schema has fewer than two options');
  }
  return option;
}

function below(schema: z.core.$ZodType) {
  if (schema instanceof z.ZodObject) {
    const keys = new Map<string, z.core.$ZodType>(Object.entries(schema.shape));
    const rest = schema.def.catchall;
    return {
      kind: 'map',
      keys,
      rest: rest === undefined || rest instanceof z.ZodNever ? null : rest,
    } as const;
  }
  if (schema instanceof z.ZodRecord) {
    return {
      kind: 'map',
      keys: new Map<string, z.core.$ZodType>(),
      rest: schema.valueType,
    } as const;
  }
  if (schema instanceof z.ZodArray) {
    return { kind: 'list', item: schema.element } as const;
  }
  return { kind: 'value' } as const;
}

/** The schema under a key of a map, or undefined if it has no such key. */
export function under(shape: Shape, key: string): z.core.$ZodType | undefined {
  return shape.kind === 'map' ? (shape.keys.get(key) ?? shape.rest ?? undefined) : undefined;
}

/** Whether a list's tree is merged and addressed by its items' names. */
export function isNamedList(tree: Tree): boolean {
  return (
    tree.kind === 'list' &&
    tree.items.length > 0 &&
    tree.items.every((item) => item.kind === 'map' && item.entries.has('name'))
  );
}
