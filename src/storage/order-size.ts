/** How much the policy orders. */
import type { ProcurementPolicy } from '../scenario/storage-spec.ts';
import { InputFaults } from '../table/fault.ts';
import { EXACT_SUM_MAX } from '../units/exact-sums.ts';

/**
 * The smallest multiple of the increment with which the expected need is below the policy's share
 * of what there will be: `aheadBytes` and the order. One increment at least.
 *
 * @throws InputFaults where that is more than can be counted exactly: the share is next to nothing,
 *   or the need is expected to grow without reason.
 */
export function orderBytes(
  policy: ProcurementPolicy,
  expectedBytes: number,
  aheadBytes: number,
): number {
  const { whenShare, incrementBytes } = policy;
  const isEnough = (count: number): boolean =>
    expectedBytes < whenShare * (aheadBytes + count * incrementBytes);
  // Rounded down this is one less than the count, or the count if the quotient was rounded up.
  let count = Math.max(1, Math.floor((expectedBytes / whenShare - aheadBytes) / incrementBytes));
  requireCountable(count * incrementBytes);
  while (!isEnough(count)) count++;
  return count * incrementBytes;
}

function requireCountable(bytes: number): void {
  if (bytes < EXACT_SUM_MAX) return;
  throw new InputFaults([
    {
      ...{ file: '', line: 0, column: 0, address: 'storage.procurement.policy' },
      message: `the policy would order ${bytes} bytes at once, more than a run can count exactly`,
      mend: 'have a larger `when`, more trendDays, or a shorter lead time',
    },
  ]);
}
