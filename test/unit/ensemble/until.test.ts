import { describe, expect, it } from 'vitest';
import type { Ensemble } from '../../../src/ensemble/ensemble.ts';
import { extendAgain, extendUntilEnough, firstCount } from '../../../src/ensemble/until.ts';

/** An ensemble that only counts, and remembers how it was extended. */
function counting() {
  const extensions: (readonly number[])[] = [];
  const outcomes: never[] = [];
  const ensemble = {
    outcomes,
    extend: async (sizes: readonly number[]) => {
      extensions.push(sizes);
      for (const size of sizes) outcomes.length += size;
    },
  } as unknown as Ensemble;
  return { ensemble, extensions };
}

const TENS = Array<number>(10).fill(10);

/** Extends one ensemble that is precise enough at such counts. */
async function grow(isEnoughAt: (count: number) => boolean, replicationsMax = 1000) {
  const { ensemble, extensions } = counting();
  const asked: number[] = [];
  const isReached = await extendUntilEnough([ensemble], {
    firstCount: 100,
    hypercubeCount: 10,
    replicationsMax,
    isEnough: ({ outcomes }) => {
      asked.push(outcomes.length);
      return isEnoughAt(outcomes.length);
    },
  });
  return { isReached, asked, extensions };
}

describe('firstCount', () => {
  it('is at least 100', () => {
    expect([1, 99, 100, 101, 250].map(firstCount)).toEqual([100, 100, 100, 101, 250]);
  });
});

describe('extendUntilEnough', () => {
  it('wants it met after two batches in a row', async () => {
    expect(await grow(() => true)).toEqual({
      isReached: true,
      asked: [100, 110],
      extensions: [TENS, [10]],
    });
    // Met after 110, not after 120, then after 130 and 140.
    expect(await grow((count) => count !== 100 && count !== 120)).toEqual({
      isReached: true,
      asked: [100, 110, 120, 130, 140],
      extensions: [TENS, [10], [10], [10], [10]],
    });
  });

  it('stops at the most allowed, with a last batch that is smaller', async () => {
    expect(await grow(() => false, 125)).toEqual({
      isReached: false,
      asked: [100, 110, 120, 125],
      extensions: [TENS, [10], [10], [5]],
    });
    expect(await grow(() => true, 100)).toEqual({
      isReached: false,
      asked: [100],
      extensions: [TENS],
    });
    // The last batch may be the second that meets it.
    expect(await grow((count) => count >= 120, 125)).toMatchObject({ isReached: true });
    expect(await grow((count) => count >= 125, 125)).toMatchObject({ isReached: false });
  });

  it('extends several ensembles alike, until all have enough', async () => {
    const [one, other] = [counting(), counting()];
    const isReached = await extendUntilEnough([one.ensemble, other.ensemble], {
      firstCount: 103,
      hypercubeCount: 4,
      replicationsMax: 1000,
      isEnough: (ensemble) => ensemble === one.ensemble || ensemble.outcomes.length > 150,
    });
    expect(isReached).toBe(true);
    // A batch is as large as the largest hypercube: 103, 129, 155 and 181 replications.
    expect(one.extensions).toEqual([[26, 26, 26, 25], [26], [26], [26]]);
    expect(other.extensions).toEqual(one.extensions);
  });
});

describe('extendAgain', () => {
  /** Extends one ensemble as an earlier run went. */
  async function again(
    batchSizes: readonly number[],
    isReached: boolean,
    isEnoughAt: (count: number) => boolean,
  ) {
    const { ensemble, extensions } = counting();
    const growth = {
      firstCount: 100,
      hypercubeCount: 10,
      replicationsMax: 1000,
      isEnough: ({ outcomes }: Ensemble) => isEnoughAt(outcomes.length),
    };
    const isReachedAgain = await extendAgain(ensemble, growth, { batchSizes, isReached });
    return { isReached: isReachedAgain, extensions };
  }

  it('has the batches of the earlier run, and its result', async () => {
    expect(await again([...TENS, 10, 10], true, (count) => count >= 110)).toEqual({
      isReached: true,
      extensions: [TENS, [10], [10]],
    });
    expect(await again([...TENS, 5], false, () => false)).toEqual({
      isReached: false,
      extensions: [TENS, [5]],
    });
  });

  it('goes on where this one had enough before, as another of a comparison had not', async () => {
    const { isReached, extensions } = await again([...TENS, 10, 10, 10], true, () => true);
    expect(isReached).toBe(true);
    expect(extensions).toHaveLength(4);
    expect(await again([...TENS, 10, 10], false, () => true)).toMatchObject({ isReached: false });
  });

  it('does not say that it had enough where it had not, after both of the last', async () => {
    for (const missing of [110, 120]) {
      const { isReached } = await again([...TENS, 10, 10], true, (count) => count !== missing);
      expect(isReached).toBe(false);
    }
    expect(await again(TENS, true, () => true)).toMatchObject({ isReached: false });
  });
});
