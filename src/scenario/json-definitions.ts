/** The parts of the JSON Schema that many keys share: how single values are written. */
import type { JsonPart } from './facts.ts';
import { PROVENANCE_KEYS, QUALITIES } from './provenance.ts';

const PROVENANCE_MEANING: Readonly<Record<(typeof PROVENANCE_KEYS)[number], string>> = {
  source: 'Where the value comes from.',
  owner: 'Who answers for it.',
  note: 'What else is to be known of it.',
  quality: 'How well it is known.',
};

/** The keys that may stand beside a value, or beside the keys of a map. */
export const PROVENANCE_PROPERTIES: JsonPart = Object.fromEntries(
  PROVENANCE_KEYS.map((key) => [key, { $ref: `#/definitions/${key}` }]),
);

const PROVENANCE: Readonly<Record<string, JsonPart>> = Object.fromEntries(
  PROVENANCE_KEYS.map((key) => [
    key,
    {
      ...(key === 'quality' ? { enum: QUALITIES } : { type: 'string' }),
      description: PROVENANCE_MEANING[key],
    },
  ]),
);

const NUMBER: JsonPart = { type: 'number' };
const SHARE: JsonPart = {
  anyOf: [NUMBER, { type: 'string', pattern: '^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)(\\s*%)?$' }],
};
const SIZE: JsonPart = {
  type: 'string',
  pattern: '^(\\d+(\\.\\d*)?|\\.\\d+)\\s*(B|KiB|MiB|GiB|TiB)$',
};

const CORRELATED_PAIR: JsonPart = {
  type: 'array',
  items: [{ type: 'string' }, { type: 'string' }, NUMBER],
  minItems: 3,
  additionalItems: false,
};

const QUANTITIES = { number: NUMBER, share: SHARE, size: SIZE } as const;

/** Every part under `definitions`, by the name that fields.ts refers to. */
export function jsonDefinitions(): JsonPart {
  const definitions: Record<string, JsonPart> = {
    ...PROVENANCE,
    date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    'month-day': { type: 'string', pattern: '^\\d{2}-\\d{2}$' },
    month: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
    'share-or-none': { anyOf: [...sourced(SHARE), { const: 'none' }] },
    'quota-size': { anyOf: [...sourced(SIZE), { const: 'unlimited' }] },
    'share-band': { anyOf: sourced({ type: 'array', items: SHARE, minItems: 2, maxItems: 2 }) },
    'correlated-pair': { anyOf: sourced(CORRELATED_PAIR) },
  };
  for (const [name, quantity] of Object.entries(QUANTITIES)) {
    definitions[`sourced-${name}`] = { anyOf: sourced(quantity) };
    definitions[`uncertain-${name}`] = {
      anyOf: [...sourced(quantity), ...distributions(quantity)],
    };
  }
  return definitions;
}

/** A value alone or with who says so. */
function sourced(value: JsonPart): JsonPart[] {
  return [value, mapOf({ value }, PROVENANCE_PROPERTIES)];
}

/** The ways to write a distribution of a quantity. */
function distributions(quantity: JsonPart): JsonPart[] {
  const forms: JsonPart[] = [
    { p10: quantity, p50: quantity, p90: quantity },
    { uniform: listOfLength(quantity, 2) },
    { triangular: listOfLength(quantity, 3) },
    { normal: mapOf({ mean: quantity, sd: quantity }) },
    { lognormal: mapOf({ median: quantity, sigma: NUMBER }) },
    { discrete: { type: 'array', items: mapOf({ value: quantity, weight: NUMBER }), minItems: 1 } },
  ];
  return forms.map((form) => mapOf(form, PROVENANCE_PROPERTIES));
}

function listOfLength(items: JsonPart, length: number): JsonPart {
  return { type: 'array', items, minItems: length, maxItems: length };
}

function mapOf(needed: JsonPart, further: JsonPart = {}): JsonPart {
  return {
    type: 'object',
    properties: { ...needed, ...further },
    required: Object.keys(needed),
    additionalProperties: false,
  };
}
