/**
 * Logs, volumes and the space of servers, by the published guidance.
 *
 * Source: TechNet, http://technet.microsoft.com/en-us/library/bb738147.aspx and .../ee832796.aspx;
 * the 2013 server role calculator, 7.6.
 */
import type { PublishedDatabases } from './published-databases.ts';
import { MIB_PER_GIB, type PublishedInputs } from './published-inputs.ts';
import type { PublishedMailbox } from './published-mailbox.ts';

export interface PublishedVolumes {
  readonly logDays: number;
  readonly logsPerGroupPerDay: number;
  /** Of a group, as are the logs of moves. */
  readonly backupLogsGib: number;
  readonly moveLogsGibPerWeek: number;
  readonly logsPerDatabaseGib: number;
  readonly copiesPerServer: number;
  readonly databasesPerServerGib: number;
  readonly volumeGib: number;
  /** Null: the size of a disk is not known, or bounds no volume. */
  readonly isVolumeWithinDisk: boolean | null;
  readonly serverGib: number;
  readonly groupGib: number;
  /** Without restore volumes. */
  readonly allGroupsGib: number;
  readonly volumesPerServer: number;
  readonly volumeCount: number;
  /** Null: none is wanted. One a server. */
  readonly restoreVolumeGib: number | null;
  readonly allRestoreVolumesGib: number;
}

/** Without a restore volume a volume has room for maintenance: a tenth over the mean database. */
const MAINTENANCE_FACTOR = 1.1;
const HOURS_PER_DAY = 24;

export function publishedVolumes(
  inputs: PublishedInputs,
  { sizeOnDiskMib, logsPerDay }: PublishedMailbox,
  databases: PublishedDatabases,
): PublishedVolumes {
  const groupMailboxes = inputs.mailboxCount / inputs.groupCount;
  const logDays = daysOfLogs(inputs);
  const logsPerGroupPerDay = groupMailboxes * logsPerDay;
  const backupLogsGib = (logsPerGroupPerDay * logDays) / MIB_PER_GIB;
  const moveLogsGibPerWeek = (groupMailboxes * inputs.movesShare * sizeOnDiskMib) / MIB_PER_GIB;
  const logsPerDatabaseGib = (backupLogsGib + moveLogsGibPerWeek) / databases.databasesPerGroup;
  const logs = { logDays, logsPerGroupPerDay, backupLogsGib, moveLogsGibPerWeek };
  return {
    ...logs,
    logsPerDatabaseGib,
    ...spaces(inputs, databases, logsPerDatabaseGib),
  };
}

/** Logs wait for the backup that failed, the copy that is cut off, the copy that lags: a day. */
function daysOfLogs(inputs: PublishedInputs): number {
  const lagDays = inputs.laggedCopyCount === 0 ? 0 : inputs.lagHours / HOURS_PER_DAY;
  return Math.max(inputs.backupToleranceDays, inputs.networkToleranceDays, lagDays, 1);
}

type Spaces = Omit<
  PublishedVolumes,
  'logDays' | 'logsPerGroupPerDay' | 'backupLogsGib' | 'moveLogsGibPerWeek' | 'logsPerDatabaseGib'
>;

function spaces(
  inputs: PublishedInputs,
  { databasesPerGroup, databaseGib, formattedDiskGib }: PublishedDatabases,
  logsPerDatabaseGib: number,
): Spaces {
  const { databasesPerVolume, serversPerGroup, groupCount, hasRestoreVolume } = inputs;
  const volume = volumeSize(inputs, databaseGib, logsPerDatabaseGib);
  const copiesPerServer = (databasesPerGroup * inputs.copyCount) / serversPerGroup;
  const serverGib = (copiesPerServer / databasesPerVolume) * volume.gib;
  const volumesPerServer = Math.ceil(copiesPerServer / databasesPerVolume);
  const serverCount = serversPerGroup * groupCount;
  return {
    copiesPerServer,
    databasesPerServerGib: copiesPerServer * databaseGib,
    volumeGib: volume.gib,
    isVolumeWithinDisk:
      inputs.isJbod && formattedDiskGib !== null ? volume.gib <= formattedDiskGib : null,
    serverGib,
    groupGib: serverGib * serversPerGroup,
    allGroupsGib: serverGib * serverCount,
    volumesPerServer,
    volumeCount: volumesPerServer * serverCount,
    restoreVolumeGib: hasRestoreVolume ? volume.restoreGib : null,
    allRestoreVolumesGib: hasRestoreVolume ? volume.restoreGib * serverCount : 0,
  };
}

/** A volume, and one on which its databases and logs can be restored. */
function volumeSize(
  inputs: PublishedInputs,
  databaseGib: number,
  logsPerDatabaseGib: number,
): { readonly gib: number; readonly restoreGib: number } {
  const { databasesPerVolume, indexShare, mergedIndexCount } = inputs;
  const usableShare = 1 - inputs.freeSpaceShare;
  const databasesGib = databasesPerVolume * databaseGib;
  const logsGib = databasesPerVolume * logsPerDatabaseGib;
  const indexGib = (databasesGib + mergedIndexCount * databaseGib) * indexShare;
  const maintenanceGib = inputs.hasRestoreVolume ? 0 : MAINTENANCE_FACTOR * databaseGib;
  return {
    gib: (databasesGib + indexGib + logsGib) / usableShare + maintenanceGib,
    restoreGib: (databasesGib + logsGib) / usableShare,
  };
}
