import { describe, expect, it } from 'vitest';
import { idleNotes } from '../../../src/cli/idle-notes.ts';
import { load } from '../scenario/memory-io.ts';
import { pricedWith } from '../scenario/priced.ts';

const notesOf = (...changes: readonly (readonly [string, string])[]) =>
  idleNotes(load(pricedWith(...changes)).scenario);

const SUNK =
  '1 scheduled purchase counts as ordered before the start, and so in no present value; ' +
  'orderedOn says when, by default the planning lead time before it arrives';

describe('what has no effect', () => {
  it('is said of a purchase that was ordered before the start', () => {
    expect(notesOf()).toEqual([SUNK]);
    expect(notesOf(['orderedOn: 2013-03-01', 'orderedOn: 2013-04-01'])).toEqual([]);
    expect(notesOf(['orderedOn: 2013-03-01', 'orderedOn: 2013-03-31'])).toEqual([SUNK]);
  });

  it('is a policy that looks back over more days than there are', () => {
    // 1 April 2013 to 31 March 2014 are 365.
    expect(notesOf(['trendDays: 60', 'trendDays: 364'])).toEqual([SUNK]);
    expect(notesOf(['trendDays: 60', 'trendDays: 365'])).toEqual([
      'storage.procurement.policy never orders: it looks back 365 days first, and the horizon has 365',
      SUNK,
    ]);
  });

  it('is a line of days outside the horizon', () => {
    expect(notesOf(['from: 2013-07-01, to: 2013-12-31', 'from: 2014-04-01'])).toEqual([
      'costs.lines.time costs nothing: none of its days is in the horizon',
      SUNK,
    ]);
    expect(notesOf(['from: 2013-07-01, to: 2013-12-31', 'from: 2014-03-31'])).toEqual([SUNK]);
  });

  it('is a capital line where nothing is bought', () => {
    const files = pricedWith();
    const text = files['b.yaml']!.replace(/ {2}procurement:\n(?: {4}.*\n)+/, '');
    const { scenario } = load({ ...files, 'b.yaml': text });
    expect(idleNotes(scenario)).toEqual([
      'costs.lines.purchase costs nothing: without storage.procurement nothing is bought',
    ]);
  });
});
