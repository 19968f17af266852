import fc from 'fast-check';
import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { RolloutSection } from '../../../src/page/rollout/rollout-section.tsx';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { type ShownRow, shownRun, spread, surely } from '../../support/shown-run.ts';

const sectionOf = (run: ReturnType<typeof shownRun>) => shownPart(h(RolloutSection, { run }));

/** From 8 to 17 July by plan; to 18 July in the median. */
const pilot: ShownRow = {
  ...{ stage: 'pilot', kind: 'quota', planned_start: '2013-07-08', planned_finish: '2013-07-17' },
  ...surely('start', '2013-07-08'),
  ...spread('finish', ['2013-07-16', '2013-07-18', '2013-07-20']),
  ...{ started_probability: '1', finished_probability: '1' },
  ...spread('changed_mailboxes', ['90', '100', '110']),
};

describe('stages against the plan', () => {
  it('are bars from the start to the end of the last day', () => {
    // Drawn are 8 July to 20 July and 1 + 3 % of 12 days, so 2, on either side: 16 days in the 740
    // units from 30 to 770, 46.25 each. Two days in the stage starts, at 122.5.
    const wide = sectionOf(shownRun({ stages: [pilot] })).querySelector('svg.wide');
    const barOf = (name: string) => {
      const bar = wide?.querySelector(`rect.${name}`);
      return ['x', 'width'].map((attribute) => Number(bar?.getAttribute(attribute)));
    };
    expect(barOf('planned')).toEqual([122.5, 462.5]);
    expect(barOf('simulated')).toEqual([122.5, 508.8]);
    // The start is the same in all replications; P5 and P95 of the finish are at the ends of
    // days 10 and 14, as the bar is at that of P50.
    const whiskers = [...(wide?.querySelectorAll('path.whisker') ?? [])];
    expect(whiskers.map((path) => path.getAttribute('d'))).toHaveLength(1);
    expect(whiskers[0]?.getAttribute('d')).toMatch(/M538\.8 [\d.]+H723\.8M/);
    expect(wide?.querySelector('path.mark')).toBeNull();
    expect(textOf(wide!, '.row-figures')).toBe('100 mailboxes');
  });

  it('go on after the end where half of all replications do not finish', () => {
    const late = { ...pilot, finish_p50: '', finish_p95: '', finished_probability: '0.4' };
    const wide = sectionOf(shownRun({ stages: [late] })).querySelector('svg.wide');
    const bar = wide?.querySelector('rect.simulated');
    // Drawn is from 6 to 31 July, 29.6 a day; the plan takes ten days.
    expect(wide?.querySelector('rect.planned')?.getAttribute('width')).toBe('296');
    // To the end of the picture, at 770.
    const end = Number(bar?.getAttribute('x')) + Number(bar?.getAttribute('width'));
    expect(end).toBeCloseTo(770, 5);
    expect(wide?.querySelectorAll('path.mark.simulated')).toHaveLength(1);
    // No bar at the end of the whisker either.
    expect(wide?.querySelector('path.whisker')?.getAttribute('d')).toMatch(/H770$/);
  });

  it('have their date to finish by, unless it is after the end', () => {
    const marks = (by: string) => {
      const run = shownRun({ stages: [{ ...pilot, by, finished_by_probability: '1' }] });
      return sectionOf(run).querySelectorAll('svg.wide .due-by').length;
    };
    expect(marks('2013-07-31')).toBe(1);
    expect(marks('2013-08-01')).toBe(0);
  });

  it('are read by stage', () => {
    const json = sectionOf(shownRun({ stages: [pilot] })).querySelector('script')?.textContent;
    const { axis, rows } = JSON.parse(json ?? '');
    expect(axis).toBe('y');
    expect(rows).toHaveLength(1);
    // What is in the row of its place is told by its text alone.
    const texts = rows[0].map((cell: string | [number, number, number, string]) =>
      typeof cell === 'string' ? cell : cell[3],
    );
    expect(texts.map((text: string) => text.replaceAll('\u00a0', ' '))).toEqual([
      ...['pilot', '8 July 2013', '8 July 2013', '17 July 2013'],
      ...['16 July 2013', '18 July 2013', '20 July 2013', '100 %', '100 mailboxes'],
    ]);
  });

  it('are said to finish when they do', () => {
    const finish = { metric: 'rollout_finish_date', p5: '2013-07-16', p50: '2013-07-18' };
    const caption = (row: ShownRow) =>
      textOf(sectionOf(shownRun({ stages: [pilot], summary: [row] })), 'figcaption');
    const whole = { ...finish, p95: '2013-07-20', probability: '1' };
    expect(caption({ ...whole })).toContain(
      'time looked at in every replication; in half of all replications by 18 July 2013 (P5 16 July 2013, P95 20 July 2013). The plan',
    );
    expect(caption({ ...finish, p95: '', probability: '0.9' })).toContain(
      'in 90 % of replications; in half of all replications by 18 July 2013 (P5 16 July 2013, P95 after the end). The plan',
    );
    expect(caption({ ...finish, p5: '', p50: '', p95: '', probability: '0' })).toMatch(
      /^In no replication has every stage finished within the time looked at\. The plan/,
    );
  });
});

