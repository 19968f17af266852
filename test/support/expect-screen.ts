/** What is expected of every page on every screen. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenPage } from './browser.ts';
import { contrastFaults } from './page-contrast.ts';
import { measureLayout, measureMarks, measureTexts, openAll } from './page-measures.ts';

export const SCREENS = [1280, 400].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** Up to which the narrow pictures are shown, in CSS pixels. */
const NARROW_MAX = 720;

/** That each chart shows its picture of the breadth for the screen, within it and whole. */
export async function expectCharts(page: Page, width: number): Promise<void> {
  const { documentWidth, charts, cutTexts } = await page.evaluate(measureLayout);
  expect(documentWidth).toBeLessThanOrEqual(width);
  expect(charts.length).toBeGreaterThan(2);
  const breadth = width > NARROW_MAX ? 'wide' : 'narrow';
  for (const { id, pictures } of charts) {
    expect(pictures.length, id).toBeGreaterThan(0);
    for (const box of pictures) expect([breadth, ''], id).toContain(box.breadth);
    for (const box of pictures) {
      expect(box.left, id).toBeGreaterThanOrEqual(0);
      expect(box.right, id).toBeLessThanOrEqual(width);
      expect(box.width, id).toBeGreaterThan(250);
      expect(box.height, id).toBeGreaterThan(40);
    }
  }
  expect(cutTexts).toEqual([]);
}

/**
 * That charts are within the page, all can be read, tables that are opened widen nothing, and the
 * page has neither complained nor asked for anything.
 */
export async function expectScreen({ page, complaints }: OpenPage, width: number): Promise<void> {
  await expectCharts(page, width);
  await page.evaluate(openAll);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await expectContrast(page);
  expect(complaints).toEqual([]);
}

/** That texts and marks can be told from what is behind them. */
export async function expectContrast(page: Page): Promise<void> {
  expect(contrastFaults(await page.evaluate(measureTexts))).toEqual([]);
  expect(contrastFaults(await page.evaluate(measureMarks))).toEqual([]);
}
