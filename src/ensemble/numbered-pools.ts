/** The storage pools of all platforms, in the order in which traces and outcomes have them. */
import type { Plan } from '../plan/plan.ts';
import type { ProcurementPlan } from '../storage/storage-plan.ts';

export interface NumberedPool {
  readonly name: string;
  /** As declared. */
  readonly usableBytes: number;
  /** Of its platform; null: nothing is ever bought. */
  readonly procurement: ProcurementPlan | null;
  /** What is ordered for it at a stated time. */
  readonly scheduled: ProcurementPlan['scheduled'];
}

/** Those of the home platform first; none without storage. */
export function numberedPools({ platforms }: Pick<Plan, 'platforms'>): NumberedPool[] {
  return platforms.flatMap(({ storage }): NumberedPool[] => {
    if (storage === null) return [];
    const { pools, procurement } = storage;
    const all = procurement?.scheduled ?? [];
    return pools.map(({ name, usableBytes }, index) => ({
      ...{ name, usableBytes, procurement },
      scheduled: all.filter(({ pool }) => pool === index),
    }));
  });
}

/** Whether any pool can be bought for, so that a lead time is known. */
export function hasProcurement({ platforms }: Pick<Plan, 'platforms'>): boolean {
  return platforms.some(({ storage }) => (storage?.procurement ?? null) !== null);
}
