import { expect, it } from 'vitest';
import { sentenceText } from '../../../src/page/shown/sentence.ts';

it('joins words and figures as they stand', () => {
  const cell = { address: 'x', text: '123.756', kind: 'number', unit: 'TiB' } as const;
  const none = { address: 'x', text: '', kind: 'date', unit: 'date' } as const;
  expect(sentenceText(['It needs ', cell, ', by ', none, '.'])).toBe(
    'It needs 124\u00a0TiB, by –.',
  );
  expect(sentenceText([])).toBe('');
});
