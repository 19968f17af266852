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
  over_plan_without_orders_probability: '0',
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
      'Disk needed and usable: all pools together',
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
    const pools = [poolOf('all', '0.995'), poolOf('north', '0.975'), poolOf('south', '0.98')];
    const timeline = ['all', 'north', 'south'].flatMap(days);
    expect(textOf(sectionOf(shownRun({ timeline, pools })), '#utilisation figcaption')).toBe(
      'Above the line a pool needs more disk than it has. ' +
        'Fullest is south, which fills 83 % of its disk at its worst in the median (P95 98 %). ' +
        'Which pool is fullest differs between replications: that one, whichever it is, fills 83 % (P95 99.5 %). ' +
        'Each replication has its worst day on a date of its own, while a line shows all replications on one day: so the peaks, which are marked at the right, are above the lines.',
    );
  });

  it('shows how full pools are without their sum, and marks the worst day beside the lines', () => {
    const pools = [poolOf('all', '0.995'), poolOf('north', '0.975'), poolOf('south', '0.985')];
    const timeline = ['all', 'north', 'south'].flatMap(days);
    const section = sectionOf(shownRun({ timeline, pools }));
    expect(textsOf(section, '#utilisation svg.wide text.name')).toEqual(['north', 'south']);
    expect(textsOf(section, '#utilisation tbody th')).toEqual(['north', 'south']);
    // Nothing is ordered.
    expect(textsOf(section, '#utilisation svg.wide text.note')[0]).toBe('runs out in 0 %');
    // The first panel goes from 136 up to 44, to 100 %: 83 % and 97.5 %, in the middle of 22 units.
    expect(section.querySelector('#utilisation svg.wide path.peak')?.getAttribute('d')).toBe(
      'M785 59.6h8M789 59.6V46.3M785 46.3h8',
    );
  });

  it('says nothing of shares of one replication, and nothing of orders that are none', () => {
    const pools = [poolOf('north'), poolOf('south')].map((row, index) => ({
      ...row,
      ...(index === 0 ? {} : surely('runout', '2013-07-20')),
    }));
    const timeline = ['all', 'north', 'south'].flatMap(days);
    const one = sectionOf(shownRun({ timeline, pools }, { record: { replications: 1 } }));
    expect(textsOf(one, '#utilisation svg.wide text.note')).toEqual([
      'does not run out',
      'runs out on 20 July 2013',
    ]);
    expect(textOf(one, '#utilisation')).not.toMatch(/orders|replication|P5|probabilit/);
    expect(one.querySelectorAll('path.peak')).toHaveLength(0);
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
    expect(names.slice(4, 6)).toEqual(['\u2068\u202eabc\u2069 P50', '\u2068\u202eabc\u2069 P95']);
    const long = textsOf(section, '#utilisation svg.wide text.name')[3] ?? '';
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
