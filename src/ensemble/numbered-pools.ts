/** The storage pools of all platforms, in the order in which traces and outcomes have them. */
import type { Plan } from '../plan/plan.ts';
import type { ProcurementPlan } from '../storage/storage-plan.ts';

export interface NumberedPool {
  readonly name: string;
  /** Of its platform. */
  readonly platform: string;
  /** As declared. */
  readonly usableBytes: number;
  /** Of its platform; null: nothing is ever bought. */
  readonly procurement: ProcurementPlan | null;
  /** What is ordered for it at a stated time. */
  readonly scheduled: ProcurementPlan['scheduled'];
}

/** Those of the home platform first; none without storage. */
export function numberedPools({ platforms }: Pick<Plan, 'platforms'>): NumberedPool[] {
  return platforms.flatMap(({ name: platform, storage }): NumberedPool[] => {
    if (storage === null) return [];
    const { pools, procurement } = storage;
    const all = procurement?.scheduled ?? [];
    return pools.map(({ name, usableBytes }, index) => ({
      ...{ name, platform, usableBytes, procurement },
      scheduled: all.filter(({ pool }) => pool === index),
    }));
  });
}

/** The numbers [firstPool, endPool) of a platform's pools; none without storage. */
export function poolsOfPlatform({ platforms }: Pick<Plan, 'platforms'>, platform: number) {
  const countOf = ({ storage }: Plan['platforms'][number]): number => storage?.pools.length ?? 0;
  const before = platforms.slice(0, platform);
  const firstPool = before.reduce((sum, other) => sum + countOf(other), 0);
  return { firstPool, endPool: firstPool + countOf(platforms[platform]!) };
}

/** Whether any pool can be bought for, so that a lead time is known. */
export function hasProcurement({ platforms }: Pick<Plan, 'platforms'>): boolean {
  return platforms.some(({ storage }) => (storage?.procurement ?? null) !== null);
}
