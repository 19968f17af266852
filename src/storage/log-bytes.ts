/** Transaction logs: what each byte of mail leaves in them. */
import type { StorageLayout } from '../scenario/storage-spec.ts';
import { BYTES_PER_KIB, BYTES_PER_MIB } from '../units/sizes.ts';

/**
 * 50 messages a day of 75 KB leave 10 logs of 1 MB, and larger ones more in proportion to
 * KB / 78.9473684210526 (15 / 0.19), a factor that the published table rounds to a tenth and that
 * is not rounded here, so that a little more mail never leaves less.
 *
 * Source: Exchange 2013 Server Role Requirements Calculator 7.6; facts in docs/size.md.
 */
const PUBLISHED_LOG_BYTES_PER_BYTE =
  ((10 / 50) * BYTES_PER_MIB) / (78.9473684210526 * BYTES_PER_KIB);

/**
 * Log bytes of a byte of mail, where the mean message has so many bytes.
 */
export function logBytesPerByte(
  { logBytesPerMessage }: Pick<StorageLayout, 'logBytesPerMessage'>,
  messageBytes: number,
): number {
  if (logBytesPerMessage === null) return PUBLISHED_LOG_BYTES_PER_BYTE;
  return logBytesPerMessage / messageBytes;
}
