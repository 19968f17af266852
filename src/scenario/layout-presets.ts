/**
 * What published guidance says of how mail lies on disk, by version of Exchange: TechNet on mailbox
 * storage in Exchange 2007 and 2010, and the calculator of server roles for Exchange 2013.
 */
import type { LayoutPreset, StorageLayout } from './storage-spec.ts';

/** What a preset fills in: nobody but the owner of the storage knows the number of copies. */
export type PresetLayout = Omit<StorageLayout, 'copies' | 'logBytesPerMessage'>;

/** What all three have in common. */
const SHARED = {
  deletedItemRetentionDays: 14,
  whiteSpaceDays: 1,
  logDays: 3,
  filesShrink: false,
} as const;

/** What each preset fills in; `PRESET_SOURCES` says where each value comes from. */
export const PRESET_LAYOUTS: Readonly<Record<LayoutPreset, PresetLayout>> = {
  'exchange-2007': {
    ...SHARED,
    singleItemShare: 0,
    calendarShare: 0,
    overheadShare: 0.2,
    indexShare: 0.05,
    freeSpaceShare: 1 - 1 / 1.2,
  },
  'exchange-2010': {
    ...SHARED,
    singleItemShare: 0.012,
    calendarShare: 0.03,
    overheadShare: 0.2,
    indexShare: 0.1,
    freeSpaceShare: 0.2,
  },
  'exchange-2013': {
    ...SHARED,
    singleItemShare: 0.012,
    calendarShare: 0.03,
    overheadShare: 0,
    indexShare: 0.2,
    freeSpaceShare: 0.05,
  },
};

/** Where the presets' values come from, by key; the order is that of the documentation. */
export const PRESET_SOURCES: Readonly<Record<keyof PresetLayout, string>> = {
  deletedItemRetentionDays: 'the worked examples of the guidance',
  singleItemShare: 'the formula for recoverable items of 2010 and 2013; 2007 keeps none',
  calendarShare: 'the formula for recoverable items of 2010 and 2013; 2007 keeps none',
  whiteSpaceDays: 'the formula for white space: the mail of a day',
  overheadShare: 'the guidance for 2007 and 2010; the calculator of 2013 has none',
  indexShare: 'the guidance for 2010 and 2013; 5% for 2007 is recalled, an assumption',
  logDays: "the calculator's tolerance of failed backups",
  freeSpaceShare:
    'for 2007 a fifth over the computed volume (144 GB for 120 GB), for 2010 and 2013 the ' +
    'worked examples',
  filesShrink: 'Exchange fills the pages that are freed, and never returns them',
};
