/** Whether a correlation is more than chance makes of many. */
import { rankCorrelationInterval } from './rank-correlation.ts';

/** Of fewer, the normal law behind intervals of correlations is too rough; an assumption. */
export const REPLICATIONS_FOR_DRIVERS = 10;
/** How often chance alone may name some input, whatever the number of inputs. */
const CHANCE_SHARE = 0.05;

/**
 * Whether a correlation is beyond what chance makes of the strongest of so many inputs: its
 * interval, at a level that holds for all of them together, leaves out 0. Equal orders have no
 * interval, and are not told from chance.
 *
 * Source: Bonferroni's inequality; Miller (1981), Simultaneous Statistical Inference, chapter 1.
 */
export function isBeyondChance(
  correlation: number,
  {
    replicationCount,
    inputCount,
  }: { readonly replicationCount: number; readonly inputCount: number },
): boolean {
  const upperEnd = 1 - CHANCE_SHARE / 2 / inputCount;
  const interval = rankCorrelationInterval(correlation, replicationCount, upperEnd);
  return interval !== null && (interval.low > 0 || interval.high < 0);
}
