/** Lines and columns were counted in the fixture by hand. */
import { describe, expect, it } from 'vitest';
import { faultLines, minimalWith } from './memory-io.ts';
import { checkMoving, movingWith } from './moving.ts';

const MOVES = / {2}moves:\n(?: {4}.*\n)+/;

describe('moves', () => {
  checkMoving([
    [
      '    windowHours: 8\n',
      '',
      '22:3  rollout.moves.windowHours  is missing, and links carry so much by the hour  write ' +
        'windowHours: 8',
    ],
    [
      'windowHours: 8',
      'windowhours: 8',
      "26:5  rollout.moves.windowhours  unknown key  did you mean 'windowHours'?",
    ],
    [
      'windowHours: 8',
      'windowHours: 25',
      '26:18  rollout.moves.windowHours  25 is outside 0.5 to 24  write a number from 0.5 to 24',
    ],
    [
      'acute-trust: 10',
      'acute-turst: 10',
      "25:26  rollout.moves.links.acute-turst  there is no organisation type 'acute-turst'  did " +
        "you mean 'acute-trust'?",
    ],
    [
      'acute-trust: 10',
      'acute-trust: 0',
      '25:26  rollout.moves.links.acute-trust  0 is outside 0.001 to 1000000  write a number from ' +
        '0.001 to 1000000',
    ],
    [
      'linkShare: 50%',
      'linkShare: 0%',
      '27:16  rollout.moves.linkShare  0% is outside 1% to 100%  write a share from 1% to 100%',
    ],
    [
      'cacheShare: 80%',
      'cacheShare: 120%',
      '28:17  rollout.moves.cacheShare  120% is outside 0% to 100%  write a share from 0% to 100%',
    ],
    [
      'dropSourceAfter: 10 days',
      'dropSourceAfter: 0 days',
      "31:22  rollout.moves.dropSourceAfter  '0 days' is not a number of days  write 14 days",
    ],
    [
      'planEvery: 5 days',
      'planEvery: weekly',
      "30:16  rollout.moves.planEvery  'weekly' is not a number of days  write 7 days",
    ],
    [
      'perDay: 20',
      'perDay: 0.5',
      '23:13  rollout.moves.perDay  0.5 is not a whole number from 1 to 999999999  write one, such ' +
        'as 20000',
    ],
    [
      'sizePerDay: 1 GiB',
      'sizePerDay: 1 GB',
      "24:17  rollout.moves.sizePerDay  '1 GB' could mean 1 GiB (1,073,741,824 bytes, Exchange's " +
        "usage) or 0.931 GiB (1,000,000,000 bytes, disk vendors' usage)  write one of them",
    ],
  ]);

  it('are needed where a stage moves mailboxes', () => {
    const files = movingWith();
    const text = files['b.yaml']!.replace(MOVES, '');
    expect(faultLines({ ...files, 'b.yaml': text })).toEqual([
      'b.yaml:25:26  rollout.moves  is missing, and rollout.stages.to nhsmail2 moves mailboxes  ' +
        'write moves: {perDay: 20000, dropSourceAfter: 14 days}',
    ]);
  });

  it('are refused where none does', () => {
    const files = minimalWith(['rollout:\n', 'rollout:\n  moves: {perDay: 20}\n']);
    expect(faultLines(files)).toEqual([
      'a.yaml:41:3  rollout.moves  no stage moves mailboxes  leave it out (null removes an ' +
        'inherited key)',
    ]);
  });

  it('need no window without links', () => {
    const files = movingWith(['    links: {acute-trust: 10}\n', ''], ['    windowHours: 8\n', '']);
    expect(faultLines(files)).toEqual([]);
  });

  it('may have links of types that only a file of organisations tells', () => {
    const files = movingWith(['acute-trust: 10', 'anything: 10']);
    expect(faultLines(files, 'population.organisations={file: x.csv}')).toEqual([]);
  });
});

describe('costs by platform', () => {
  checkMoving([
    [
      'platform: home',
      'platform: hom',
      "49:70  costs.lines.old.platform  there is no platform 'hom'  did you mean 'home'?",
    ],
    [
      'per: dual mailbox-month,',
      'per: dual mailbox-month, platform: home,',
      "51:70  costs.lines.dual.platform  'dual mailbox-month' is of no one platform  leave it out, " +
        'or count what lies on one, such as mailbox-month',
    ],
    [
      'per: GiB moved',
      'per: GiB moved, platform: nhsmail2',
      "52:65  costs.lines.network.platform  'GiB moved' is of no one platform  leave it out, or " +
        'count what lies on one, such as mailbox-month',
    ],
    [
      'kind: economic, per: GiB moved',
      'kind: capital, per: TB bought, lifeYears: 3, platform: home',
      '52:78  costs.lines.network.platform  a line of kind capital has none  leave it out (null ' +
        'removes an inherited key), or write another kind',
    ],
  ]);
});
