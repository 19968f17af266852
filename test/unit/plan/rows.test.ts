import { describe, expect, it } from 'vitest';
import { cellsOfCohort, cellsOfPool, poolOfCell } from '../../../src/plan/cells.ts';
import type { PlanGate, PlanStage } from '../../../src/plan/plan.ts';
import { rowsOf } from '../../../src/plan/rows.ts';
import type { Population } from '../../../src/population/population.ts';

describe('cells', () => {
  const shape = { poolCount: 3, sectionCount: 4 };

  it('of a cohort lie together, and in them those of each pool', () => {
    expect(cellsOfCohort(shape, 0)).toEqual({ firstCell: 0, endCell: 12 });
    expect(cellsOfCohort(shape, 2)).toEqual({ firstCell: 24, endCell: 36 });
    expect(cellsOfPool(shape, 0, 0)).toEqual({ firstCell: 0, endCell: 4 });
    expect(cellsOfPool(shape, 2, 1)).toEqual({ firstCell: 28, endCell: 32 });
  });

  it('belong to one pool each', () => {
    const pools = Array.from({ length: 24 }, (_, cell) => poolOfCell(shape, cell));
    expect(pools.slice(0, 12)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
    expect(pools.slice(12)).toEqual(pools.slice(0, 12));
  });
});

/** Two cohorts of two organisations, which lie in two pools: mailboxes 0 to 2 and 3 to 5. */
const POPULATION = {
  mailboxCount: 6,
  cohortNames: ['busy', 'quiet'],
  cohortOf: Uint8Array.of(0, 1, 0, 0, 1, 0),
  organisationOf: Uint32Array.of(0, 0, 0, 1, 1, 1),
} as unknown as Population;
const POOLS = { poolCount: 2, poolOfOrganisation: Uint8Array.of(1, 0) };

const stageOf = (...members: readonly number[]) =>
  ({
    members: Uint32Array.from(members),
    leftOverOf: [],
    fillAtLeast: null,
  }) as unknown as PlanStage;
const STAGES = [stageOf(0, 3), stageOf(2, 4)];

const gateOf = (scope: PlanGate['scope'], metric: PlanGate['metric']) =>
  ({ scope, metric }) as unknown as PlanGate;
const rowsWith = (...gates: readonly PlanGate[]) =>
  rowsOf(POPULATION, POOLS as Parameters<typeof rowsOf>[1], { stages: STAGES, gates });

describe('rows', () => {
  it('are by cohort, pool, the stages that may change them, and number', () => {
    const { mailboxOf, rowOf, cohortStart } = rowsWith();
    // Cohort 0: in pool 0 mailbox 5, and 3 of the first stage; in pool 1 mailboxes 0 and 2.
    expect([...mailboxOf]).toEqual([5, 3, 0, 2, 4, 1]);
    expect([...rowOf]).toEqual([2, 5, 3, 1, 4, 0]);
    expect([...cohortStart]).toEqual([0, 4, 6]);
  });

  it('are in groups that the same stages may change', () => {
    const told = rowsWith().groups.map(({ cohort, cell, firstRow, endRow, claimedBy }) => [
      ...[cohort, cell, firstRow, endRow],
      [...claimedBy],
    ]);
    expect(told).toEqual([
      [0, 0, 0, 1, []],
      [0, 0, 1, 2, [0]],
      [0, 1, 2, 3, [0]],
      [0, 1, 3, 4, [1]],
      [1, 2, 4, 5, [1]],
      [1, 3, 5, 6, []],
    ]);
  });

  it('are one section where no gate asks for some stages alone', () => {
    const gates = [
      ...[gateOf('all', 'shareBlocked'), gateOf('running', 'poolUtilisation')],
      ...[gateOf('running', 'failureShare'), gateOf('running', 'runwayDays')],
    ];
    for (const rows of [rowsWith(), rowsWith(...gates)]) expect(rows.sections).toEqual([[]]);
  });

  it.each(['shareBlocked', 'shareWarned', 'contactsPerDay'] as const)(
    'are tallied by section where a gate asks for %s of the stages that run',
    (metric) => {
      const { sections, groups, mailboxOf } = rowsWith(
        gateOf('all', metric),
        gateOf('running', metric),
      );
      expect(sections).toEqual([[], [0], [1]]);
      // (cohort x 2 + pool) x 3 + section.
      expect(groups.map(({ cell }) => cell)).toEqual([0, 1, 4, 5, 8, 9]);
      expect([...mailboxOf]).toEqual([5, 3, 0, 2, 4, 1]);
    },
  );
});
