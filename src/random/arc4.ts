/** The generator of `seedrandom`, with its traps avoided. */
import seedrandom from 'seedrandom';

/**
 * The ARC4 generator of a text.
 *
 * ARC4 repeats a short key until it is long enough, so '1' and '11' would give the same numbers: a
 * final NUL marks where the text ends. `seedrandom` keeps only the low byte of a character, so the
 * text goes in as UTF-8. Of its methods `double` gives 53 bits, never 0 and never 1.
 */
export function arc4Of(text: string): seedrandom.PRNG {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return seedrandom(`${bytes}\0`);
}
