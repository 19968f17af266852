/** How many mailboxes a run can hold. */

/** Memory for one mailbox's columns and its share of the work space; an estimate. */
const BYTES_PER_MAILBOX = 150;

export const MAILBOX_COUNT_MAX = 10_000_000;

/**
 * Says that there are too many mailboxes, and what memory they would take.
 *
 * @example
 * tooManyMailboxesMessage(12_000_000).split(': ')[1] // 'they would need about 1.7 GiB of memory'
 */
export function tooManyMailboxesMessage(count: number): string {
  const gibTenths = Math.round((count * BYTES_PER_MAILBOX * 10) / 1_073_741_824);
  return (
    `${count} mailboxes are more than the ${MAILBOX_COUNT_MAX} that a run can hold: ` +
    `they would need about ${gibTenths / 10} GiB of memory`
  );
}
