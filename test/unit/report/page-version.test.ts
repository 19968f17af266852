import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { pageText } from '../../../src/page/shown/document.tsx';
import { pageVersion } from '../../../src/report/page-version.ts';
import { isPage } from '../../../src/report/write-strangers.ts';

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

it('is in the beginning of a file, of which no more is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'report.html');
  writeFileSync(file, pageText({ title: 'title', headroomVersion: '1.2.3', body: 'body' }));
  // More than Node reads at once, though it takes no room on the disk.
  truncateSync(file, 3 * 2 ** 30);
  expect(isPage(file)).toBe(true);
  writeFileSync(file, 'mine');
  expect(isPage(file)).toBe(false);
  expect(isPage(folder)).toBe(false);
});