describe('stages at risk', () => {
  const risks = (...stages: ShownRow[]) =>
    textsOf(sectionOf(shownRun({ stages })), 'section > ul > li');

  it('are those that may be late or stopped, the likeliest first', () => {
    const late = {
      ...{ ...pilot, stage: 'late', by: '2013-07-31' },
      ...{ finished_by_probability: '0.85', finished_probability: '1' },
      ...{ finished_by_probability_low: '0.64', finished_by_probability_high: '0.95' },
    };
    const paused = { ...pilot, stage: 'paused', paused_probability: '0.1' };
    const never = { ...pilot, stage: 'never', finished_probability: '0.2' };
    expect(risks(pilot, late, paused, never)).toEqual([
      'Stage never finishes within the time looked at in 20 % of replications.',
      'Stage late finishes by 31 July 2013 in 85 % of replications (ninety-five per cent interval 64 % to 95 %).',
      'Stage paused is paused by a gate in 10 % of replications.',
    ]);
  });

  it('are none where every stage is sure', () => {
    expect(risks(pilot)).toEqual([]);
  });
});

describe('days lost', () => {
  const lostOf = (lost: ShownRow) => {
    const section = sectionOf(shownRun({ stages: [{ ...pilot, ...lost }] }));
    const tables = [...section.querySelectorAll('table')].map((table) =>
      textsOf(table, 'thead th'),
    );
    return { section, tables };
  };

  it('have a column for each cause that costs any, first those beyond the calendar', () => {
    const { section, tables } = lostOf({
      ...{ lost_weekend_days_mean: '4.0', lost_weekend_days_p95: '6.0' },
      ...{ lost_gate_days_mean: '0.1', lost_gate_days_p95: '0.0' },
      ...{ lost_capacity_days_mean: '2.5', lost_capacity_days_p95: '3.0' },
      ...{ lost_freeze_days_mean: '0.0', lost_freeze_days_p95: '0.0' },
    });
    // After the table of dates, and before that of mailboxes.
    expect(tables.slice(1, 3)).toEqual([
      [
        ...['stage', 'gates, mean', 'gates, P95'],
        ...['waiting for a night or a pool, mean', 'waiting for a night or a pool, P95'],
      ],
      ['stage', 'weekends, mean', 'weekends, P95'],
    ]);
    expect(textOf(section, 'figcaption')).toContain(
      'what delays most is waiting for a night with room or for a pool: it costs stage pilot 2.5 days on the mean.',
    );
  });

  it('are said to be the calendar’s where they are', () => {
    const { section, tables } = lostOf({ lost_weekend_days_mean: '4.0' });
    expect(section.body.textContent).toContain('No stage loses a day to gates or to waiting.');
    expect(tables[1]).toEqual(['stage', 'weekends, mean']);
    expect(textOf(section, 'figcaption')).not.toContain('delays');
  });

  it('are none', () => {
    expect(sectionOf(shownRun({ stages: [pilot] })).body.textContent).toContain(
      'No stage loses a day once it is due.',
    );
  });
});

