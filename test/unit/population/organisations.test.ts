import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../../src/population/organisations.ts';
import {
  parseOrganisations,
  scaleMailboxes,
  synthesiseOrganisations,
} from '../../../src/population/organisations.ts';

const sizesOf = (organisations: readonly Organisation[]) =>
  organisations.map(({ mailboxCount }) => mailboxCount);

const trust = { id: 'A', name: 'Trust A', type: 'acute-trust', region: 'North', mailboxCount: 1 };

describe('scaleMailboxes', () => {
  const three: Organisation[] = [
    { ...trust, id: 'A', mailboxCount: 1 },
    { ...trust, id: 'B', mailboxCount: 2 },
    { ...trust, id: 'C', mailboxCount: 4 },
  ];

  it('gives what is left to the largest remainders', () => {
    // By hand: 10 / 7 of 1, 2, 4 is 1.43, 2.86, 5.71; whole parts 8, two left for .86 and .71.
    expect(sizesOf(scaleMailboxes(three, 10))).toEqual([1, 3, 6]);
    // 0.43, 0.86, 1.71: whole parts 1, two left, again for .86 and .71.
    expect(sizesOf(scaleMailboxes(three, 3))).toEqual([0, 1, 2]);
  });

  it('leaves everything but the size, and the size too at their own total', () => {
    expect(scaleMailboxes(three, 7)).toEqual(three);
  });

  it('scales to 0, and an empty organisation to 0', () => {
    expect(sizesOf(scaleMailboxes(three, 0))).toEqual([0, 0, 0]);
    expect(sizesOf(scaleMailboxes([...three, { ...trust, mailboxCount: 0 }], 8))).toEqual([
      1, 2, 5, 0,
    ]);
  });

  it('refuses to share mailboxes among nobody, but not none', () => {
    const empty = [{ ...trust, mailboxCount: 0 }];
    expect(() => scaleMailboxes(empty, 1)).toThrow(RangeError);
    expect(() => scaleMailboxes([], 1)).toThrow(RangeError);
    expect(sizesOf(scaleMailboxes(empty, 0))).toEqual([0]);
    expect(scaleMailboxes([], 0)).toEqual([]);
  });
});

describe('synthesiseOrganisations', () => {
  it('numbers within the type, by region as written, sizes as equal as can be', () => {
    const organisations = synthesiseOrganisations([
      // 3 organisations at 0.4 and 0.6: 1.2 and 1.8, so 1 and 2. 8 mailboxes: 3, 3, 2.
      { type: 'gp-practice', count: 3, mailboxCount: 8, regions: { North: 0.4, London: 0.6 } },
      { type: 'area-team', count: 1, mailboxCount: 0, regions: { South: 1 } },
    ]);
    const gp = 'gp-practice';
    expect(organisations).toEqual([
      {
        id: 'gp-practice-0001',
        name: 'gp-practice 0001 North',
        type: gp,
        region: 'North',
        mailboxCount: 3,
      },
      {
        id: 'gp-practice-0002',
        name: 'gp-practice 0002 London',
        type: gp,
        region: 'London',
        mailboxCount: 3,
      },
      {
        id: 'gp-practice-0003',
        name: 'gp-practice 0003 London',
        type: gp,
        region: 'London',
        mailboxCount: 2,
      },
      {
        id: 'area-team-0001',
        name: 'area-team 0001 South',
        type: 'area-team',
        region: 'South',
        mailboxCount: 0,
      },
    ]);
  });

  it('takes a fifth digit from 10,000 of a type on', () => {
    const last = (count: number) =>
      synthesiseOrganisations([{ type: 't', count, mailboxCount: 0, regions: { R: 1 } }]).at(-1)
        ?.id;
    expect(last(9_999)).toBe('t-9999');
    expect(last(10_000)).toBe('t-10000');
    const [first] = synthesiseOrganisations([
      { type: 't', count: 10_000, mailboxCount: 0, regions: { R: 1 } },
    ]);
    expect(first?.id).toBe('t-00001');
  });

  it('makes nothing of no type, and refuses mailboxes without an organisation', () => {
    expect(synthesiseOrganisations([])).toEqual([]);
    const nobody = { type: 't', count: 0, mailboxCount: 1, regions: { R: 1 } };
    expect(() => synthesiseOrganisations([nobody])).toThrow(RangeError);
    expect(synthesiseOrganisations([{ ...nobody, mailboxCount: 0 }])).toEqual([]);
  });
});

describe('fixtures/organisations.csv', () => {
  const root = join(import.meta.dirname, '../../..');
  const committed = readFileSync(join(root, 'fixtures/organisations.csv'), 'utf8');
  const { organisations, faults } = parseOrganisations(committed, 'organisations.csv');
  const ofType = (type: string) => organisations.filter((row) => row.type === type);

  it('is what the script writes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'headroom-organisations-'));
    try {
      const file = join(folder, 'organisations.csv');
      const script = join(root, 'scripts/make-organisations.mjs');
      const totals = execFileSync(process.execPath, [script, file], { encoding: 'utf8' });
      expect(readFileSync(file, 'utf8') === committed).toBe(true);
      expect(totals.trimEnd().split('\n').at(-1)).toMatch(/^all .* 9355 \/ 650000$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has no fault, 650,000 mailboxes, fewer than 10,000 rows, and nobody without a mailbox', () => {
    expect(faults).toEqual([]);
    const sizes = sizesOf(organisations);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(650_000);
    expect(organisations.length).toBe(9_355);
    expect(Math.min(...sizes)).toBe(1);
  });

  it('has the numbers of 2013 that are known', () => {
    expect(ofType('clinical-commissioning-group')).toHaveLength(211);
    expect(ofType('area-team')).toHaveLength(27);
    expect(ofType('ambulance-trust')).toHaveLength(10);
    expect(ofType('local-authority-public-health')).toHaveLength(152);
    expect(new Set(organisations.map(({ type }) => type)).size).toBe(13);
  });

  it('is in order of region, then type, then number', () => {
    const runs = organisations
      .map(({ type, region }) => `${region} ${type}`)
      .filter((key, k, keys) => key !== keys[k - 1]);
    expect(runs).toHaveLength(4 * 13);
    expect(new Set(runs).size).toBe(4 * 13);
    const regions = [...new Set(organisations.map(({ region }) => region))];
    expect(regions).toEqual(['London', 'South', 'Midlands and East', 'North']);
    const gpIds = ofType('gp-practice').map(({ id }) => id);
    expect(gpIds).toEqual([...gpIds].sort());
    expect(gpIds.at(-1)).toBe('GP7960');
  });
});
