/** datapackage.json read back: which tables a run folder has, and what stands in their columns. */
import { z } from 'zod';
import { parseJson, readAs } from './parse-run-record.ts';

const fieldSchema = z.object({
  name: z.string(),
  /** Of Table Schema; a type that is not known here is read as text. */
  type: z.string(),
  description: z.string(),
  unit: z.string().default(''),
  places: z.int().nonnegative().optional(),
  /** The largest difference, in the unit, at which two cells count as the same. */
  tolerance: z.number().nonnegative().optional(),
  /** Of texts that are numbers and dates whose unit and places go by the row. */
  figure: z.literal(true).optional(),
});

const resourceSchema = z
  .object({
    name: z.string().regex(/^\w+$/),
    title: z.string(),
    path: z.string(),
    bytes: z.int().nonnegative(),
    hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    schema: z.object({ fields: z.array(fieldSchema), primaryKey: z.array(z.string()) }),
  })
  .refine(({ name, path }) => path === `${name}.csv`, { path: ['path'] });

const packageSchema = z.object({ resources: z.array(resourceSchema) });

/** A column, as the package describes it. */
export type KeptField = z.output<typeof fieldSchema>;

/** A table, as the package describes it. */
export type KeptResource = z.output<typeof resourceSchema>;

/**
 * Reads the text of datapackage.json, which faults call `file`.
 *
 * @throws InputFaults where it is not as headroom writes it.
 */
export function parseDataPackage(text: string, file: string): readonly KeptResource[] {
  return readAs(packageSchema, parseJson(text, file), file).resources;
}
