/** Pieces of a CSV file that end where rows end, so that each can be read by itself. */

const [LINE_FEED, CARRIAGE_RETURN, QUOTE] = [0x0a, 0x0d, 0x22] as const;
/** No row is as long: a quote was not closed, or the file is none of rows. */
const ROW_BYTES_MAX = 16_777_216;

/**
 * The bytes in pieces of whole rows, but for what no row can be, which is cut at a line so that it
 * does not fill the memory.
 *
 * @param pieces cut anywhere, within characters and quoted cells too
 */
export function* wholeRows(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for (const piece of pieces) {
    const bytes = joined(rest, piece);
    const end = bytes.length > ROW_BYTES_MAX ? endOfLines(bytes) : endOfRows(bytes);
    if (end > 0) yield bytes.subarray(0, end);
    // A copy, so that the piece can be forgotten.
    rest = bytes.slice(end);
  }
  if (rest.length > 0) yield rest;
}

function joined(rest: Uint8Array, piece: Uint8Array): Uint8Array {
  if (rest.length === 0) return piece;
  const both = new Uint8Array(rest.length + piece.length);
  both.set(rest);
  both.set(piece, rest.length);
  return both;
}

/** Behind the last line feed, which is within no character; else behind all. */
function endOfLines(bytes: Uint8Array): number {
  const feed = bytes.lastIndexOf(LINE_FEED);
  return feed < 0 ? bytes.length : feed + 1;
}

/** Behind the last row that ends in the bytes, which begin with a row; 0: none does. */
function endOfRows(bytes: Uint8Array): number {
  if (!bytes.includes(QUOTE)) {
    const feed = bytes.lastIndexOf(LINE_FEED);
    // What follows the last byte may be the feed of its return.
    return (feed >= 0 ? feed : bytes.subarray(0, -1).lastIndexOf(CARRIAGE_RETURN)) + 1;
  }
  let [end, isOpen] = [0, false];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isOpen = !isOpen;
    else if (isOpen) continue;
    else if (byte === LINE_FEED) end = at + 1;
    else if (byte === CARRIAGE_RETURN && at + 1 < bytes.length && bytes[at + 1] !== LINE_FEED) {
      end = at + 1;
    }
  }
  return end;
}
