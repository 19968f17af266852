/**
 * Keys: what a run's seed and a replication's number turn into, and what every draw is a function
 * of.
 */

import { arc4Of } from './arc4.ts';
import { threefry2x32 } from './threefry.ts';

/** Two 32-bit words, held signed. */
export interface Key {
  readonly word0: number;
  readonly word1: number;
}

/**
 * The two key words of a seed text, by the ARC4 generator of `seedrandom`.
 *
 * @example
 * seedWords('1').word0 === seedWords('11').word0 // false
 */
export function seedWords(text: string): Key {
  const generator = arc4Of(text);
  return { word0: generator.int32(), word1: generator.int32() };
}

/**
 * The key of one replication: the seed's words encipher the replication's number, so that the keys
 * of replications of one seed have nothing to do with each other and replication r does not depend
 * on how many run. A second luck of the same replication has the number 1.
 */
export function replicationKey(seed: Key, replication: number, luck = 0): Key {
  const words = new Uint32Array(2);
  threefry2x32(seed.word0, seed.word1, replication, luck, words);
  return { word0: words[0]! | 0, word1: words[1]! | 0 };
}