describe('events of stages', () => {
  const event = (replication: number, sequence: number, kind: string): ShownRow => ({
    ...{ replication: String(replication), sequence: String(sequence), date: '2013-07-08' },
    ...{ stage: 'pilot', event: kind, rule: 'date', cause: 'start date' },
  });
  const rowsOf = (events: readonly ShownRow[]) => {
    const section = sectionOf(shownRun({ stages: [pilot], stage_events: events }));
    const tables = [...section.querySelectorAll('details')].filter((details) =>
      details.textContent?.includes('cause'),
    );
    return tables.map((table) => table.querySelectorAll('tbody tr').length);
  };

  it('are all of one replication, and of others what is not usual', () => {
    const events = [
      ...[event(0, 1, 'start'), event(0, 2, 'pause'), event(0, 3, 'finish')],
      ...[event(1, 1, 'start'), event(1, 2, 'pause'), event(1, 3, 'finish')],
      event(2, 1, 'abort'),
    ];
    expect(rowsOf(events)).toEqual([3, 2]);
    expect(rowsOf(events.slice(0, 4))).toEqual([3]);
  });

  it('are no more than 120', () => {
    const many = (replication: number) =>
      Array.from({ length: 200 }, (_, index) => event(replication, index, 'pause'));
    // 60 of the first at the most, and as many of the others as there is room for.
    expect(rowsOf([...many(0), ...many(1)])).toEqual([60, 60]);
    expect(rowsOf([event(0, 1, 'start'), ...many(1)])).toEqual([1, 119]);
  });
});

describe('pools between which mailboxes move', () => {
  const days = ['2013-07-01', '2013-07-31'].flatMap((date, later) =>
    ['all', 'home', 'new'].map((pool, index) => ({
      ...{ date, pool, platform: pool, mailboxes_p50: String(100 * index + later) },
    })),
  );
  const linesOf = (tables: { readonly timeline: readonly ShownRow[] }, moves: boolean) => {
    const run = shownRun(tables, { record: { metricScope: { moves } } });
    return textsOf(sectionOf(run), 'tr').slice(0, 3);
  };

  it('have a column each, with their mailboxes by day', () => {
    expect(linesOf({ timeline: days }, true)).toEqual([
      'daypool home, platform homepool new, platform new',
      ...['1 July 2013100200', '31 July 2013101201'],
    ]);
  });

  it('are not told of without moves', () => {
    expect(linesOf({ timeline: days }, false)).toEqual([]);
  });
});

describe('milestones', () => {
  const metric = (milestone: string, name: string, figures: ShownRow): ShownRow => ({
    ...{ milestone, pool: 'all', platform: 'all', metric: name, date: '2013-07-15' },
    ...figures,
  });

  it('have a line each, with what the scenario has', () => {
    const milestones = ['half', 'end'].flatMap((name) => [
      metric(name, 'mailboxes', { p50: '300' }),
      metric(name, 'used_tib', { p50: '1.5' }),
      metric(name, 'over_plan', { probability: '0.25' }),
    ]);
    const section = sectionOf(shownRun({ stages: [], milestones }));
    const [table] = section.querySelectorAll('table');
    expect([...(table?.querySelectorAll('thead th') ?? [])].map((th) => th.textContent)).toEqual([
      ...['milestone', 'day', 'used, P50', 'a pool has been over plan by then'],
    ]);
    const cells = [...(table?.querySelectorAll('tbody [data-cell]') ?? [])];
    expect(cells.map((cell) => cell.getAttribute('data-cell')).slice(4)).toEqual([
      ...['milestone', 'date'].map((column) => `milestones.csv:end,all,all,mailboxes:${column}`),
      'milestones.csv:end,all,all,used_tib:p50',
      'milestones.csv:end,all,all,over_plan:probability',
    ]);
  });
});

describe('a section on the rollout', () => {
  it('says where there are no stages', () => {
    const section = sectionOf(shownRun({ stages: [] }));
    expect(section.body.textContent).toContain('The scenario has no stages');
    expect(section.querySelectorAll('svg, table')).toHaveLength(0);
  });

  it('is whole whatever cells are empty', () => {
    const cut = fc.subarray(Object.keys(pilot).filter((column) => column !== 'stage'));
    fc.assert(
      fc.property(cut, cut, (first, second) => {
        const without = (columns: readonly string[]) =>
          Object.fromEntries(
            Object.entries(pilot).map(([key, text]) => [key, columns.includes(key) ? '' : text]),
          );
        const stages = [without(first), { ...without(second), stage: 'second' }];
        const text = sectionOf(shownRun({ stages })).body.innerHTML;
        expect(text).not.toMatch(/NaN|undefined|Infinity|="-|null/);
      }),
      { numRuns: 60 },
    );
  });
});
