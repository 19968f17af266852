import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../src/calendar/date.ts';
import { type PageRow, textAt } from '../../../src/page/cells/page-table.ts';
import { stageGroups, stagesSpan } from '../../../src/page/rollout/stages-span.ts';
import { type ShownRow, shownRun, surely } from '../../support/shown-run.ts';

const stage = (name: string, start: string, finish: string): ShownRow => ({
  ...{ stage: name, ...surely('start', start), ...surely('finish', finish) },
});

function groupsOf(stages: readonly ShownRow[], to = '2016-12-31') {
  const run = shownRun({ stages }, { from: '2013-01-01', to });
  const groups = stageGroups(run, run.tables.get('stages')?.rows ?? []);
  const namesOf = (rows: readonly PageRow[]) => rows.map((row) => textAt(row, 'stage'));
  return { run, groups, names: groups.map(namesOf) };
}

describe('stages with a gap between them', () => {
  it('are drawn apart where it is more than half of their days, each in the order of the file', () => {
    // 1 to 11 January, and 22 January to 1 February: 31 days, of which 11 are the gap.
    const near = [stage('b', '2013-01-22', '2013-02-01'), stage('a', '2013-01-01', '2013-01-11')];
    expect(groupsOf(near).names).toEqual([['b', 'a']]);
    // To 23 February: 53 days, 43 - 10 = 33 of them.
    const far = [
      stage('c', '2013-02-15', '2013-02-23'),
      stage('a', '2013-01-01', '2013-01-11'),
      stage('b', '2013-02-13', '2013-02-20'),
    ];
    const { run, groups, names } = groupsOf(far);
    expect(names).toEqual([['a'], ['c', 'b']]);
    // Drawn is 13 to 23 February and 1 + 3 % of 10 days, so 2, on either side.
    const { firstDay, lastDay } = stagesSpan(run, groups[1] ?? []);
    expect([formatDate(firstDay), formatDate(lastDay)]).toEqual(['2013-02-11', '2013-02-25']);
  });

  it('are drawn together where one of them goes on after the end', () => {
    const open = { ...stage('a', '2013-01-01', '2013-01-11'), finish_p95: '' };
    expect(groupsOf([open, stage('b', '2016-02-13', '2016-02-20')]).names).toEqual([['a', 'b']]);
  });

  it('are each in one picture, whatever their days', () => {
    const day = fc.integer({ min: 15_706, max: 17_166 });
    const pair = fc.tuple(day, fc.integer({ min: 0, max: 200 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
        const stages = pairs.map(
          ([first, length, isOpen], index): ShownRow => ({
            ...stage(String(index), formatDate(first), formatDate(first + length)),
            ...(isOpen ? { finish_p95: '' } : {}),
          }),
        );
        const { names } = groupsOf(stages);
        expect(names.flat().sort()).toEqual(pairs.map((_, index) => String(index)).sort());
        if (stages.length > 0) expect(names.every((group) => group.length > 0)).toBe(true);
      }),
    );
  });
});
