/**
 * Sums of whole numbers below it are exact, and the same in any order: a double holds every whole
 * number up to it.
 */
export const EXACT_SUM_MAX = 9007199254740992; // 2^53
