/**
 * Sums of whole numbers below it are exact, and the same in any order: a double holds every whole
 * number up to it.
 */
export const EXACT_SUM_MAX = 9007199254740992; // 2^53

/** A number is rounded to a unit by adding so many units and taking them away: 1.5 * 2^52. */
export const ROUNDING_UNITS = 6755399441055744;
