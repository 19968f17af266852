/** The probabilities at which the distributions of a batch's inputs are read. */
import { namedStream } from '../random/named-stream.ts';
import { correlatedGroups } from '../scenario/correlations.ts';
import type { RankCorrelation } from '../scenario/scenario.ts';
import { latinHypercube } from './latin-hypercube.ts';
import { reorderToCorrelation, type Samples, tieByCopula } from './tie-samples.ts';

/** Replications that are drawn together: under Latin hypercube sampling one hypercube. */
export interface Batch {
  /** From 0. */
  readonly batch: number;
  /** The number of the batch's first replication. */
  readonly firstReplication: number;
  readonly count: number;
}

interface Draw {
  readonly seed: string;
  /** Of the inputs to be drawn. */
  readonly addresses: readonly string[];
  readonly correlations: readonly RankCorrelation[];
}

/**
 * A hypercube: for each address the samples of the batch, one in each stratum, from a stream named
 * by address and batch. What is correlated is reordered group by group, so that inputs of other
 * groups, and those without a group, keep the order of their own stream.
 */
export function drawHypercube({ seed, addresses, correlations }: Draw, batch: Batch): Samples[] {
  const own = addresses.map((address) => {
    const stream = namedStream(seed, 'latin hypercube', address, String(batch.batch));
    return latinHypercube(stream, batch.count);
  });
  return tied(own, { addresses, correlations }, (columns, wanted) =>
    // With so few samples their chance correlations have no inverse to take them off by.
    batch.count > columns.length ? reorderToCorrelation(columns, wanted) : columns,
  );
}

/**
 * Independent replications: for each address a stream, of which replication r takes the r-th draw,
 * however many there are; what is correlated is tied by a Gaussian copula.
 */
export function drawAtRandom({ seed, addresses, correlations }: Draw, batch: Batch): Samples[] {
  const own = addresses.map((address) => {
    const stream = namedStream(seed, 'random inputs', address);
    for (let earlier = 0; earlier < batch.firstReplication; earlier++) stream();
    return Float64Array.from({ length: batch.count }, stream);
  });
  return tied(own, { addresses, correlations }, tieByCopula);
}

function tied(
  own: readonly Samples[],
  { addresses, correlations }: Omit<Draw, 'seed'>,
  tie: typeof tieByCopula,
): Samples[] {
  const samples = new Map(addresses.map((address, index) => [address, own[index]!]));
  for (const group of correlatedGroups(addresses, correlations)) {
    const columns = group.addresses.map((address) => samples.get(address)!);
    for (const [index, column] of tie(columns, group.matrix).entries()) {
      samples.set(group.addresses[index]!, column);
    }
  }
  return [...samples.values()];
}
