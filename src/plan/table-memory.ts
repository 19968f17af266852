/** Tables that replications share as long as what they are made of stays the same. */
import type { QuantileTable } from '../random/quantile-table.ts';
import type { UniformTable } from '../random/uniform-table.ts';

export interface TableMemory {
  /** The table of a use, made where it was made of something else the last time. */
  readonly quantiles: Remembered<QuantileTable>;
  readonly uniforms: Remembered<UniformTable>;
}

/** `madeOf` is plain data. */
type Remembered<Table> = (use: string, madeOf: unknown, make: () => Table) => Table;

/**
 * An empty memory. Only the last table of each use is kept: making one takes ten milliseconds, and
 * of an input that is drawn anew for each replication none would ever be asked for again.
 */
export function tableMemory(): TableMemory {
  return { quantiles: remembering(), uniforms: remembering() };
}

function remembering<Table>(): Remembered<Table> {
  const last = new Map<string, { readonly madeOf: string; readonly table: Table }>();
  return (use, madeOf, make) => {
    const text = JSON.stringify(madeOf);
    const known = last.get(use);
    if (known?.madeOf === text) return known.table;
    const table = make();
    last.set(use, { madeOf: text, table });
    return table;
  };
}
