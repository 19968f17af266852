/** Which row of one CSV file is which of another: those with the same key. */
import type { InputFaults } from '../table/fault.ts';
import {
  cellBytes,
  cellText,
  faultIn,
  isQuoted,
  isRowEnd,
  placeIn,
  type ScannedCsv,
} from '../table/scan-csv.ts';
import { openTouching, ROWS_TOUCHED, type Touching, touchBytes } from './touch-rows.ts';

/** A file, and the numbers of its columns that make the key, in the same order in both files. */
export interface KeyedCsv {
  readonly csv: ScannedCsv;
  readonly keyColumns: readonly number[];
}

/** By row the number of the one with its key in the other file; NO_ROW: it has none. */
export interface RowMatches {
  readonly ofBefore: Int32Array;
  readonly ofAfter: Int32Array;
  /** Of the first file, 1 where both rows are the same byte for byte, so that no cell differs. */
  readonly isEqual: Uint8Array;
}

export const NO_ROW = -1;

/** Rows between two turns: some 10 ms. */
const ROWS_PER_STEP = 32_768;

/**
 * Matches rows whatever their order. Two rows are the same if all key cells have the same text.
 *
 * Linear in the rows: an index of hashes of one file's keys; where the files are in the same order
 * the next row is tried first, so that nothing is looked up. In another order each row costs a few
 * misses of the caches, which is what takes the time: rows that are the same byte for byte, as most
 * are, are known as such at the first look and are never looked at again.
 *
 * @throws InputFaults where a key repeats within a file, naming both lines.
 */
export function* matchRows(before: KeyedCsv, after: KeyedCsv): Generator<undefined, RowMatches> {
  const index = openIndex(after.csv.rowCount);
  yield* addRows(index, after, () => true);
  const ofBefore = new Int32Array(before.csv.rowCount).fill(NO_ROW);
  const ofAfter = new Int32Array(after.csv.rowCount).fill(NO_ROW);
  const isEqual = new Uint8Array(before.csv.rowCount);
  const isAlike = isSameHeader(before.csv, after.csv);
  const look: Look = { index, before, after, isAlike, isEqual: false };
  const touching = openTouching();
  let next = 0;
  let isInStep = true;
  for (let row = 0; row < ofBefore.length; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    if (row % ROWS_TOUCHED === 0 && !isInStep) touchFound(look, row, touching);
    const found = next < ofAfter.length && isMatch(look, row, next) ? next : findRow(look, row);
    if (found === NO_ROW) continue;
    if (ofAfter[found] !== NO_ROW) throw repeatedKey(before, ofAfter[found]!, row);
    ofBefore[row] = found;
    ofAfter[found] = row;
    if (look.isEqual) isEqual[row] = 1;
    isInStep = found === next;
    next = found + 1;
  }
  // Rows that were found repeat none, as each was found but once.
  const lone = openIndex(before.csv.rowCount);
  yield* addRows(lone, before, (row) => ofBefore[row] === NO_ROW);
  return { ofBefore, ofAfter, isEqual };
}

/** What rows of the first file are looked for in. */
interface Look {
  readonly index: RowIndex;
  readonly before: KeyedCsv;
  readonly after: KeyedCsv;
  /** Whether columns stand in the same order, so that rows can be compared as a whole. */
  readonly isAlike: boolean;
  /** Whether the rows that were matched last are the same byte for byte. */
  isEqual: boolean;
}

function isSameHeader(a: ScannedCsv, b: ScannedCsv): boolean {
  return a.header.length === b.header.length && a.header.every((name, k) => name === b.header[k]);
}

/** Whether rows have the same key: equal rows do, which is told without looking for their cells. */
function isMatch(look: Look, row: number, other: number): boolean {
  const { before, after, isAlike } = look;
  look.isEqual = isAlike && isSameRow(before.csv, row, after.csv, other);
  return look.isEqual || isSameKey(before, row, after, other);
}

/** Whether rows are the same byte for byte. */
function isSameRow(a: ScannedCsv, rowA: number, b: ScannedCsv, rowB: number): boolean {
  const [bytesA, bytesB] = [a.bytes, b.bytes];
  const end = a.places[2 * (rowA + 1) * a.header.length - 1]!;
  let other = b.rowStarts[rowB]!;
  for (let at = a.rowStarts[rowA]!; at < end; at++, other++) {
    if (bytesA[at] !== bytesB[other]) return false;
  }
  return isRowEnd(bytesB[other]);
}

/**
 * Rows by the hash of their key: open addressing, at most half full. Slot s is the two numbers from
 * 2 s on: that of a row, from 1 (0: free), and its hash beside it, so that a look costs one miss of
 * the cache.
 */
type RowIndex = Int32Array;

function openIndex(rowCount: number): RowIndex {
  let slotCount = 16;
  while (slotCount < 2 * rowCount) slotCount *= 2;
  return new Int32Array(2 * slotCount);
}

