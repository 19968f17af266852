import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { StorageSection } from '../../../src/page/storage/storage-section.tsx';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { type ShownRow, shownRun, spread, surely } from '../../support/shown-run.ts';

const HOSTILE = ['<script>alert(1)</script>', '"\'&', '\u202eabc', 'x'.repeat(200), '__proto__'];

const days = (pool: string): ShownRow[] =>
  ['2013-07-01', '2013-07-31'].map((date) => ({
    ...{ date, pool },
    ...spread('used_tib', ['1', '2', '3']),
    ...spread('needed_tib', ['11', '12', '13']),
    ...surely('usable_tib', '15'),
    ...spread('utilisation_share', ['0.73', '0.8', '0.87']),
  }));
const poolOf = (pool: string, peak = '0.87'): ShownRow => ({
  ...{ pool, start_usable_tib: '15', over_plan_probability: '0' },
  ...spread('peak_utilisation_share', ['0.73', '0.83', peak]),
});
const milestone = (name: string, date: string): ShownRow => ({
  ...{ milestone: name, pool: 'all', platform: 'all', metric: 'used_tib', date },
});

const sectionOf = (run: ReturnType<typeof shownRun>) => shownPart(h(StorageSection, { run }));

describe('the section on storage', () => {
  it('has a part and a choice for each pool', () => {
    const pools = ['all', 'north', 'south'];
    const run = shownRun({
      timeline: pools.flatMap(days),
      pools: pools.map((pool) => poolOf(pool)),
    });
    const section = sectionOf(run);
    expect(textsOf(section, 'option')).toEqual(['all pools', 'north', 'south']);
    expect(section.querySelectorAll('[data-choice="capacity"]')).toHaveLength(3);
    expect(textsOf(section, 'h3')).toEqual([
      'Disk needed and usable: all pools',
      'Disk needed and usable: north',
      'Disk needed and usable: south',
      'How full the pools are, and how likely they run out',
    ]);
  });

  it('has no choice for one pool', () => {
    const run = shownRun({ timeline: ['all', 'disks'].flatMap(days), pools: [poolOf('disks')] });
    expect(textsOf(sectionOf(run), 'h3')[0]).toBe('Disk needed and usable: disks');
    expect(textsOf(sectionOf(run), 'select')).toEqual([]);
  });

  it('names the pool that is fullest at its worst', () => {
    const pools = [poolOf('all', '0.995'), poolOf('north', '0.975'), poolOf('south', '0.985')];
    const timeline = ['all', 'north', 'south'].flatMap(days);
    expect(textOf(sectionOf(shownRun({ timeline, pools })), '#utilisation figcaption')).toBe(
      'Above the line across a pool needs more than is usable. Fullest is south, which needs at its worst 83 % of it in the median (P95 98.5 %).',
    );
  });

  it('says that there is no storage, and is not there without days', () => {
    const run = shownRun({ timeline: days('all') });
    expect(textOf(sectionOf(run), 'section > p')).toContain('does not say what disk there is');
    expect(textsOf(sectionOf(run), '#utilisation')).toEqual([]);
    expect(textsOf(sectionOf(shownRun({})), 'section')).toEqual([]);
  });

  it('does no harm with hostile names', () => {
    const pools = ['all', ...HOSTILE];
    const run = shownRun({
      timeline: pools.flatMap(days),
      pools: pools.map((pool) => poolOf(pool)),
      milestones: HOSTILE.map((name) => milestone(name, '2013-07-10')),
      stages: HOSTILE.map((stage) => ({ stage, ...surely('start', '2013-07-10') })),
    });
    const section = sectionOf(run);
    expect(textsOf(section, 'option').slice(1)).toEqual(HOSTILE);
    // The only scripts are the readings, one for each pool and one of all utilisations.
    const scripts = [...section.querySelectorAll('script')];
    expect(scripts.map((script) => script.getAttribute('type'))).toEqual(
      Array(7).fill('application/json'),
    );
    // Isolated, so that what follows is not turned around.
    const { names } = JSON.parse(textOf(section, '#utilisation script'));
    expect(names.slice(6, 8)).toEqual(['\u2068\u202eabc\u2069 P50', '\u2068\u202eabc\u2069 P95']);
    const long = textsOf(section, '#utilisation svg.wide text.name')[4] ?? '';
    expect(long).toMatch(/^x{20,60}…$/);
  });

  it('lists milestones by letter, and sets letters that would hide each other apart', () => {
    const run = shownRun({
      timeline: days('all'),
      milestones: [milestone('second', '2013-07-11'), milestone('first', '2013-07-10')],
    });
    const section = sectionOf(run);
    expect(textsOf(section, '.marks-list li')).toEqual([
      'A second, 11 July 2013',
      'B first, 10 July 2013',
    ]);
    const heights = (breadth: string) =>
      [...section.querySelectorAll(`svg.${breadth} .milestone text`)].map((letter) => [
        letter.textContent,
        Number(letter.getAttribute('y')),
      ]);
    // A day is 736 / 30 units on wide pages and 296 / 30 on narrow ones; a letter takes 14.
    const top = 34 + 11;
    expect(heights('wide')).toEqual([
      ['B', top],
      ['A', top],
    ]);
    expect(heights('narrow')).toEqual([
      ['B', top],
      ['A', top + 13],
    ]);
  });
});
