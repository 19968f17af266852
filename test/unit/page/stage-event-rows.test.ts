import { expect, it } from 'vitest';
import { eventChooser } from '../../../src/page/cells/stage-event-rows.ts';

/** How many of so many events of a replication are kept. */
function keptOf(
  ...events: readonly (readonly [replication: string, event: string, count: number])[]
) {
  const isKept = eventChooser();
  return events.map(([replication, event, count]) => {
    return Array.from({ length: count }, () => isKept(replication, event)).filter(Boolean).length;
  });
}

it('of the first replication sixty events are shown, and one more tells that there are others', () => {
  expect(keptOf(['7', 'start', 60])).toEqual([60]);
  expect(keptOf(['7', 'start', 40], ['7', 'pause', 40])).toEqual([40, 21]);
});

it('of the other replications what is unusual is, and a first row tells of the usual', () => {
  const kept = keptOf(['0', 'start', 1], ['1', 'start', 5], ['2', 'finish', 5], ['3', 'pause', 5]);
  expect(kept).toEqual([1, 1, 0, 5]);
  expect(keptOf(['0', 'start', 1], ['1', 'alert', 100], ['2', 'pause', 100])).toEqual([1, 100, 21]);
});
