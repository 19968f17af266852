/** What the published guidance takes for granted, by version of Exchange. */
import { PRESET_LAYOUTS } from '../scenario/layout-presets.ts';
import type { LayoutPreset, StorageLayout } from '../scenario/storage-spec.ts';
import type { PublishedInputs } from './published-inputs.ts';

/**
 * Disk operations a second for a message a day. 2010: 0.06 for 50 messages, 0.18 for 150, 0.36 for
 * 300. 2013: the calculator. 2007: 0.32 for 100 messages is recalled, an assumption.
 */
const IOPS_PER_MESSAGE: Readonly<Record<LayoutPreset, number>> = {
  'exchange-2007': 0.0032,
  'exchange-2010': 0.0012,
  'exchange-2013': 0.00067,
};

/** Only 2013 merges indexes into a second one beside the first. */
const MERGED_INDEX_COUNT: Readonly<Record<LayoutPreset, number>> = {
  'exchange-2007': 0,
  'exchange-2010': 0,
  'exchange-2013': 1,
};

type LayoutInputs = Pick<
  PublishedInputs,
  | 'retentionDays'
  | 'singleItemShare'
  | 'calendarShare'
  | 'whiteSpaceDays'
  | 'overheadShare'
  | 'indexShare'
  | 'freeSpaceShare'
  | 'backupToleranceDays'
>;

/** What a preset fills in. */
export type PresetInputs = LayoutInputs &
  Pick<PublishedInputs, 'iopsPerMessage' | 'mergedIndexCount'>;

export function presetInputs(preset: LayoutPreset): PresetInputs {
  return {
    ...layoutInputs(PRESET_LAYOUTS[preset]),
    iopsPerMessage: IOPS_PER_MESSAGE[preset],
    mergedIndexCount: MERGED_INDEX_COUNT[preset],
  };
}

/** The inputs that a layout of a preset or a scenario fills in. */
export function layoutInputs(
  layout: Omit<StorageLayout, 'copies' | 'logBytesPerMessage'>,
): LayoutInputs {
  return {
    retentionDays: layout.deletedItemRetentionDays,
    singleItemShare: layout.singleItemShare,
    calendarShare: layout.calendarShare,
    whiteSpaceDays: layout.whiteSpaceDays,
    overheadShare: layout.overheadShare,
    indexShare: layout.indexShare,
    freeSpaceShare: layout.freeSpaceShare,
    // Both: days for which logs wait on disk.
    backupToleranceDays: layout.logDays,
  };
}
