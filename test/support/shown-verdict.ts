/** Runs of which verdicts speak, and what these say. */
import type { PageRun } from '../../src/page/cells/page-run.ts';
import { sentenceText } from '../../src/page/shown/sentence.ts';
import { verdict } from '../../src/page/verdict/verdict.ts';
import { type ShownRow, shownRun } from './shown-run.ts';

export const ALL_IN = { storage: true, procurement: true, stages: true, costs: true };

/** What the verdict says on a topic, in front of it the tone; empty: nothing. */
export function said(run: PageRun, topic: string): string {
  const item = verdict(run).find((one) => one.topic === topic);
  if (item === undefined) return '';
  return `${item.tone}: ${sentenceText(item.sentence).replaceAll('\u00a0', ' ')}`;
}

export function runWith(
  tables: Readonly<Record<string, readonly ShownRow[]>>,
  record: Readonly<Record<string, unknown>> = {},
): PageRun {
  return shownRun(tables, { record: { metricScope: ALL_IN, ...record } });
}

export function chance(
  name: string,
  [share, low, high]: readonly [string, string, string],
): ShownRow {
  return {
    [`${name}_probability`]: share,
    [`${name}_probability_low`]: low,
    [`${name}_probability_high`]: high,
  };
}

export const ALWAYS = ['1.000000', '0.838875', '1.000000'] as const;
export const POLICY: ShownRow = {
  pool: 'north',
  origin: 'policy',
  order: '1',
  size_tib_mean: '20',
};
export const NEVER = ['0.000000', '0.000000', '0.161125'] as const;
const SAFE: ShownRow = {
  ...chance('over_plan', NEVER),
  ...chance('over_plan_without_orders', NEVER),
  ...chance('late_order_without_orders', NEVER),
};

/** Pools of these rows and all together. */
export function pools(
  all: ShownRow,
  ...each: readonly ShownRow[]
): Record<string, readonly ShownRow[]> {
  return { pools: [{ pool: 'all', ...SAFE, ...all }, ...each.map((row) => ({ ...SAFE, ...row }))] };
}
