/** The frame of a chart: its size on wide and on narrow pages, and where in it the plot is. */

/** Drawn twice, as letters of one size must be read on screens of both. */
export type Breadth = 'wide' | 'narrow';

export const BREADTHS: readonly Breadth[] = ['wide', 'narrow'];

/** In units of the picture, which are CSS pixels on a screen that has room for it. */
export interface Frame {
  readonly breadth: Breadth;
  readonly width: number;
  readonly height: number;
  /** Of the plot. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const WIDTHS: Readonly<Record<Breadth, number>> = { wide: 800, narrow: 360 };

/** Room around the plot. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export function frameOf(breadth: Breadth, height: number, margins: Margins): Frame {
  const width = WIDTHS[breadth];
  return {
    breadth,
    width,
    height,
    left: margins.left,
    right: width - margins.right,
    top: margins.top,
    bottom: height - margins.bottom,
  };
}

/** A length in a picture, to a tenth: the same text for values that engines round apart. */
export function px(length: number): number {
  const rounded = Math.round(length * 10) / 10;
  return rounded === 0 ? 0 : rounded;
}
