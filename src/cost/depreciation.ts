/** Capital cost spread over the life of what was bought. */

/**
 * What is written off by the end of month `age` after the one of arrival: straight-line, in whole
 * pence by rounding the running total, so that the charges add up to the price.
 */
function writtenOffPence(netPence: number, age: number, lifeMonths: number): number {
  if (age >= lifeMonths) return netPence;
  return Math.round((netPence * age) / lifeMonths);
}

export interface Depreciation {
  /** By month. */
  readonly chargePence: Float64Array;
  /** What is not written off at the end of the last month. */
  readonly residualPence: number;
}

/**
 * Straight-line depreciation of what arrived in each month, from the month after on. A month at the
 * edge of the horizon counts whole.
 *
 * @example depreciationOf([100, 0, 0], 3).chargePence // Float64Array.of(0, 33, 34)
 */
export function depreciationOf(netPence: ArrayLike<number>, lifeMonths: number): Depreciation {
  const monthCount = netPence.length;
  const chargePence = new Float64Array(monthCount);
  let residualPence = 0;
  for (let arrival = 0; arrival < monthCount; arrival++) {
    const net = netPence[arrival]!;
    if (net === 0) continue;
    const ageMax = Math.min(lifeMonths, monthCount - 1 - arrival);
    for (let age = 1; age <= ageMax; age++) {
      chargePence[arrival + age]! +=
        writtenOffPence(net, age, lifeMonths) - writtenOffPence(net, age - 1, lifeMonths);
    }
    residualPence += net - writtenOffPence(net, ageMax, lifeMonths);
  }
  return { chargePence, residualPence };
}
