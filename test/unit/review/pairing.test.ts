import { describe, expect, it } from 'vitest';
import type { ComparedRun } from '../../../src/review/compared-run.ts';
import { pairingFaults } from '../../../src/review/pairing.ts';
import { formatFault } from '../../../src/table/fault.ts';
import { day, fakeComparedRun } from '../../support/compared-runs.ts';

const first = fakeComparedRun({ contacts_count: [1, 2, 3, 4] });

/** What is said against a run that differs from the first. */
function reasons(change: Partial<ComparedRun>, of = first): string[] {
  return pairingFaults([of, { ...of, argument: 'b.yaml', ...change }]).map(formatFault);
}

describe('pairing', () => {
  it('is possible for runs that differ in what they simulate', () => {
    expect(reasons({ name: 'b', title: 'B', metrics: new Map() })).toEqual([]);
  });

  it.each<[Partial<ComparedRun>, string, string]>([
    [
      { headroomVersion: '0.2.0' },
      'the version of headroom is 0.2.0 here and 0.1.0 there',
      'run both with the same version',
    ],
    [{ seed: 'y' }, "the seed is 'y' here and 'x' there", 'run both with the same --seed'],
    [
      { firstDate: day('2013-06-30') },
      'the horizon is 2013-06-30 to 2014-03-31 here and 2013-07-01 to 2014-03-31 there',
      'run both with the same horizon, as by --set horizon.end=DATE',
    ],
    [
      { lastDate: day('2014-04-01') },
      'the horizon is 2013-07-01 to 2014-04-01 here and 2013-07-01 to 2014-03-31 there',
      'run both with the same horizon, as by --set horizon.end=DATE',
    ],
    [
      { currency: 'EUR' },
      'the currency is EUR here and GBP there',
      'run both with the same --set currency=CODE',
    ],
    [
      { replicationCount: 5 },
      'the number of replications is 5 here and 4 there',
      'run both with the same --replications, and without --until',
    ],
    [
      { design: { method: 'medians', batchSizes: [4] } },
      'the sampling is medians here and random there',
      'run both with the same --sampling',
    ],
    [
      { sampleShare: 0.01 },
      'the share of mailboxes simulated is 0.01 here and all there',
      'run both with the same --sample, or both without',
    ],
  ])('refuses %j', (change, what, mend) => {
    expect(reasons(change)).toEqual([`b.yaml  cannot be paired with runs/a: ${what}  ${mend}`]);
  });

  it('refuses other hypercubes, which draw other inputs, and under random no other batches', () => {
    const inHypercubes = (...batchSizes: number[]) =>
      ({ design: { method: 'latin-hypercube', batchSizes } }) as const;
    expect(reasons(inHypercubes(1, 3), { ...first, ...inHypercubes(2, 2) })).toEqual([
      'b.yaml  cannot be paired with runs/a: the sizes of the hypercubes are 1, 3 here and 2 x 2 there  run both with the same --set run.hypercubes=N, and with the same --until or none',
    ]);
    expect(reasons({ design: { method: 'random', batchSizes: [2, 2] } })).toEqual([]);
  });

  it('tells every reason of every run at once, but not what follows from another', () => {
    const inOne = { ...first, design: { method: 'latin-hypercube', batchSizes: [4] } } as const;
    const other: ComparedRun = {
      ...first,
      argument: 'b',
      seed: 'y',
      replicationCount: 2,
      design: { method: 'latin-hypercube', batchSizes: [1, 1] },
    };
    const faults = pairingFaults([inOne, other, inOne, { ...other, argument: 'c', seed: 'x' }]);
    expect(faults.map(({ file, message }) => `${file} ${message}`)).toEqual([
      "b cannot be paired with runs/a: the seed is 'y' here and 'x' there",
      'b cannot be paired with runs/a: the number of replications is 2 here and 4 there',
      'c cannot be paired with runs/a: the number of replications is 2 here and 4 there',
    ]);
  });
});
