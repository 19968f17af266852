/** Exact tails of the binomial distribution, for ranks that enclose a quantile. */

/** Terms below this share of the largest are left out: all of them change no digit of a sum. */
const NEGLIGIBLE = 1e-25;

/** The probability beyond either end of an equal-tailed 95 % interval. */
const TAIL = 0.025;

/**
 * The largest whole l for which fewer than l of `count` independent trials succeed with a
 * probability of 0.025 at most, where each succeeds with `percent` percent. 0 if not even 1 does.
 *
 * The terms are taken relative to the largest, each from the one before by a ratio of whole
 * numbers, so that neither factorials nor logarithms round: 100,000 trials need some thousand terms
 * and leave an error of 1e-12 of the tail at most.
 *
 * @throws RangeError where the count is not whole and above 0, or the percentage not whole from 1
 *   to 99.
 * @example binomialLowRank(6, 50) // 1
 */
export function binomialLowRank(count: number, percent: number): number {
  checkTrials(count, percent);
  const mode = Math.min(count, Math.floor(((count + 1) * percent) / 100));
  const below = termsBelow(mode, count, percent);
  const above = termsBelow(count - mode, count, 100 - percent);
  const bound = TAIL * (1 + sumFromSmallest(below) + sumFromSmallest(above));
  let sum = 0;
  for (let place = below.length - 1; place >= 0; place--) {
    sum += below[place]!;
    if (sum > bound) return mode - 1 - place;
  }
  // With the mode itself it is far more than the tail.
  return mode;
}

function checkTrials(count: number, percent: number): void {
  if (!(Number.isInteger(count) && count > 0)) throw new RangeError(`${count} trials`);
  if (!(Number.isInteger(percent) && percent >= 1 && percent <= 99)) {
    throw new RangeError(`a success of ${percent} percent: it must be whole, 1 to 99`);
  }
}

/** The probabilities of mode - 1, mode - 2, ... successes over that of the mode. */
function termsBelow(mode: number, count: number, percent: number): number[] {
  const terms: number[] = [];
  let term = 1;
  for (let successes = mode; successes > 0 && term > NEGLIGIBLE; successes--) {
    term *= (successes * (100 - percent)) / ((count - successes + 1) * percent);
    terms.push(term);
  }
  return terms;
}

function sumFromSmallest(falling: readonly number[]): number {
  let sum = 0;
  for (let place = falling.length - 1; place >= 0; place--) sum += falling[place]!;
  return sum;
}
