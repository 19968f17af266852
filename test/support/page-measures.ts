/** Measures of an open page, taken in the browser: each function runs there, by itself. */

/** What there is to know of widths. */
export interface Layout {
  /** Of the document, with all that it would scroll to. */
  readonly documentWidth: number;
  readonly windowWidth: number;
  /** Those that are chosen, or not to be chosen from. */
  readonly charts: readonly ChartBoxes[];
  /** Texts of pictures that reach out of them. */
  readonly cutTexts: readonly string[];
}

/** A chart, and those of its pictures that are to be seen. */
export interface ChartBoxes {
  readonly id: string;
  readonly pictures: readonly Box[];
}

export interface Box {
  /** Empty: it is for all. */
  readonly breadth: string;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly height: number;
}

export function measureLayout(): Layout {
  const isSeen = (element: Element) => element.getClientRects().length > 0;
  const boxOf = (svg: Element): Box => {
    const { left, right, width, height } = svg.getBoundingClientRect();
    return { breadth: svg.getAttribute('class') ?? '', left, right, width, height };
  };
  const chosen = [...document.querySelectorAll('figure')].filter(
    (figure) => figure.closest('.unchosen') === null,
  );
  const charts = chosen.map((figure) => ({
    id: figure.closest('[id]')?.id ?? '',
    pictures: [...figure.querySelectorAll('svg[role]')].filter(isSeen).map(boxOf),
  }));
  const texts = [...document.querySelectorAll('figure svg[role] text')].filter(isSeen);
  const cutTexts = texts.flatMap((text) => {
    const [box, svg] = [text.getBoundingClientRect(), text.closest('svg')!.getBoundingClientRect()];
    const isInside =
      box.left >= svg.left - 1 &&
      box.right <= svg.right + 1 &&
      box.top >= svg.top - 1 &&
      box.bottom <= svg.bottom + 1;
    const where = text.closest('[id]')?.id;
    return isInside || box.width === 0 ? [] : [`${where}: '${text.textContent}'`];
  });
  return {
    documentWidth: document.documentElement.scrollWidth,
    windowWidth: window.innerWidth,
    charts,
    cutTexts,
  };
}

/** Opens what opens, and shows what is not chosen. */
export function openAll(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** How a text or a mark is painted, and on what: colours as the browser computes them. */
export interface Painted {
  /** For who mends it. */
  readonly name: string;
  readonly isText: boolean;
  /** One of them must be told from what is behind. */
  readonly inks: readonly Paint[];
  /** From the paper up. */
  readonly behind: readonly Paint[];
}

export interface Paint {
  readonly colour: string;
  readonly opacities: readonly string[];
}

/** Every text that is to be seen, those of axes as well. */
export function measureTexts(): Painted[] {
  const paintOf = (element: Element, kind: 'fill' | 'stroke'): Paint => {
    const style = getComputedStyle(element);
    const opacity = kind === 'fill' ? style.fillOpacity : style.strokeOpacity;
    return { colour: style[kind], opacities: [opacity, style.opacity] };
  };
  // A page has thousands of texts, in few elements that are within each other.
  const known = new Map<Element, Paint[]>();
  const papers = (element: Element | null): Paint[] => {
    if (element === null) return [];
    const before = known.get(element);
    if (before !== undefined) return before;
    const own = { colour: getComputedStyle(element).backgroundColor, opacities: [] };
    const all = [...papers(element.parentElement), own];
    known.set(element, all);
    return all;
  };
  const isSeen = (element: Element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const textOf = ({ childNodes }: Element) => {
    const nodes = [...childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    return nodes
      .map(({ nodeValue }) => nodeValue)
      .join('')
      .trim();
  };
  /** What is painted in a picture below the middle of a text, and around its letters. */
  const shapesBelow = (text: Element, svg: SVGSVGElement): Paint[] => {
    const { left, top, width, height } = text.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const shapes = [...svg.querySelectorAll<SVGGeometryElement>('rect, path:not(.grid), circle')];
    const below = shapes.filter((shape) => {
      const box = shape.getBoundingClientRect();
      if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
      const isBefore = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      const matrix = shape.getScreenCTM()?.inverse();
      if (!isBefore || matrix === undefined || !isSeen(shape)) return false;
      return shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix));
    });
    const { paintOrder, strokeWidth } = getComputedStyle(text);
    const hasHalo = paintOrder.startsWith('stroke') && Number.parseFloat(strokeWidth) >= 2;
    const halo = hasHalo ? [paintOf(text, 'stroke')] : [];
    return [...below.map((shape) => paintOf(shape, 'fill')), ...halo];
  };
  return [...document.querySelectorAll('body *')].flatMap((element): Painted[] => {
    const text = textOf(element);
    if (text === '' || element.matches('script, style') || !isSeen(element)) return [];
    const name = `${element.closest('[id]')?.id}: '${text}'`;
    const svg = element.closest('svg');
    const { color } = getComputedStyle(element);
    const ink = svg === null ? { colour: color, opacities: [] } : paintOf(element, 'fill');
    const shapes = svg === null ? [] : shapesBelow(element, svg);
    return [{ name, isText: true, inks: [ink], behind: [...papers(element), ...shapes] }];
  });
}

/**
 * Every mark in pictures but what only the script shows, lines of grids, and what is of the paper's
 * colour so as to part others.
 */
export function measureMarks(): Painted[] {
  const papers = (element: Element | null): Paint[] => {
    if (element === null) return [];
    const { backgroundColor } = getComputedStyle(element);
    return [...papers(element.parentElement), { colour: backgroundColor, opacities: [] }];
  };
  const shapes = [...document.querySelectorAll('svg :is(path, line, rect, circle)')];
  return shapes.flatMap((element): Painted[] => {
    const { fill, fillOpacity, stroke, strokeOpacity, opacity, visibility } =
      getComputedStyle(element);
    if (element.getClientRects().length === 0 || visibility !== 'visible') return [];
    if (element.matches('.grid, .row-line, .cursor, .halo, .break, defs *')) return [];
    const mark = element.getAttribute('class') ?? element.tagName;
    const inks = [
      { colour: fill, opacities: [fillOpacity, opacity] },
      { colour: stroke, opacities: [strokeOpacity, opacity] },
    ];
    const name = `${element.closest('[id]')?.id}: ${mark}`;
    return [{ name, isText: false, inks, behind: papers(element.closest('svg')) }];
  });
}
