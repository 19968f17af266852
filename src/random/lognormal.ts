import { exp } from './exp.ts';

/**
 * A log-normal variate of mean 1 from a standard normal z: exp(sigma z - sigma^2 / 2).
 *
 * With sigma 0 it is 1. Its median is exp(-sigma^2 / 2), below its mean.
 */
export function lognormalMeanOne(sigma: number, z: number): number {
  return exp(sigma * (z - 0.5 * sigma));
}
