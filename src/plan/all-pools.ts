/** The storage pools of all platforms, by their numbers. */
import type { StoragePlan } from '../storage/storage-plan.ts';
import type { PlatformPlan } from './plan.ts';

/** A pool with the platform to which it belongs, and the storage of which it is a part. */
export interface PlacedPool {
  readonly name: string;
  readonly usableBytes: number;
  readonly platform: string;
  readonly storage: StoragePlan;
}

/** Home's first; none without storage. */
export function allPools(platforms: readonly PlatformPlan[]): PlacedPool[] {
  return platforms.flatMap(({ name: platform, storage }) =>
    storage === null ? [] : storage.pools.map((pool) => ({ ...pool, platform, storage })),
  );
}
