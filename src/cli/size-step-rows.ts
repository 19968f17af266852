/** How steps of `headroom size` are written down: a row each. */
import type { PublishedSizing } from '../storage/published-sizing.ts';

/** Of a step; empty unit: a count. `sources` has letters of SIZE_SOURCES. */
export type StepRow = readonly [
  key: keyof PublishedSizing,
  symbol: string,
  name: string,
  unit: string,
  words: string,
  formula: string,
  sources: string,
];
