/** What costs come to, in sentences. */

import { assumptionCell, type PageRun, summaryCell } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow, textAt } from '../cells/page-table.ts';
import { known } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { type CostRows, cashOf } from './costs-rows.ts';

/** Cash, present value, and what is in neither; those that the run has no figures for are empty. */
export function costSentences(run: PageRun, costs: CostRows): readonly Sentence[] {
  const { total, isSingle } = costs;
  return [
    [
      ...known('From ', cellOf(total, 'first_date'), ' to ', cellOf(total, 'last_date'), ' '),
      ...known('the scenario costs ', cellOf(total, 'cash_gbp_mean')),
      ...(isSingle ? [] : [' on average', ...quantileParts(total)]),
      ...known(': cash, including irrecoverable VAT.'),
    ],
    presentValue(run, costs),
    ...unpaidSentences(costs),
    ...biasSentences(costs),
    ...memoSentences(costs),
  ].filter((sentence) => sentence.length > 0);
}

function quantileParts(row: PageRow): Sentence {
  const [median, high, higher] = ['p50', 'p80', 'p90'].map((name) =>
    cellOf(row, `cash_gbp_${name}`),
  );
  return known(' (P50 ', median ?? null, ', P80 ', high ?? null, ', P90 ', higher ?? null, ')');
}

function presentValue(run: PageRun, { total, isSingle }: CostRows): Sentence {
  const range = ['p5', 'p95'].map((name) => summaryCell(run, 'present_value_gbp', name));
  const net = cellOf(total, 'net_gbp_mean');
  const rate = assumptionCell(run, 'costs.discountRate');
  const base = assumptionCell(run, 'costs.priceBase');
  return [
    ...known('In present value that is ', cellOf(total, 'discounted_gbp_mean')),
    ...(isSingle ? [] : known(' (P5 ', range[0] ?? null, ', P95 ', range[1] ?? null, ')')),
    ...(net === null ? [', without VAT'] : known(', from ', net, ' net of VAT')),
    // assumptions.csv has values of all kinds in one column of texts.
    ...known(', in prices of ', base === null ? null : { ...base, kind: 'date' }),
    ...(rate === null
      ? ['; what is paid later counts less, at the rates of the scenario.']
      : known('; what is paid later counts less, by ', rate, ' a year.')),
  ];
}

function unpaidSentences({ unpaid }: CostRows): readonly Sentence[] {
  return unpaid.map((row) =>
    known(
      'Besides, ',
      cellOf(row, 'line'),
      ' is worth ',
      cellOf(row, 'net_gbp_mean'),
      '; nobody pays it, and it is in no total.',
    ),
  );
}

function biasSentences({ paid }: CostRows): readonly Sentence[] {
  return paid
    .filter((row) => textAt(row, 'kind') === 'optimism-bias' && cashOf(row) !== 0)
    .map((row) =>
      known(
        'The total includes ',
        cellOf(row, 'cash_gbp_mean'),
        ' of ',
        cellOf(row, 'line'),
        ': a margin on other lines, as plans tend to cost more than they say.',
      ),
    );
}

function memoSentences({ memos }: CostRows): readonly Sentence[] {
  return memos
    .filter((row) => numberAt(row, 'net_gbp_mean') !== 0)
    .map((row) => [
      ...known('At the end the ', cellOf(row, 'line'), ' is ', cellOf(row, 'net_gbp_mean')),
      ', not yet written off',
      // What was ordered before the horizon is no part of the present value.
      ...(numberAt(row, 'discounted_gbp_mean') === 0
        ? []
        : known(
            '; if it were counted, the present value would be less by ',
            cellOf(row, 'discounted_gbp_mean'),
          )),
      '.',
    ]);
}
