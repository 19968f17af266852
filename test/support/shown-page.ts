/** Parts of pages as those who read them have them. */

import { parseHTML } from 'linkedom';
import { Fragment, h, type JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A part of a page as a document. */
export function shownPart(part: JSX.Element | null): Document {
  return parseHTML(`<html><body>${renderToString(h(Fragment, null, part))}</body></html>`).document;
}

/** The text of the first element that is so selected, with plain spaces; empty without one. */
export function textOf(within: Document | Element, selector: string): string {
  return (within.querySelector(selector)?.textContent ?? '').replaceAll('\u00a0', ' ');
}

/** The texts of all elements that are so selected. */
export function textsOf(within: Document | Element, selector: string): string[] {
  return [...within.querySelectorAll(selector)].map((element) =>
    (element.textContent ?? '').replaceAll('\u00a0', ' '),
  );
}
