/** The text of a file of a run folder. */
import { decodeUtf8 } from '../scenario/decode-utf8.ts';
import type { Fault } from '../table/fault.ts';
import { findingIn } from './verify-rows.ts';

const LINE_FEED = 0x0a;
/** Where text ends is looked for in pieces of this size, since to go by characters takes long. */
const PIECE_BYTES = 65_536;

/** The text without a byte order mark, or the place from which on it is none. */
export function textOf(
  bytes: Uint8Array,
  named: string,
): { readonly text: string } | { readonly finding: Fault } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const message = 'the file is not UTF-8 text from here on: it was edited';
    return { finding: { ...findingIn(named, message), ...badPlace(bytes) } };
  }
}

/**
 * A line feed is part of no other character, so pieces of whole lines can be read by themselves.
 */
function badPlace(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  let line = 1;
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start + PIECE_BYTES);
    const end = feed < 0 ? bytes.length : feed + 1;
    const piece = bytes.subarray(start, end);
    const found = decodeUtf8(piece);
    if ('line' in found) return { line: line + found.line - 1, column: found.column };
    line += feedsIn(piece);
    start = end;
  }
  return { line: 1, column: 1 };
}

/** How many line feeds there are. */
export function feedsIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    count += 1;
  }
  return count;
}
