/** The memory of a replication and its tools; made once, used again by every one. */
import { hasChurn } from '../plan/churn.ts';
import type { Plan } from '../plan/plan.ts';
import { createDrawBatch, type DrawBatch } from '../random/draw-batch.ts';
import { type Columns, copyColumns, createColumns } from './columns.ts';
import { createLifeSchedule, type LifeSchedule } from './life.ts';
import { createSizeSamples, type SizeSamples } from './sizes.ts';
import { copyTally, createTally, type Tally } from './tally.ts';
import { createTurnsMemory, type TurnsMemory } from './turns-memory.ts';

/** What a replication remembers from one day to the next. */
export interface Memory {
  readonly columns: Columns;
  readonly tally: Tally;
}

export interface Workspace extends Memory {
  /** Filled by the controller: entry pool * dayCount + day, 1 where the pool is over plan. */
  readonly heldPools: Uint8Array;
  readonly sizes: SizeSamples;
  readonly batch: DrawBatch;
  readonly life: LifeSchedule;
  readonly turns: TurnsMemory;
  /** To fall back on where a rule acts within a block; not made before it is asked for. */
  readonly fallBack: () => Memory;
}

export function createWorkspace(plan: Plan): Workspace {
  let fallBack: Memory | null = null;
  return {
    ...createMemory(plan),
    heldPools: new Uint8Array(plan.pools.poolCount * plan.dayCount),
    sizes: createSizeSamples(plan.sizeDays, plan.rows.mailboxOf.length, hasChurn(plan)),
    batch: createDrawBatch(),
    life: createLifeSchedule(plan.dayCount),
    turns: createTurnsMemory(),
    fallBack() {
      fallBack ??= createMemory(plan);
      return fallBack;
    },
  };
}

function createMemory(plan: Plan): Memory {
  const tally = tallyOf(plan);
  const columns = createColumns(plan.rows.mailboxOf.length, {
    cellCount: tally.cohortCount * tally.poolCount * tally.sectionCount,
    hasPresence: hasChurn(plan),
    hasMoves: plan.rollout.moves !== null,
    requestRuleCount: plan.rollout.standing.length,
  });
  return { columns, tally };
}

/** An empty tally with the cells and days of a plan. */
export function tallyOf({ rows, pools, dayCount, rollout }: Plan): Tally {
  return createTally({
    cohortCount: rows.cohortStart.length - 1,
    poolCount: pools.poolCount,
    sectionCount: rows.sections.length,
    dayCount,
    stageCount: rollout.stages.length,
  });
}

export function copyMemory(from: Memory, to: Memory): void {
  copyColumns(from.columns, to.columns);
  copyTally(from.tally, to.tally);
}
