/** datapackage.json as verification reads it: the files of the tables, and what stands in them. */
import { z } from 'zod';
import { parseJson, readAs } from './parse-run-record.ts';

/** The most that a number can be written with. */
const PLACES_MAX = 100;

const fieldSchema = z
  .object({
    name: z.string(),
    type: z.enum(['string', 'integer', 'number', 'date']),
    unit: z.string().default(''),
    places: z.int().min(0).max(PLACES_MAX).optional(),
    /** A text that is a number or a date, whose places go by the row. */
    figure: z.literal(true).optional(),
    constraints: z.object({ required: z.literal(true) }).optional(),
  })
  .refine(({ type, places }) => type !== 'number' || places !== undefined, { path: ['places'] });

const resourceSchema = z.object({
  name: z.string(),
  path: z.string(),
  bytes: z.int().min(0),
  hash: z.string().startsWith('sha256:'),
  dialect: z.object({ lineTerminator: z.enum(['\n', '\r\n']) }),
  schema: z.object({
    fields: z.array(fieldSchema).min(1),
    primaryKey: z.array(z.string()).min(1),
  }),
});

const packageSchema = z.object({
  name: z.string(),
  title: z.string(),
  resources: z.array(resourceSchema),
});

/** A column, as the package describes it. */
export type PackagedField = z.output<typeof fieldSchema>;

/** A table, as the package describes it. */
export type PackagedTable = z.output<typeof resourceSchema>;

export type Package = z.output<typeof packageSchema>;

/**
 * Reads the text of datapackage.json, which faults call `file`.
 *
 * @throws InputFaults where it is not as headroom writes it.
 */
export function parsePackage(text: string, file: string): Package {
  return readAs(packageSchema, parseJson(text, file), file);
}
