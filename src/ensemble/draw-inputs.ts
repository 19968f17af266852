/** Which inputs are drawn, what is drawn for them, and the scenario that this makes. */
import { medianOf, quantileOf } from '../random/distribution.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { settleValues, type UncertainInput, uncertainInputs } from '../scenario/settle.ts';
import { type Batch, drawAtRandom, drawHypercube } from './draw-samples.ts';

/** The values of one replication, in the order of `drawnInputs`. */
export type Row = ArrayLike<number>;

/** The inputs that are not plain numbers, in the order of `uncertainInputs`. */
export function drawnInputs(scenario: Scenario): readonly UncertainInput[] {
  return uncertainInputs(scenario).filter(({ value }) => value.distribution.kind !== 'fixed');
}

/**
 * Draws the inputs of a batch: a row for each replication, with a value for each of `drawnInputs`.
 *
 * A function of the scenario's seed, sampling, distributions and correlations, and of the batch.
 */
export function drawBatch(scenario: Scenario, batch: Batch): Float64Array[] {
  const inputs = drawnInputs(scenario);
  const { sampling, seed } = scenario.run;
  if (sampling === 'medians') {
    const medians = inputs.map(({ value }) => medianOf(value.distribution, value.range));
    return Array.from({ length: batch.count }, () => Float64Array.from(medians));
  }
  const addresses = inputs.map(({ address }) => address);
  const { correlations } = scenario;
  const draw = sampling === 'random' ? drawAtRandom : drawHypercube;
  const columns = draw({ seed, addresses, correlations }, batch).map((samples, index) => {
    const { distribution, range } = inputs[index]!.value;
    return samples.map((u) => quantileOf(distribution, range, u));
  });
  return Array.from({ length: batch.count }, (_, r) =>
    Float64Array.from(columns, (column) => column[r]!),
  );
}

/**
 * The scenario of a replication: a row of `drawBatch` in place of its inputs, which are the
 * scenario's `drawnInputs`.
 */
export function settleDrawn(
  scenario: Scenario,
  inputs: readonly UncertainInput[],
  row: Row,
): Scenario<number> {
  const drawn = new Map(inputs.map(({ value }, index) => [value, row[index]!]));
  return settleValues(
    scenario,
    (value) => drawn.get(value) ?? medianOf(value.distribution, value.range),
  );
}
