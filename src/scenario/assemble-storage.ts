/** Storage with what a preset fills in, and what stands where nothing is said. */
import { quantileOf } from '../random/distribution.ts';
import { PRESET_LAYOUTS } from './layout-presets.ts';
import type { UncertainValue } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import type {
  PoolSelect,
  PoolSpec,
  ProcurementSpec,
  ScheduledPurchase,
  StorageLayout,
  StorageSpec,
} from './storage-spec.ts';

type StorageFile = NonNullable<ScenarioFile['storage']>;
type ProcurementFile = NonNullable<StorageFile['procurement']>;

/** Makes what the file says of storage, without what it says of prices. */
export function assembleStorage({ layout, pools, procurement }: StorageFile): StorageSpec {
  return {
    preset: layout.preset ?? null,
    layout: assembleLayout(layout),
    pools: Object.entries(pools).map(([name, pool]) => assemblePool(name, pool)),
    procurement: procurement === undefined ? null : assembleProcurement(procurement),
  };
}

function assembleLayout(file: StorageFile['layout']): StorageLayout {
  const { preset, copies, logBytesPerMessage, ...own } = file;
  const filledIn = preset === undefined ? {} : PRESET_LAYOUTS[preset];
  const layout = { ...filledIn, ...own, copies, logBytesPerMessage: logBytesPerMessage ?? null };
  // A rule has made sure that without a preset nothing is left out.
  return layout as StorageLayout;
}

function assemblePool(name: string, { usable, organisations }: StorageFile['pools'][string]) {
  const pool: PoolSpec = { name, usableBytes: usable, organisations: membersOf(organisations) };
  return pool;
}

function membersOf(members: StorageFile['pools'][string]['organisations']): PoolSelect {
  if (members === 'rest') {
    return members;
  }
  return {
    organisationTypes: members.organisationTypes ?? null,
    regions: members.regions ?? null,
    organisations: members.organisations ?? null,
  };
}

function assembleProcurement(file: ProcurementFile): ProcurementSpec {
  const { leadTimeDays, scheduled, policy } = file;
  const planningLeadTimeDays = file.planningLeadTimeDays ?? planningDaysOf(leadTimeDays);
  return {
    leadTimeDays,
    planningLeadTimeDays,
    scheduled: scheduled.map((purchase) => assemblePurchase(purchase, planningLeadTimeDays)),
    policy:
      policy === undefined
        ? null
        : {
            whenShare: policy.when,
            trendDays: policy.trendDays,
            incrementBytes: policy.increment,
            openOrders: policy.openOrders,
          },
  };
}

function assemblePurchase(
  { pool, orderedOn, on, size }: ProcurementFile['scheduled'][number],
  planningLeadTimeDays: number,
): ScheduledPurchase {
  return { pool, orderedOn: orderedOn ?? on - planningLeadTimeDays, on, bytes: size };
}

/** A quantile of 120 days may come out as 120 and a few units in the last place: that is 120. */
const ROUNDING_DAYS = 1e-6;

/** The declared 90th percentile in whole days, the next above where it is none. */
function planningDaysOf({ distribution, range }: UncertainValue): number {
  return Math.ceil(quantileOf(distribution, range, 0.9) - ROUNDING_DAYS);
}
