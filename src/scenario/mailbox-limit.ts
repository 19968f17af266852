/** How many mailboxes a run can hold, and what memory they take. */
import { formatDecimalShort } from '../units/decimal.ts';
import { BYTES_PER_GIB } from '../units/sizes.ts';

export const MAILBOX_COUNT_MAX = 10_000_000;

/**
 * Memory of a mailbox at the least: 97 bytes of columns that change, 26 of who it is and 17 of work
 * space. Measured with 650,000 and 2,000,000 mailboxes: 139 and 137, as the process grows. Where
 * people come and go, mailboxes move and owners may ask for more the columns have up to 87 bytes
 * more, and there are two of each once a rule has acted: see engine/columns.ts.
 */
const BYTES_PER_MAILBOX = 140;
/** Memory of one mailbox's size on one of the days whose sizes are reported, a double. */
const BYTES_PER_SIZE = 8;

/** What mailboxes need at the least, with the days whose sizes are reported. */
export function mailboxMemoryBytes(mailboxCount: number, sizeDayCount: number): number {
  return mailboxCount * (BYTES_PER_MAILBOX + sizeDayCount * BYTES_PER_SIZE);
}

/** @example memoryText(1_846_835_937) // 'about 1.7 GiB of memory' */
export function memoryText(bytes: number): string {
  return `about ${formatDecimalShort(bytes / BYTES_PER_GIB, 1)} GiB of memory`;
}

/**
 * Says that there are too many mailboxes, and what memory they would take.
 *
 * @example
 * tooManyMailboxesMessage(12_000_000, 4).split(': ')[1]
 * // 'they would need about 1.9 GiB of memory'
 */
export function tooManyMailboxesMessage(mailboxCount: number, sizeDayCount: number): string {
  return (
    `${mailboxCount} mailboxes are more than the ${MAILBOX_COUNT_MAX} that a run can hold: ` +
    `they would need ${memoryText(mailboxMemoryBytes(mailboxCount, sizeDayCount))}`
  );
}
