import { describe, expect, it } from 'vitest';
import { batchSizes } from '../../../src/ensemble/design.ts';
import { drawBatch } from '../../../src/ensemble/draw-inputs.ts';
import { drawReplication } from '../../../src/ensemble/draw-replication.ts';
import { SAMPLINGS } from '../../../src/scenario/scenario.ts';
import { load, MINIMAL } from '../scenario/memory-io.ts';

const UNCERTAIN = [
  'owners.inducedGrowth={uniform: [10%, 20%]}',
  'owners.contactShare={p10: 10%, p50: 20%, p90: 40%}',
  'correlations=[[owners.inducedGrowth, owners.contactShare, 0.6]]',
];

describe('drawReplication', () => {
  it.each(SAMPLINGS)('is the row that the replication has in the run, %s', (sampling) => {
    for (const [replications, hypercubes] of [
      [25, 10],
      [7, 2],
      [3, 10],
      [1, 2],
    ] as const) {
      const run = `run={replications: ${replications}, seed: s, hypercubes: ${hypercubes}}`;
      const set = [...UNCERTAIN, run, `run.sampling=${sampling}`];
      const { scenario } = load({ 'a.yaml': MINIMAL }, ...set);
      let firstReplication = 0;
      const rows = batchSizes(replications, hypercubes).flatMap((count, batch) => {
        const drawn = drawBatch(scenario, { batch, firstReplication, count });
        firstReplication += count;
        return drawn;
      });
      const alone = rows.map((_, replication) => drawReplication(scenario, replication));
      expect(alone).toEqual(rows);
      if (sampling !== 'medians') expect(new Set(rows.map(String)).size).toBe(replications);
      expect(() => drawReplication(scenario, replications)).toThrow(RangeError);
    }
  });
});
