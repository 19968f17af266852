/** How far a mean of known standard error may be off the mean of endlessly many. */
import { studentQuantile } from '../random/student.ts';
import { UPPER_END } from './interval.ts';
import type { MeanError } from './mean-error.ts';

/**
 * Half the width of Student's interval of a mean: t times the standard error, with t the point of
 * Student's distribution below which lies `upperEnd`, 97.5 % for the 95 % interval.
 *
 * Source: Student (1908), The probable error of a mean, Biometrika 6(1), 1-25.
 * @example studentHalfWidth({ mean: 2, standardError: 1, degrees: 1 }) // 12.7062, rounded
 */
export function studentHalfWidth(
  { standardError, degrees }: MeanError,
  upperEnd = UPPER_END,
): number {
  return studentQuantile(upperEnd, degrees) * standardError;
}
