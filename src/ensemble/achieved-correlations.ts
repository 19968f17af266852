/** How closely inputs that are to go together do so in what was drawn. */
import type { Scenario } from '../scenario/scenario.ts';
import { drawnInputs, type Row } from './draw-inputs.ts';
import { rankCorrelation } from './rank-correlation.ts';

export interface AchievedCorrelation {
  readonly a: string;
  readonly b: string;
  readonly wanted: number;
  /** Null where an input does not vary, or there are fewer than two replications. */
  readonly achieved: number | null;
}

/** Spearman's rank correlation over the rows of all replications, for each pair of the scenario. */
export function achievedCorrelations(
  scenario: Scenario,
  rows: readonly Row[],
): AchievedCorrelation[] {
  const addresses = drawnInputs(scenario).map(({ address }) => address);
  const valuesOf = (address: string): number[] | null => {
    const index = addresses.indexOf(address);
    return index < 0 ? null : rows.map((row) => row[index]!);
  };
  return scenario.correlations.map(({ a, b, rankCorrelation: wanted }) => {
    const [one, other] = [valuesOf(a), valuesOf(b)];
    const achieved = one === null || other === null ? null : rankCorrelation(one, other);
    return { a, b, wanted, achieved };
  });
}
