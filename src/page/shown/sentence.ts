/** Sentences in which every figure is a cell, for the page and for terminals. */
import type { PageCell } from '../cells/page-cell.ts';
import { shownCell } from './shown-cell.ts';

export type Part = string | PageCell;

/** Words and cells that follow each other without further space. */
export type Sentence = readonly Part[];

/** A sentence as text; no word of it is broken at a unit. */
export function sentenceText(sentence: Sentence): string {
  return sentence
    .map((part) => (typeof part === 'string' ? part : shownCell(part, 'short')))
    .join('');
}
