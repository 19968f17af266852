/** datapackage.json read back: which tables a run folder has, and what stands in their columns. */
import { z } from 'zod';
import { parseJson, readAs } from './parse-run-record.ts';

const fieldSchema = z.object({
  name: z.string(),
  /** Of Table Schema; a type that is not known here is read as text. */
  type: z.string(),
  description: z.string(),
  unit: z.string().default(''),
});

const packageSchema = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      schema: z.object({ fields: z.array(fieldSchema), primaryKey: z.array(z.string()) }),
    }),
  ),
});

/** A column, as the package describes it. */
export type KeptField = z.output<typeof fieldSchema>;

/** A table, as the package describes it. */
export type KeptResource = z.output<typeof packageSchema>['resources'][number];

/**
 * Reads the text of datapackage.json, which faults call `file`.
 *
 * @throws InputFaults where it is not as headroom writes it.
 */
export function parseDataPackage(text: string, file: string): readonly KeptResource[] {
  return readAs(packageSchema, parseJson(text, file), file).resources;
}
