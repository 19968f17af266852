import type { Column } from './table.ts';

export interface StatisticBase {
  /** The quantity with its unit, `used_tib`; the statistic is appended. */
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  readonly places: number;
}

const STATISTICS = [
  { suffix: 'mean', words: 'mean over the replications' },
  { suffix: 'p5', words: '5th percentile over the replications' },
  { suffix: 'p50', words: 'median over the replications' },
  { suffix: 'p95', words: '95th percentile over the replications' },
] as const;

/**
 * Makes the four columns of a quantity over the replications: mean, 5th, 50th and 95th percentile.
 *
 * @example
 * statisticColumns({ name: 'used_tib', unit: 'TiB', meaning: 'Content', places: 3 })[3].header
 * // 'used_tib_p95'
 */
export function statisticColumns(base: StatisticBase): Column[] {
  return STATISTICS.map(({ suffix, words }) => ({
    header: `${base.name}_${suffix}`,
    unit: base.unit,
    type: 'number',
    meaning: `${base.meaning}: ${words}`,
    places: base.places,
  }));
}
