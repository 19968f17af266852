/** What a planner should know of a sizing before buying by it. */
import { RECOVERABLE_MAX_MIB } from '../storage/published-mailbox.ts';
import { formatDecimalShort } from '../units/decimal.ts';
import type { Sized } from './size-inputs.ts';

/** Exchange 2010 and 2013 in their Enterprise editions; 2007 supports 50. */
const COPIES_PER_SERVER_MAX = 100;
const HOURS_PER_DAY = 24;

/** Sentences for standard error; none where all is well. */
export function sizeNotes({ inputs, origins, sizing }: Sized): string[] {
  const notes: string[] = [];
  const gib = (amount: number | null): string => `${formatDecimalShort(amount ?? 0, 1)} GiB`;
  if (sizing.isVolumeWithinDisk === false) {
    const disk = gib(sizing.formattedDiskGib);
    notes.push(
      `a volume needs ${gib(sizing.volumeGib)}, but a disk has only ${disk}: have fewer ` +
        'databases a volume, or larger disks',
    );
  }
  if (sizing.copiesPerServer > COPIES_PER_SERVER_MAX) {
    notes.push(
      `a server has ${formatDecimalShort(sizing.copiesPerServer, 1)} databases, and Exchange ` +
        `supports ${COPIES_PER_SERVER_MAX}: have more servers, groups or larger databases`,
    );
  }
  if (sizing.mailboxesPerDatabase < 1) {
    notes.push(
      `there are ${sizing.databasesPerGroup} databases a group, more than mailboxes: ` +
        'have fewer copies or servers, or --symmetric no',
    );
  }
  if (sizing.recoverableMib === RECOVERABLE_MAX_MIB) {
    notes.push('recoverable items are cut off at their own quota of 30 GiB');
  }
  if (inputs.laggedCopyCount > 0 && inputs.safetyNetDays < inputs.lagHours / HOURS_PER_DAY) {
    notes.push('the safety net is shorter than the lag, so that a lagged copy may lose mail');
  }
  if (inputs.laggedCopyCount === 0 && origins.get('lagHours') === 'option') {
    notes.push('--lag-hours has no effect: no copy lags, --lagged-copies is 0');
  }
  return notes;
}
