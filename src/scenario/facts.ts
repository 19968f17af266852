/** What the schema knows of its parts beyond types: for messages, documentation and editors. */
import { z } from 'zod';
import type { Reading } from './quantities.ts';

/** A part of a JSON Schema. */
export type JsonPart = Readonly<Record<string, unknown>>;

export interface LeafFacts {
  readonly part: 'value';
  readonly description: string;
  /** The type in words, with its legal range. */
  readonly type: string;
  /** A value to show in messages. */
  readonly example: string;
  readonly isUncertain: boolean;
  /** Whether `{value, source, owner, note, quality}` may stand for it. */
  readonly isSourced: boolean;
  readonly json: JsonPart;
  /** The unit in which a number made from it is reported. */
  readonly unit?: string;
  /** The default in words, where it depends on other values. */
  readonly defaultText?: string;
}

interface MapFacts {
  readonly part: 'map';
  readonly description: string;
  readonly example: string;
  /** Replaced whole by an overlay instead of key by key. */
  readonly isWhole: boolean;
  /** Whether `source`, `owner`, `note`, `quality` may stand beside its keys. */
  readonly isSourced: boolean;
  /** How its keys are called in the documentation, where they are free. */
  readonly keyWord?: string;
  /** The default in words, where it depends on other values. */
  readonly defaultText?: string;
  /** Has the keys of another map, where they are documented. */
  readonly isOverride?: boolean;
}

export type Facts = LeafFacts | MapFacts;

const facts = new WeakMap<z.core.$ZodType, Facts>();

/** The facts of a part of the schema, or undefined for the wrappers of zod. */
export function factsOf(schema: z.core.$ZodType): Facts | undefined {
  return facts.get(schema);
}

/** Notes the facts of a part of the schema; returns the same part. */
export function withFacts<Schema extends z.ZodType>(schema: Schema, known: Facts): Schema {
  facts.set(schema, known);
  return schema;
}

export type Leaf<T> = z.ZodType<T, unknown>;

/** Makes one value of the format: how it is read and what is known of it. */
export function leaf<T>(
  known: Partial<LeafFacts> & Pick<LeafFacts, 'description' | 'type' | 'example' | 'json'>,
  read: (raw: unknown) => Reading<T>,
): Leaf<T> {
  // One part of the schema and not three, as unknown().transform() would be: it loads faster.
  const schema = z.transform((raw: unknown, context): T => {
    const reading = read(raw);
    if ('value' in reading) {
      return reading.value;
    }
    for (const { path, message, ...params } of reading.faults) {
      context.addIssue({ code: 'custom', message, path: [...path], params });
    }
    return z.NEVER;
  });
  return withFacts(schema, { part: 'value', isUncertain: false, isSourced: false, ...known });
}

type MapOptions = { readonly example: string } & Partial<Omit<MapFacts, 'part' | 'description'>>;

/** A map of given keys; provenance may stand beside them unless said otherwise. */
export function group<Shape extends z.core.$ZodLooseShape>(
  description: string,
  shape: Shape,
  options: MapOptions,
) {
  const schema = z.strictObject(shape);
  return withFacts(schema, {
    ...mapFacts(description, options),
    isSourced: options.isSourced ?? true,
  });
}

/** A map of free keys, all with values of one kind. */
export function named<Value extends z.ZodType>(
  description: string,
  value: Value,
  options: MapOptions,
) {
  return withFacts(z.record(z.string(), value), mapFacts(description, options));
}

/** A list; items that are maps with a name are merged and addressed by it. */
export function listOf<Item extends z.ZodType>(
  description: string,
  item: Item,
  options: MapOptions,
) {
  return withFacts(z.array(item), mapFacts(description, options));
}

function mapFacts(description: string, options: MapOptions): MapFacts {
  return { part: 'map', description, isWhole: false, isSourced: false, ...options };
}

/** The same map with every key optional, for the places where it overrides another. */
export function optionalKeys<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  description: string,
) {
  const known = factsOf(schema);
  if (known?.part !== 'map') {
    throw new Error('optionalKeys is for maps made by group');
  }
  return withFacts(schema.partial(), { ...known, description, isOverride: true });
}
