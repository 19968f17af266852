/** Streams of uniform draws by name, for the few things that are drawn once a replication. */
import { arc4Of } from './arc4.ts';

/**
 * A stream of uniform draws of 53 bits, never 0 or 1, that depends on the list of names and on
 * nothing else: whoever has names of its own has luck of its own, whatever else is drawn.
 *
 * The names are told apart as a JSON list, so that neither how they are split nor what characters
 * they hold can make two lists one.
 *
 * @example namedStream('seed', 'a')() === namedStream('seed', 'a')() // true
 * @example namedStream('ab', 'c')() === namedStream('a', 'bc')() // false
 */
export function namedStream(...names: readonly string[]): () => number {
  const generator = arc4Of(JSON.stringify(names));
  return () => generator.double();
}
