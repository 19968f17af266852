/** Stages that wait for a pool, asked every day or only where something acts. */
import { describe, expect, it } from 'vitest';
import type { StorageSpec } from '../../../src/scenario/storage-spec.ts';
import { withStages } from '../../support/plain-scenario.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import {
  controllerOfPlan,
  DAY_COUNT,
  leaving,
  only,
  planOfScenario,
  withLeavers,
} from './controller-of.ts';

const TIB = 2 ** 40;
const NORTH = { organisationTypes: null, regions: ['North'], organisations: null };
const STORAGE: StorageSpec = {
  ...{ preset: null, layout: BARE_LAYOUT, procurement: null },
  pools: [
    { name: 'north', usableBytes: TIB, organisations: NORTH },
    { name: 'south', usableBytes: TIB, organisations: 'rest' },
  ],
};

describe('who waits and has left', () => {
  /** b in the North leaves on days 2 and 3; the North is over plan up to the evening of day 9. */
  function run(isDaily: boolean) {
    const stage = { select: only('b', 'c'), pace: { overDays: 30 } };
    const plan = planOfScenario({ ...withLeavers(withStages(stage)), storage: STORAGE });
    const controller = controllerOfPlan(plan);
    const evening = (day: number) =>
      controller.observe!({
        day,
        countOf: () => 0,
        pools: [
          { neededBytes: day < 10 ? 2 * TIB : TIB, usableBytes: TIB },
          { neededBytes: 0, usableBytes: TIB },
        ],
      });
    evening(-1);
    const view = leaving({ 4: 2, 5: 3 });
    for (let day = 0, asked = 0; day < DAY_COUNT; day++) {
      if (isDaily || day >= asked) asked = controller.decide(day, view, () => {});
      if (evening(day)) asked = day + 1;
    }
    return controller.stages();
  }

  it('no longer waits when the pool is within plan, asked daily or only where something acts', () => {
    const [daily, seldom] = [run(true), run(false)];
    expect(seldom).toEqual(daily);
    expect(daily.stages[0]).toMatchObject({ waitDays: 11 });
    expect(daily.events.map(({ day, kind }) => [day, kind]).slice(0, 3)).toEqual([
      [0, 'start'],
      [0, 'wait'],
      [11, 'resume'],
    ]);
  });
});
