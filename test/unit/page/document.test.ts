import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { DataTable } from '../../../src/page/shown/data-table.tsx';
import { pageText } from '../../../src/page/shown/document.tsx';
import { PAGE_SCRIPT } from '../../../src/page/shown/page-script.ts';
import { PAGE_STYLE } from '../../../src/page/shown/page-style.ts';
import { structureFaults } from '../../support/page-structure.ts';

const body = h('main', null, h('h1', null, 'Plan'));
const page = (title: string) => pageText({ title, headroomVersion: '0.0.0', body });

describe('a page', () => {
  it('is in order, and allows its own style and script only', () => {
    expect(structureFaults(page('Plan'))).toEqual([]);
  });

  it('is the same again', () => {
    expect(page('Plan')).toBe(page('Plan'));
    expect(page('Plan')).toMatch(
      /^<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"/,
    );
    expect(page('Plan')).toMatch(/<\/html>\n$/);
  });

  it('says who made it, and is called what it is called', () => {
    expect(page('a')).toContain('<meta name="generator" content="headroom 0.0.0"');
    expect(page('</title><script>1')).toContain('<title>&lt;/title>&lt;script>1</title>');
  });
});

it('tables count from one page to the next anew, and none is called as another', () => {
  const table = h(DataTable<string>, {
    ...{ caption: 'Days', rows: ['a'] },
    columns: [{ heading: 'Day', cell: () => null }],
  });
  const tables = h('main', null, h('h1', null, 'Plan'), table, h('section', null, { ...table }));
  const text = () => pageText({ title: 'Plan', headroomVersion: '0.0.0', body: { ...tables } });
  expect(structureFaults(text())).toEqual([]);
  expect(text()).toBe(text());
  expect(text().match(/<caption id="[^"]*"/g)).toHaveLength(2);
});

it('neither style nor script ends its element, or asks for anything', () => {
  for (const text of [PAGE_STYLE, PAGE_SCRIPT]) {
    expect(text).not.toMatch(
      /<\/|<!--|https?:(?!\/\/jfly)|url\((?!#)|@import|fetch|XMLHttp|innerHTML|eval/,
    );
  }
});

it('the style has a dark and a print form, and the narrow charts where pages are narrow', () => {
  expect(PAGE_STYLE).toMatch(/@media screen and \(prefers-color-scheme: dark\)/);
  expect(PAGE_STYLE).toMatch(/@media print/);
  expect(PAGE_STYLE).toMatch(/@media \(max-width: 720px\)/);
  const opened = PAGE_STYLE.split('{').length;
  expect(PAGE_STYLE.split('}')).toHaveLength(opened);
});
