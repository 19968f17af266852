/** Figures as messages write them. */
import { formatDecimal } from '../units/decimal.ts';

export { counted, groupDigits } from '../units/counted.ts';

/** Of what happened in some replications: `in 49.0 % of replications`. */
export function inReplications(happened: readonly boolean[]): string {
  const share = happened.filter(Boolean).length / happened.length;
  return `in ${formatDecimal(share * 100, 1)} % of replications`;
}

/** A relative change of 0.0123 as `+1.2 %`. */
export function signedPercent(share: number): string {
  const text = formatDecimal(share * 100, 1);
  return `${text.startsWith('-') ? '' : '+'}${text} %`;
}
