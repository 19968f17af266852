import { describe, expect, it } from 'vitest';
import { idleNotes } from '../../../src/cli/idle-notes.ts';
import { load } from '../scenario/memory-io.ts';
import { movingWith } from '../scenario/moving.ts';

const notesOf = (...set: readonly string[]) => idleNotes(load(movingWith(), ...set).scenario);

/** A stage that changes quotas in place of one that moves. */
const stay = (stage: string) => `rollout.stages.to ${stage}.change={quota: {factor: 1}}`;

it('all has an effect in the fixture', () => {
  expect(notesOf()).toEqual([]);
});

describe('of platforms', () => {
  it('one has none to which nobody moves, and then neither have the costs of its mailboxes', () => {
    expect(notesOf(stay('archive'))).toEqual([
      'platforms.archive has no effect: no stage moves mailboxes to it',
    ]);
    expect(notesOf(stay('nhsmail2'))).toEqual([
      'platforms.nhsmail2 has no effect: no stage moves mailboxes to it',
      'costs.lines.new costs nothing: no stage moves mailboxes to nhsmail2',
    ]);
    expect(
      notesOf(stay('nhsmail2'), 'costs.lines.new.per=TiB-month installed').at(-1),
    ).not.toContain('costs.lines');
  });

  it('lines that count moves cost nothing where there are none', () => {
    const notes = notesOf(stay('archive'), stay('nhsmail2'), 'rollout.moves=null');
    expect(notes).toContain('costs.lines.dual costs nothing: no stage moves mailboxes');
    expect(notes).toContain('costs.lines.network costs nothing: no stage moves mailboxes');
  });

  it('their policies may look back too far, and their purchases be sunk', () => {
    const policy = '{when: 80%, trendDays: 365, increment: 1 TiB, openOrders: 1}';
    const at = 'platforms.nhsmail2.storage.procurement';
    expect(notesOf(`${at}.policy=${policy}`)).toEqual([
      `${at}.policy never orders: it looks back 365 days first, and the horizon has 365`,
    ]);
    // Ordered 60 days before 3 May 2013.
    const scheduled = '[{pool: cloud, on: 2013-05-03, size: 1 TiB}]';
    expect(notesOf(`${at}.scheduled=${scheduled}`)).toEqual([
      expect.stringMatching(/^1 scheduled purchase counts as ordered before the start/),
    ]);
  });

  it('a capital line counts what is bought for any of them', () => {
    const line = '{name: bought, kind: capital, per: TB bought, price: 1, lifeYears: 4}';
    const buys = `costs.lines=[${line}]`;
    expect(notesOf(buys)).toEqual([]);
    expect(notesOf(buys, 'platforms.nhsmail2.storage.procurement=null')).toEqual([
      'costs.lines.bought costs nothing: without storage.procurement nothing is bought',
    ]);
  });
});

describe('of moves, the space of logs has none', () => {
  const at = 'rollout.moves.logSpace';
  const noLogs = (platform: string) => `platforms.${platform}.storage.layout.logDays=0`;

  it('where no platform to which mailboxes move keeps logs', () => {
    expect(notesOf(noLogs('nhsmail2'))).toEqual([
      `${at} has no effect on nhsmail2, which keeps no logs`,
    ]);
    const none = `${at} has no effect: no platform to which mailboxes move keeps logs`;
    expect(notesOf(noLogs('nhsmail2'), noLogs('archive'))).toEqual([none]);
    expect(notesOf(noLogs('nhsmail2'), stay('archive'))).toContain(none);
    expect(notesOf(noLogs('nhsmail2'), noLogs('archive'), `${at}=null`)).toEqual([]);
  });

  it('without storage', () => {
    const off = [
      ...['storage=null', 'platforms.nhsmail2.storage=null', 'platforms.archive.storage=null'],
      'costs=null',
    ];
    expect(notesOf(...off)).toEqual([`${at} has no effect: there is no storage`]);
    expect(notesOf(...off, `${at}=null`)).toEqual([]);
  });
});

it('of moves, what is of links has none where there are no links', () => {
  const at = 'rollout.moves';
  const none = `${at}.links=null`;
  expect(notesOf(none)).toEqual([
    `${at}.windowHours has no effect: there are no links`,
    `${at}.linkShare has no effect: there are no links`,
    `${at}.cacheShare has no effect: there are no links`,
  ]);
  expect(notesOf(none, `${at}={windowHours: null, linkShare: null, cacheShare: null}`)).toEqual([]);
});
