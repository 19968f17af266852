/** What arrives at a mailbox for each unit of its cohort's curve, and what becomes of it. */
import type { Mailbox } from './mailbox.ts';
import type { Effect } from './quota.ts';
import type { World } from './world.ts';

/** Bytes for each unit of the curve. */
export interface Rates {
  readonly gross: number;
  readonly suppressed: number;
  readonly bounced: number;
  readonly kept: number;
}

/** Adding it to a smaller number leaves no bits below one: so many units. */
const UNITS_TO_ROUND_WITH = 1.5 * 4503599627370496;

/** The nearest multiple of the unit, halves to the even one. */
export function roundedTo(unit: number, value: number): number {
  const shift = UNITS_TO_ROUND_WITH * unit;
  return value + shift - shift;
}

export function ratesOf(box: Mailbox, effect: Effect, world: World): Rates {
  const { sentShare, keptShare } = box.cohort.parameters;
  const unit = world.rateUnitBytes;
  const gross = box.gross;
  const suppressed = effect === 'none' ? 0 : roundedTo(unit, sentShare * gross);
  const received = gross - suppressed;
  if (effect === 'no-mail') return { gross, suppressed, bounced: received, kept: 0 };
  const share = keptShare[box.firstLevel * world.quotas.length + box.adaptedLevel]!;
  return { gross, suppressed, bounced: 0, kept: roundedTo(unit, share * received) };
}
