import { describe, expect, it } from 'vitest';
import { cohortWeights, scopeCounts } from '../../../src/engine/scope-counts.ts';
import {
  cellFirstDay,
  createTally,
  FLOW,
  FLOW_FIELDS,
  LEVEL,
  LEVEL_FIELDS,
  type Tally,
} from '../../../src/engine/tally.ts';
import type { Plan } from '../../../src/plan/plan.ts';

const SECTIONS: readonly (readonly number[])[] = [[], [0], [0, 2], [1]];
const SHAPE = { cohortCount: 2, poolCount: 2, sectionCount: SECTIONS.length, dayCount: 3 };

/** Of each cohort two mailboxes are simulated, or as many as are said. */
function planOf(sample: readonly number[] | null, cohortStart = [0, 2, 4]): Plan {
  return {
    dayCount: SHAPE.dayCount,
    rows: { sections: SECTIONS, cohortStart: Uint32Array.from(cohortStart) },
    sample: sample === null ? null : { fullCountOfCohort: Uint32Array.from(sample) },
  } as unknown as Plan;
}

/** Adds to a field of a cell on a day. */
function add(
  tally: Tally,
  { cell, day }: { readonly cell: number; readonly day: number },
  values: {
    readonly levels?: Partial<Record<keyof typeof LEVEL, number>>;
    readonly flows?: Partial<Record<keyof typeof FLOW, number>>;
  },
): void {
  const at = cellFirstDay(tally, cell) + day;
  for (const [field, value] of Object.entries(values.levels ?? {})) {
    tally.levels[at * LEVEL_FIELDS + LEVEL[field as keyof typeof LEVEL]]! += value;
  }
  for (const [field, value] of Object.entries(values.flows ?? {})) {
    tally.flows[at * FLOW_FIELDS + FLOW[field as keyof typeof FLOW]]! += value;
  }
}

/** Of each cell a power of two of its own, so that a sum says whose it is. */
function tallied(): Tally {
  const tally = createTally(SHAPE);
  for (let cell = 0; cell < 16; cell++)
    add(tally, { cell, day: 0 }, { flows: { mailboxes: 2 ** cell } });
  return tally;
}

/** The bits of cells by cohort, pool and section. */
const bits = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + 2 ** cell, 0);

describe('counts by the stages that may change mailboxes', () => {
  it('are of all sections where no stages are named', () => {
    const count = scopeCounts(planOf(null), tallied())(0);
    expect(count('mailboxCount', null)).toBe(2 ** 16 - 1);
  });

  it('are of the sections that have one of the stages', () => {
    const count = scopeCounts(planOf(null), tallied())(0);
    // In each of four parts, a cohort in a pool, sections 1 and 2; 2; 3.
    expect(count('mailboxCount', [0])).toBe(bits([1, 2, 5, 6, 9, 10, 13, 14]));
    expect(count('mailboxCount', [2])).toBe(bits([2, 6, 10, 14]));
    expect(count('mailboxCount', [1, 2])).toBe(bits([2, 3, 6, 7, 10, 11, 14, 15]));
    // Once, though both may change those of section 2.
    expect(count('mailboxCount', [0, 2])).toBe(count('mailboxCount', [0]));
  });

  it('are none of no stage', () => {
    const count = scopeCounts(planOf(null), tallied())(0);
    expect(count('mailboxCount', [])).toBe(0);
    expect(count('mailboxCount', [5])).toBe(0);
  });

  it('last where levels do, and are of the day where contacts are', () => {
    const tally = createTally(SHAPE);
    add(tally, { cell: 1, day: 0 }, { flows: { mailboxes: 8 }, levels: { warned: 3 } });
    add(
      tally,
      { cell: 1, day: 1 },
      {
        levels: { warned: -1, sendBlocked: 2, full: 1 },
        flows: { contacts: 5, mailboxes: -1 },
      },
    );
    add(tally, { cell: 9, day: 2 }, { levels: { full: 1 }, flows: { contacts: 1 } });
    // What changes after the last day is not looked at.
    add(tally, { cell: 9, day: 3 }, { levels: { full: 100 } });
    const on = scopeCounts(planOf(null), tally);
    const fields = [
      'mailboxCount',
      'warnedCount',
      'sendBlockedCount',
      'fullCount',
      'contactCount',
    ] as const;
    const days = [0, 1, 2].map((day) => fields.map((field) => on(day)(field, [0])));
    expect(days).toEqual([
      [8, 3, 0, 0, 0],
      [7, 2, 2, 1, 5],
      [7, 2, 2, 2, 1],
    ]);
  });

  it('are in a sample of those for whom each stands, by cohort', () => {
    const tally = createTally(SHAPE);
    add(tally, { cell: 1, day: 0 }, { flows: { mailboxes: 2, contacts: 1 } });
    add(tally, { cell: 9, day: 0 }, { flows: { mailboxes: 2, contacts: 2 } });
    // The first cohort's two stand for ten, the other's for five.
    const count = scopeCounts(planOf([10, 5]), tally)(0);
    expect(count('mailboxCount', [0])).toBe(15);
    expect(count('contactCount', null)).toBe(5 + 2 * 2.5);
  });
});

describe('cohortWeights', () => {
  it('are one where all are simulated, and nothing of a cohort without mailboxes', () => {
    expect(cohortWeights(planOf(null))).toEqual([1, 1]);
    expect(cohortWeights(planOf([10, 5]))).toEqual([5, 2.5]);
    expect(cohortWeights(planOf([10, 0], [0, 4, 4]))).toEqual([2.5, 0]);
  });
});
