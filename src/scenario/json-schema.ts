/** The JSON Schema of one scenario file, for editors. */
import { z } from 'zod';
import { type Facts, factsOf, type JsonPart } from './facts.ts';
import { jsonDefinitions, PROVENANCE_PROPERTIES } from './json-definitions.ts';
import { scenarioSchema } from './schema.ts';

type JsonNode = Record<string, unknown>;

/**
 * Makes the JSON Schema (draft 7, which editors know best) of a scenario file.
 *
 * It describes one file: what it extends may hold the rest, so only a file that extends nothing
 * must have the keys of the top level, and below nothing is required but the names of list items.
 * Null stands where it would remove an inherited key. Completeness is for the loader to check.
 */
export function scenarioJsonSchema(): JsonNode {
  const { $schema, ...rest } = z.toJSONSchema(scenarioSchema, {
    io: 'input',
    // How single values are written stands in their facts.
    unrepresentable: 'any',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => complete(zodSchema, jsonSchema as JsonNode),
  });
  const keys = Object.entries(scenarioSchema.shape).flatMap(([key, part]) =>
    part instanceof z.ZodOptional || part instanceof z.ZodPrefault ? [] : [key],
  );
  return {
    $schema,
    title: 'headroom scenario',
    ...rest,
    if: { not: { required: ['extends'] } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: keys },
    definitions: jsonDefinitions(),
  };
}

/** The schema as the text of the committed file. */
export function scenarioJsonText(): string {
  return `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
}

/** Puts into a part what zod cannot know: descriptions, how values are written, provenance. */
function complete(part: z.core.$ZodType, json: JsonNode): void {
  const facts = factsOf(part);
  if (facts === undefined) {
    return;
  }
  json.description = facts.description;
  if (facts.part === 'value') {
    Object.assign(json, facts.json);
    return;
  }
  delete json.required;
  if (part instanceof z.ZodObject && 'name' in part.shape && part !== scenarioSchema) {
    json.required = ['name'];
  }
  completeKeys(json, facts);
}

/** Within a value that is replaced whole nothing can be removed; elsewhere null does that. */
function completeKeys(json: JsonNode, facts: Facts & { part: 'map' }): void {
  const { properties, additionalProperties } = json;
  const orNull = facts.isWhole ? (part: JsonPart) => part : nullable;
  if (isPart(additionalProperties)) {
    json.additionalProperties = orNull(additionalProperties);
  }
  if (isPart(properties)) {
    const entries = Object.entries(properties as Record<string, JsonPart>);
    const keys = entries.map(([key, part]) => [key, key === 'name' ? part : orNull(part)]);
    json.properties = {
      ...Object.fromEntries(keys),
      ...(facts.isSourced ? PROVENANCE_PROPERTIES : {}),
    };
  }
}

function nullable(part: JsonPart): JsonPart {
  return { anyOf: [part, { type: 'null' }] };
}

function isPart(candidate: unknown): candidate is JsonPart {
  return typeof candidate === 'object' && candidate !== null;
}
