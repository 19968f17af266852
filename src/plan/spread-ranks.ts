/** Some of the places of a long list, by luck and yet spread evenly over it. */
import type { Key } from '../random/key.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform } from '../random/threefry.ts';

/** What the luck depends on. */
export interface SpreadLuck {
  /** The scenario's key, see populationKey. */
  readonly key: Key;
  /** Of the list, among all of the scenario's: each has draws of its own. */
  readonly list: number;
}

/**
 * `count` of the ranks 0 to `size` - 1, the first ones of an order of all of them whose every
 * beginning is spread evenly: each half of the ranks has every other of them, each quarter every
 * fourth, and so on, up to the rounding. So fewer are part of more. Which half comes first, within
 * each half which quarter, and so on, is decided by a draw of its own: every rank is as likely as
 * another to come at a certain turn, and ranks that are a round number apart are not tied to each
 * other.
 *
 * This is the van der Corput sequence in base 2 under nested uniform scrambling. Source: Owen
 * (1995), "Randomly permuted (t,m,s)-nets and (t,s)-sequences", Monte Carlo and Quasi-Monte Carlo
 * Methods in Scientific Computing, Lecture Notes in Statistics 106, 299-317.
 */
export function spreadRanks(luck: SpreadLuck, size: number, count: number): Uint32Array {
  const halvings = size > 1 ? 32 - Math.clz32(size - 1) : 0;
  const ranks = new Uint32Array(count);
  let found = 0;
  for (let turn = 0; found < count; turn++) {
    const rank = rankAt(turn, halvings, luck);
    if (rank < size) ranks[found++] = rank;
  }
  return ranks;
}

/**
 * Halves all ranks so many times and goes, at each, to the half that the turn's next binary digit
 * names, the lowest first; a draw decides which half is called 0. Parts are numbered as in a heap:
 * all ranks are part 1, the halves of part n are 2n and 2n + 1.
 */
function rankAt(turn: number, halvings: number, { key, list }: SpreadLuck): number {
  const counter1 = counter1Of(STREAM.sample, list);
  let part = 1;
  for (let halving = 0; halving < halvings; halving++) {
    const flip = uniform(key, part, counter1) < 0.5 ? 0 : 1;
    part = 2 * part + (((turn >>> halving) & 1) ^ flip);
  }
  return part - (1 << halvings);
}
