/** An interval that holds the true value in 95 % of ensembles, equal-tailed. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The probability below the upper end. */
export const UPPER_END = 0.975;
