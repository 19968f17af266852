import { describe, expect, it } from 'vitest';
import { tableMemory } from '../../../src/plan/table-memory.ts';
import { quantileTable } from '../../../src/random/quantile-table.ts';
import { uniformTable } from '../../../src/random/uniform-table.ts';

const quantiles = () => quantileTable((z) => z);

describe('a memory of tables', () => {
  it('gives the same table as long as the numbers stay', () => {
    const { quantiles: tableFor } = tableMemory();
    const table = tableFor('fill clinical', [{ mean: 0.5, sd: 0.1 }, 1.15], quantiles);
    const unwanted = () => {
      throw new Error('it is known');
    };
    expect(tableFor('fill clinical', [{ mean: 0.5, sd: 0.1 }, 1.15], unwanted)).toBe(table);
  });

  it('has it made anew where a number is another, and keeps the last only', () => {
    const { quantiles: tableFor } = tableMemory();
    const first = tableFor('fill clinical', [{ mean: 0.5, sd: 0.1 }, 1.15], quantiles);
    const second = tableFor(
      'fill clinical',
      [{ mean: 0.5, sd: 0.1000000000000001 }, 1.15],
      quantiles,
    );
    expect(second).not.toBe(first);
    expect(tableFor('fill clinical', [{ mean: 0.5, sd: 0.1 }, 1.15], quantiles)).not.toBe(first);
  });

  it('tells uses and kinds of table apart', () => {
    const memory = tableMemory();
    const one = memory.quantiles('busy a', [0.9], quantiles);
    expect(memory.quantiles('busy b', [0.9], quantiles)).not.toBe(one);
    const uniforms = memory.uniforms('busy a', [0.9], () => uniformTable((z) => z));
    expect(memory.uniforms('busy a', [0.9], () => uniformTable((z) => z))).toBe(uniforms);
    expect(memory.quantiles('busy a', [0.9], quantiles)).toBe(one);
  });

  it('begins empty', () => {
    const one = tableMemory().quantiles('busy a', [0.9], quantiles);
    expect(tableMemory().quantiles('busy a', [0.9], quantiles)).not.toBe(one);
  });
});
