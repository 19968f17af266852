/** Quotas of mailboxes that have moved, by hand. */
import { describe, expect, it } from 'vitest';
import { UNDO } from '../../../src/engine/controller.ts';
import {
  AWAY,
  CLOUD_LARGE,
  CLOUD_SMALL,
  during,
  LAST,
  movingPlan,
  ONE,
  played,
  RAISE,
} from './moving-lives.ts';
import { LARGE_QUOTA, SMALL_QUOTA } from './quiet-lives.ts';

describe('quotas of a mailbox that has moved', () => {
  it('are no more changed by stages', () => {
    const { totals, pools } = played({ 2: [[ONE, AWAY]], 4: [[ONE, RAISE]] });
    expect(totals.changeCount).toEqual(during(2, 2, () => 1));
    expect(pools[1]!.committed[LAST]).toBe(CLOUD_SMALL);
    // Nor when it comes back: the stage has left it alone.
    const back = played({ 2: [[ONE, AWAY]], 4: [[ONE, RAISE]], 5: [[ONE, UNDO + AWAY]] });
    expect(back.pools[0]!.committed[LAST]).toBe(2 * SMALL_QUOTA);
  });

  it('are those that it had when it comes back', () => {
    const script = { 1: [[ONE, RAISE]], 2: [[ONE, AWAY]], 4: [[ONE, UNDO + AWAY]] } as const;
    const { totals, pools } = played(script);
    expect(totals.changeCount).toEqual([0, 1, 1, 0, 1, 0, 0, 0, 0, 0]);
    expect(pools[0]!.committed.slice(0, 3)).toEqual([SMALL_QUOTA, LARGE_QUOTA, 0]);
    expect(pools[0]!.committed[LAST]).toBe(LARGE_QUOTA + SMALL_QUOTA);
  });

  it('are changed before the move where both come on one day', () => {
    const { totals, pools } = played({
      2: [
        [ONE, RAISE],
        [ONE, AWAY],
      ],
      4: [[ONE, UNDO + AWAY]],
    });
    expect(totals.changeCount).toEqual([0, 0, 2, 0, 1, 0, 0, 0, 0, 0]);
    expect(pools[0]!.committed[LAST]).toBe(LARGE_QUOTA + SMALL_QUOTA);
  });

  it('rise on request to the next tier of the platform', () => {
    // 96 MiB full and warned at 95, in the cloud too; asked for on the eve for day 2.
    const standing = [
      { name: 'more', when: 'warned', afterDays: 3, share: 1, from: null, to: null } as const,
    ];
    const quota = { small: SMALL_QUOTA, large: CLOUD_LARGE };
    const settings = { fill: 0.96, quota, rollout: { standing } };
    const { totals, pools } = played({ 1: [[ONE, AWAY]] }, movingPlan(settings));
    expect(totals.upgradeCount).toEqual(during(2, 2, () => 1));
    expect(pools[1]!.committed.slice(0, 3)).toEqual([0, SMALL_QUOTA, CLOUD_LARGE]);
  });
});
