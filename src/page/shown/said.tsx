/** Sentences on the page: words, and cells that name where they are from. */
import type { JSX } from 'preact';
import type { PageCell } from '../cells/page-cell.ts';
import type { Sentence } from './sentence.ts';
import { Shown } from './shown.tsx';

/** A sentence as HTML. */
export function Said({ sentence }: { readonly sentence: Sentence }): JSX.Element {
  return (
    <>
      {sentence.map((part, index) =>
        typeof part === 'string' ? part : <Shown key={index} cell={part} />,
      )}
    </>
  );
}

/** A sentence if the run has each of its figures: without one it is not said. */
export function known(...parts: readonly (string | PageCell | null)[]): Sentence {
  const isWhole = parts.every((part) => part !== null && part !== '' && textOf(part) !== '');
  return isWhole ? parts.filter((part) => part !== null) : [];
}

function textOf(part: string | PageCell): string {
  return typeof part === 'string' ? part : part.text;
}
