/** What metrics are called on the page of a comparison. */
import { expect, it } from 'vitest';
import { HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import { metricWords } from '../../../src/page/shown/metric-words.ts';

it('each headline metric has a name of its own, without a number', () => {
  const titles = HEADLINE_METRICS.map(({ name }) => metricWords(name).title);
  expect(new Set(titles).size).toBe(HEADLINE_METRICS.length);
  for (const { name } of HEADLINE_METRICS) {
    const { title, below, above } = metricWords(name);
    expect(title).not.toBe(name.replaceAll('_', ' '));
    expect(`${title} ${below} ${above}`).toMatch(/^[A-Z][a-z -]+$/);
  }
});

it('one that is not known is called by its name', () => {
  expect(metricWords('new_metric').title).toBe('new metric');
});
