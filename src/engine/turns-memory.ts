/** Memory for the turns of stages, used again by one replication after another. */
import { NO_TURN } from '../rollout/turns.ts';

/** So many turns of a stage, none of them given; what it gave for the stage before is void. */
export type TurnsMemory = (stage: number, count: number) => Int32Array;

/**
 * For 650,000 mailboxes turns take 2.6 MB. Made anew for each replication they lie about until the
 * next full collection of garbage, and added 10 MB to the peak of a run.
 */
export function createTurnsMemory(): TurnsMemory {
  const kept = new Map<number, Int32Array>();
  return (stage, count) => {
    const before = kept.get(stage);
    const own = before === undefined || before.length < count ? new Int32Array(count) : before;
    kept.set(stage, own);
    return own.subarray(0, count).fill(NO_TURN);
  };
}
