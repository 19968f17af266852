/** A sizing as one flat object of unrounded numbers. */
import { SIZE_OPTIONS } from './size-options.ts';
import type { SizeColumn } from './size-text.ts';

type Value = number | boolean | string | null;

/**
 * Inputs, where each comes from (`quota_mib_from`), and results. Of two columns the last has the
 * plain keys, and the quota and results of the first begin with its title: `before_quota_mib`.
 */
export function sizeJson(columns: readonly SizeColumn[]): Record<string, Value> {
  const last = columns.at(-1);
  if (last === undefined) return {};
  const { inputs, origins, sizing } = last.sized;
  const flat: Record<string, Value> = {};
  for (const { input } of SIZE_OPTIONS) {
    flat[snakeCase(input)] = inputs[input];
    flat[`${snakeCase(input)}_from`] = origins.get(input) ?? null;
  }
  flat.has_calculator_faults = inputs.hasCalculatorFaults;
  Object.assign(flat, keyed(sizing, ''));
  for (const { title, sized } of columns.slice(0, -1)) {
    flat[`${title}_quota_mib`] = sized.inputs.quotaMib;
    Object.assign(flat, keyed(sized.sizing, `${title}_`));
  }
  return flat;
}

function keyed(values: object, prefix: string): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [`${prefix}${snakeCase(key)}`, value]),
  );
}

/** `quotaMib` as `quota_mib`, as the other outputs name their figures. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
