import { describe, expect, it } from 'vitest';
import type { FigureDiff } from '../../../src/review/diff.ts';
import { foldFigures, statisticOf } from '../../../src/review/fold-figures.ts';
import { figure } from '../../support/diffed-tables.ts';

describe('columns', () => {
  it('are a quantity and a statistic', () => {
    const columns = ['used_tib_p95', 'mean', 'mean_low', 'p5_high', 'finished_probability_low'];
    expect([...columns, 'rank_correlation_high', 'by', 'p_x', 'meaning'].map(statisticOf)).toEqual([
      ['used_tib', 'p95'],
      ['', 'mean'],
      ['', 'mean_low'],
      ['', 'p5_high'],
      ['finished', 'probability_low'],
      ['rank_correlation', 'high'],
      ['by', ''],
      ['p_x', ''],
      ['meaning', ''],
    ]);
  });
});

describe('folded figures', () => {
  /** Figures of a row whose columns have these scores. */
  const of = (scores: Readonly<Record<string, number>>, more: Partial<FigureDiff> = {}) =>
    Object.entries(scores).map(([column, score]) =>
      figure({ table: 't', column, before: '1', after: '2', score, ...more }),
    );
  const folded = (figures: readonly FigureDiff[]) =>
    foldFigures(figures).map(({ figure: { column }, others }) => [column, ...others].join(' '));

  it('stand behind the one of their quantity that changed the most', () => {
    const figures = of({ used_mean: 0.5, free_p5: 0.4, used_p95: 0.7, used_p5: 0.6, by: 0 });
    expect(folded(figures)).toEqual(['used_p95 p5 mean', 'free_p5', 'by']);
  });

  it('are those of one table, row and unit', () => {
    const [mean, p5] = [of({ used_mean: 0.5 }), of({ used_p5: 0.4 })];
    expect(folded([...mean, ...of({ used_p5: 0.4 }, { keys: [['pool', 'x']] })])).toHaveLength(2);
    expect(folded([...mean, ...of({ used_p5: 0.4 }, { table: 'u' })])).toHaveLength(2);
    expect(folded([...mean, ...of({ used_p5: 0.4 }, { unit: 'share' })])).toHaveLength(2);
    expect(folded([...mean, ...p5])).toHaveLength(1);
  });

  it('of money are one, whatever the amounts are called', () => {
    const figures = of({ net_gbp_mean: 0.5, cash_gbp_mean: 0.6, cash_gbp_p90: 0.4, gbp: 0.1 });
    expect(folded(figures)).toEqual(['cash_gbp_mean net_gbp_mean p90', 'gbp']);
  });

  it('of money that changed alike begin with the cash', () => {
    // 0.25 at amounts of some thousand pounds, less a penny of each: VAT is a fifth of net.
    const tie = { net_gbp_mean: 0.249998, vat_gbp_mean: 0.24999, cash_gbp_mean: 0.249997 };
    expect(folded(of(tie))).toEqual(['cash_gbp_mean net_gbp_mean vat_gbp_mean']);
    const free = { net_gbp_mean: 0.25, cash_gbp_mean: 0.24 };
    expect(folded(of(free))).toEqual(['net_gbp_mean cash_gbp_mean']);
  });

  it('begin with the end of an interval only where that alone changed', () => {
    expect(folded(of({ mean_low: 1, mean: 0.1, p95_high: 0.9 }))).toEqual([
      'mean mean_low p95_high',
    ]);
    expect(folded(of({ mean_low: 1, p95_high: 0.9 }))).toEqual(['mean_low p95_high']);
  });
});
