/** Platforms and moves as the program sees them. */
import { describe, expect, it } from 'vitest';
import { load, MINIMAL } from './memory-io.ts';
import { movingWith } from './moving.ts';

const GIB = 2 ** 30;
const { scenario } = load(movingWith());

describe('platforms', () => {
  it('are none where nothing is said of them', () => {
    const bare = load({ 'a.yaml': MINIMAL }).scenario;
    expect(bare.platforms).toEqual([]);
    expect(bare.rollout.moves).toBeNull();
  });

  it('have a quota for every tier', () => {
    expect(scenario.platforms.map(({ name, quota }) => [name, quota])).toEqual([
      ['nhsmail2', { basic: 4 * GIB, standard: 4 * GIB }],
      ['archive', { basic: GIB, standard: 2 * GIB }],
    ]);
  });

  it('have the thresholds at home under their own', () => {
    expect(scenario.platforms.map(({ thresholds }) => thresholds)).toEqual([
      { warn: 0.9, send: 1, receive: null },
      { warn: 0.95, send: 1, receive: 1.15 },
    ]);
    const set = 'quota.thresholds.receive=none';
    const [, archive] = load(movingWith(), set).scenario.platforms;
    expect(archive?.thresholds.receive).toBeNull();
  });

  it('have storage with the presets filled in', () => {
    const [nhsmail2, archive] = scenario.platforms;
    expect(nhsmail2?.storage).toMatchObject({
      preset: 'exchange-2013',
      layout: { copies: 3, overheadShare: 0, indexShare: 0.2 },
      pools: [{ name: 'cloud', usableBytes: 900 * 2 ** 40, organisations: 'rest' }],
      procurement: { planningLeadTimeDays: 60 },
    });
    expect(archive?.storage?.procurement).toBeNull();
  });

  it('have none where the scenario has none', () => {
    const files = movingWith();
    const text = files['b.yaml']!.replace(/^storage:\n(?: {2}.*\n)+/m, '')
      .replaceAll(/ {4}storage:\n(?: {6}.*\n)+/g, '')
      .replace('TiB-month installed', 'mailbox-month');
    const { platforms } = load({ ...files, 'b.yaml': text }).scenario;
    expect(platforms.map(({ storage }) => storage)).toEqual([null, null]);
  });
});

describe('moves', () => {
  it('have limits and days', () => {
    expect(scenario.rollout.moves).toEqual({
      perDay: 20,
      bytesPerDay: GIB,
      linkMbitPerSecond: { 'acute-trust': 10 },
      windowHours: 8,
      linkShare: 0.5,
      cacheShare: 0.8,
      logBytes: 5 * GIB,
      planEveryDays: 5,
      dropSourceAfterDays: 10,
    });
  });

  it('have few limits where nothing is said', () => {
    const files = movingWith();
    const text = files['b.yaml']!.replace(/ {2}moves:\n(?: {4}.*\n)+/, '  moves: {}\n');
    expect(load({ ...files, 'b.yaml': text }).scenario.rollout.moves).toEqual({
      perDay: null,
      bytesPerDay: null,
      linkMbitPerSecond: {},
      windowHours: null,
      linkShare: 1,
      cacheShare: 1,
      logBytes: null,
      planEveryDays: 7,
      dropSourceAfterDays: 14,
    });
  });

  it('are what a stage does that changes no quota', () => {
    expect(scenario.rollout.stages.map(({ change }) => change)).toEqual([
      { kind: 'quota', quota: { factor: 2 } },
      { kind: 'quota', quota: { factor: 2 } },
      { kind: 'move', platform: 'nhsmail2' },
      { kind: 'move', platform: 'archive' },
    ]);
  });
});

it('cost lines count what lies on one platform, or anywhere', () => {
  const lines = scenario.costs?.lines ?? [];
  const places = lines.map((line) => ('platform' in line ? line.platform : undefined));
  expect(places).toEqual(['home', 'nhsmail2', null, null]);
});
