/** Walks a page: every number on it is a cell's, and every cell is shown as it is. */
import { parseHTML } from 'linkedom';
import type { Book } from './page-book.ts';
import { type ShownPlace, shownFault } from './page-figure.ts';

export interface Walked {
  /** A sentence each; a page is as it must be without any. */
  readonly faults: readonly string[];
  /** Cells that are shown, with those of the readings. */
  readonly addresses: readonly string[];
}

/** A number that is no part of a name such as `P95`. */
const A_NUMBER = /(?<![\p{L}\p{N}_.,-])[-+−£]?\d/u;
const SPOKEN = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label'];

/** Walks the page as it is without its script, and what its script is to say. */
export function walkPage(html: string, book: Book): Walked {
  const { document } = parseHTML(html);
  const walk = { book, faults: [] as string[], addresses: [] as string[] };
  walkTitle(document, walk);
  walkBody(document, walk);
  return walk;
}

/** Walks what the script has written into a reading. */
export function walkReading(html: string, book: Book): Walked {
  const { document } = parseHTML(`<html><body><div class="reading">${html}</div></body></html>`);
  const walk = { book, faults: [] as string[], addresses: [] as string[] };
  walkBody(document, walk);
  return walk;
}

interface Walk {
  readonly book: Book;
  readonly faults: string[];
  readonly addresses: string[];
}

function walkBody(document: Document, walk: Walk): void {
  // linkedom ends a text at each character that is escaped.
  document.body.normalize();
  walkTexts(document, walk);
  for (const element of document.querySelectorAll('[data-cell]')) walkCell(element, walk);
  for (const element of document.querySelectorAll('*')) walkWords(element, walk);
  for (const element of document.querySelectorAll('script[type="application/json"]')) {
    walkReadings(element.textContent ?? '', walk);
  }
}

/** The window's title is the scenario's, or has the names of runs, and no place for an address. */
function walkTitle(document: Document, { book, faults }: Walk): void {
  const shown = document.querySelector('head > title')?.textContent ?? '';
  const title = book.cell('run.json:title:value')?.text;
  const own = book.names.reduce((rest, name) => rest.replaceAll(name, ''), shown);
  if (title === undefined ? A_NUMBER.test(own) : shown !== title) {
    faults.push(`the window is called '${shown}'`);
  }
}

/**
 * Without the name of the run that it begins with, and what keeps that from turning what follows
 * round: in `North 2 P95` the 2 is no number.
 */
function withoutName(text: string, { names }: Book): string {
  const plain = text.replace(/[\u2068\u2069]/g, '').trimStart();
  const name = names.find((one) => plain.startsWith(one));
  return name === undefined ? text : plain.slice(name.length);
}

function walkTexts(document: Document, { book, faults }: Walk): void {
  const visit = (node: Node, isShown: boolean): void => {
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? '';
      const isName = (node.parentNode as Element).matches('.reading span');
      if (!isShown && A_NUMBER.test(isName ? withoutName(text, book) : text))
        faults.push(`no cell: '${text.trim()}' in ${pathOf(node)}`);
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    if (['SCRIPT', 'STYLE'].includes(element.tagName.toUpperCase())) return;
    const isCovered = isShown || element.hasAttribute('data-cell') || element.matches('svg g.axis');
    for (const child of element.childNodes) visit(child, isCovered);
  };
  visit(document.body, false);
}

/** Where a node is, for who mends it. */
function pathOf(node: Node): string {
  const names: string[] = [];
  for (let at = node.parentNode as Element | null; at?.tagName; at = at.parentNode as Element) {
    const mark = at.id === '' || at.id === undefined ? at.getAttribute('class') : `#${at.id}`;
    names.unshift(at.tagName.toLowerCase() + (mark ? `(${mark})` : ''));
    if (at.id) break;
  }
  return names.join(' ');
}

function walkCell(element: Element, walk: Walk): void {
  const address = element.getAttribute('data-cell') ?? '';
  if (element.querySelector('[data-cell]') !== null) {
    walk.faults.push(`a cell within a cell: ${address}`);
  }
  const isInTable = element.closest('td, th') !== null;
  const label = element.closest('.figures li')?.textContent?.toLowerCase() ?? '';
  const isCut = element.hasAttribute('data-cut') && element.closest('svg') !== null;
  checkShown(element.textContent ?? '', address, { ...walk, isInTable, label, isCut });
  const value = element.getAttribute('value');
  if (value !== null && value !== walk.book.cell(address)?.text) {
    walk.faults.push(`the value '${value}' is not ${address}`);
  }
}

type CheckedPlace = Walk & Omit<ShownPlace, 'isDifference'>;

function checkShown(shown: string, address: string, place: CheckedPlace): void {
  place.addresses.push(address);
  const cell = place.book.cell(address);
  const isDifference = /^compare\.csv:.*:difference_(mean|low|high)$/.test(address);
  const of = { ...place, isDifference };
  const fault = cell === null ? `'${shown}' is of no cell` : shownFault(shown, cell, of);
  if (fault !== null) place.faults.push(`${address}: ${fault}`);
}

function walkWords(element: Element, { faults }: Walk): void {
  for (const name of SPOKEN) {
    const words = element.getAttribute(name);
    if (words !== null && A_NUMBER.test(words)) faults.push(`a number in ${name}: '${words}'`);
  }
}

/** A cell by numbers of texts: `[file, key, column, shown]`. */
type ReadingCell = readonly [number, number, number, string];

/**
 * What a chart says at its places. A text alone is a cell of the place's own row, in the column
 * that its name has.
 */
interface ReadingJson {
  readonly names: readonly string[];
  readonly texts: readonly string[];
  readonly columns: readonly number[];
  readonly rows: readonly (readonly [ReadingCell, ...(ReadingCell | string | null)[]])[];
}

function walkReadings(json: string, walk: Walk): void {
  const { names, texts, columns, rows } = JSON.parse(json) as ReadingJson;
  for (const name of names) {
    if (A_NUMBER.test(withoutName(name, walk.book)))
      walk.faults.push(`a reading is called '${name}'`);
  }
  for (const [at, ...values] of rows) {
    if (!at || values.length !== names.length)
      walk.faults.push(`a reading of ${names} is not whole`);
    const whole = values.map((value, position): ReadingCell | null => {
      if (typeof value !== 'string') return value;
      return [at[0], at[1], columns[position] ?? -1, value];
    });
    for (const one of [at, ...whole]) {
      if (!one) continue;
      const [file, key, column, shown] = one;
      const address = [file, key, column].map((number) => texts[number]).join(':');
      checkShown(shown, address, { ...walk, isInTable: false, label: '', isCut: false });
    }
  }
}
