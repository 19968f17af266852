/**
 * From what mailboxes hold to the disk it needs. The published guidance does the same for mailboxes
 * at full quota; here it is done with what they hold.
 *
 * Source: the guidance of Microsoft on sizing storage for Exchange,
 * http://technet.microsoft.com/en-us/library/ee832796.aspx
 */
import type { StorageLayout } from '../scenario/storage-spec.ts';

/**
 * What can be recovered by owners: deleted mail within its retention, and the shares of the content
 * that single item recovery and versions of the calendar keep.
 */
export function recoverableBytes(
  layout: StorageLayout,
  contentBytes: number,
  retainedBytes: number,
): number {
  return retainedBytes + (layout.singleItemShare + layout.calendarShare) * contentBytes;
}

/** A database file that holds so much, its white space included. */
export function fileBytes(layout: StorageLayout, heldBytes: number): number {
  return heldBytes * (1 + layout.overheadShare);
}

/** What all copies take up: files, the index of their content, transaction logs. */
export function occupiedBytes(layout: StorageLayout, fileSize: number, logSize: number): number {
  return layout.copies * (fileSize + layout.indexShare * fileSize + logSize);
}

/** The disk that leaves the share free which must stay so. */
export function neededBytes(layout: StorageLayout, occupied: number): number {
  return occupied / (1 - layout.freeSpaceShare);
}