/** @throws InputFaults where a key is there already. */
function* addRows(
  index: RowIndex,
  keyed: KeyedCsv,
  isWanted: (row: number) => boolean,
): Generator<undefined, void> {
  const mask = index.length / 2 - 1;
  for (let row = 0; row < keyed.csv.rowCount; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    if (!isWanted(row)) continue;
    const hash = hashOfKey(keyed, row);
    let slot = hash & mask;
    for (; index[2 * slot] !== 0; slot = (slot + 1) & mask) {
      const other = index[2 * slot]! - 1;
      if (index[2 * slot + 1] === hash && isSameKey(keyed, other, keyed, row)) {
        throw repeatedKey(keyed, other, row);
      }
    }
    index[2 * slot] = row + 1;
    index[2 * slot + 1] = hash;
  }
}

/** Asks for the memory of the rows that will most likely be found for some rows from one on. */
function touchFound({ index, before, after }: Look, from: number, touching: Touching): void {
  const mask = index.length / 2 - 1;
  const end = Math.min(from + ROWS_TOUCHED, before.csv.rowCount);
  const { starts: slots, rows } = touching;
  for (let row = from; row < end; row++) slots[row - from] = hashOfKey(before, row) & mask;
  touching.count = 0;
  for (let k = 0; k < end - from; k++) {
    const found = index[2 * slots[k]!]! - 1;
    if (found !== NO_ROW) rows[touching.count++] = found;
  }
  touchBytes(after.csv, touching);
}

/** The row of the second file with the key of a row of the first. */
function findRow(look: Look, row: number): number {
  const { index, before } = look;
  const mask = index.length / 2 - 1;
  const hash = hashOfKey(before, row);
  for (let slot = hash & mask; index[2 * slot] !== 0; slot = (slot + 1) & mask) {
    const found = index[2 * slot]! - 1;
    if (index[2 * slot + 1] === hash && isMatch(look, row, found)) return found;
  }
  return NO_ROW;
}

/** FNV-1a over the key's cells, each with an end. Source: Fowler, Noll, Vo; RFC 9923. */
function hashOfKey({ csv, keyColumns }: KeyedCsv, row: number): number {
  const { bytes, places, header } = csv;
  const first = row * header.length;
  let hash = 0x811c9dc5;
  for (let k = 0; k < keyColumns.length; k++) {
    const cell = first + keyColumns[k]!;
    const [start, end] = [places[2 * cell]!, places[2 * cell + 1]!];
    if (isQuoted(bytes, start, end)) hash = hashOfBytes(hash, cellBytes(csv, cell));
    else {
      for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    }
    hash = Math.imul(hash ^ 0xff, 0x01000193);
  }
  // The lower bits choose the slot, and FNV mixes the higher bits better.
  return hash ^ (hash >>> 15);
}

/** A quoted cell hashes as the same text without quotes does. */
function hashOfBytes(start: number, bytes: Uint8Array): number {
  let hash = start;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

function isSameKey(a: KeyedCsv, rowA: number, b: KeyedCsv, rowB: number): boolean {
  const firstA = rowA * a.csv.header.length;
  const firstB = rowB * b.csv.header.length;
  for (let k = 0; k < a.keyColumns.length; k++) {
    if (!isSameText(a.csv, firstA + a.keyColumns[k]!, b.csv, firstB + b.keyColumns[k]!)) {
      return false;
    }
  }
  return true;
}

/** Whether two cells, by their numbers, have the same text, however quoted. A hot loop. */
export function isSameText(a: ScannedCsv, cellA: number, b: ScannedCsv, cellB: number): boolean {
  const [bytesA, bytesB] = [a.bytes, b.bytes];
  const [startA, endA] = [a.places[2 * cellA]!, a.places[2 * cellA + 1]!];
  const [startB, endB] = [b.places[2 * cellB]!, b.places[2 * cellB + 1]!];
  if (isQuoted(bytesA, startA, endA) || isQuoted(bytesB, startB, endB)) {
    return isSameBytes(cellBytes(a, cellA), cellBytes(b, cellB));
  }
  if (endA - startA !== endB - startB) return false;
  for (let at = startA, other = startB; at < endA; at++, other++) {
    if (bytesA[at] !== bytesB[other]) return false;
  }
  return true;
}

function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** Names the line of the later row and that of the one before. */
function repeatedKey({ csv, keyColumns }: KeyedCsv, first: number, second: number): InputFaults {
  const [rowA, rowB] = first < second ? [first, second] : [second, first];
  const startOf = (row: number) => csv.places[2 * row * csv.header.length]!;
  const cells = keyColumns.map((column) => {
    const cell = rowB * csv.header.length + column;
    return `${csv.header[column]}=${cellText(csv, cell)}`;
  });
  const { line } = placeIn(csv, startOf(rowA));
  const message = `the key ${cells.join(', ')} stands here and in line ${line}`;
  const mend = 'name further columns that tell the rows apart, or take one of them out';
  return faultIn(csv, startOf(rowB), message, mend);
}
