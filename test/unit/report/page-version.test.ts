import { expect, it } from 'vitest';
import { pageText } from '../../../src/page/shown/document.tsx';
import { pageVersion } from '../../../src/report/page-version.ts';

it('is what a page says, whatever its title', () => {
  const title = 'x'.repeat(5000);
  const page = pageText({ title, headroomVersion: '1.2.3', body: 'body' });
  expect(pageVersion(page)).toBe('1.2.3');
});

it('is nobody’s elsewhere', () => {
  const generator = '<meta name="generator" content="headroom 1.2.3"/>';
  expect(pageVersion(generator)).toBe('1.2.3');
  expect(pageVersion('<!doctype html>\n<p>mine</p>')).toBe(null);
  expect(pageVersion(generator.replace('headroom', 'another'))).toBe(null);
  // Far into a page it is somebody's text.
  expect(pageVersion(`${' '.repeat(2000)}${generator}`)).toBe(null);
});
