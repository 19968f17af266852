/** The contrast of what is painted, by the Web Content Accessibility Guidelines 2.2. */
import type { Paint, Painted } from './page-measures.ts';

/** 1.4.3, for text that is not large. */
const TEXT_MIN = 4.5;
/** 1.4.11, for what must be seen of pictures. */
const MARK_MIN = 3;
/** Below, a paint lets others through, and has a line at its edge or middle that tells as much. */
const OPACITY_MIN = 0.7;

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const WHITE: Colour = [255, 255, 255, 1];

/** What is painted with too little contrast to what is behind it, each a sentence. */
export function contrastFaults(painted: readonly Painted[]): string[] {
  const faults = painted.flatMap(({ name, isText, inks, behind }) => {
    const back = behind.map(colourOf).reduce((below, top) => over(top, below), WHITE);
    const alphaMin = isText ? 0 : OPACITY_MIN;
    const seen = inks.map(colourOf).filter(([, , , alpha]) => alpha > 0 && alpha >= alphaMin);
    if (!isText && seen.length === 0) return [];
    const ratio = Math.max(...seen.map((ink) => contrast(over(ink, back), back)));
    return ratio >= (isText ? TEXT_MIN : MARK_MIN) ? [] : [`${name} has ${ratio.toFixed(2)}`];
  });
  return [...new Set(faults)];
}

/** Of `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`; clear if it is none, or a pattern. */
function colourOf({ colour, opacities }: Paint): Colour {
  if (!colour.startsWith('rgb')) return [0, 0, 0, 0];
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, opacities.reduce((all, opacity) => all * Number(opacity), alpha)];
}

function over([red, green, blue, alpha]: Colour, below: Colour): Colour {
  const mixed = (top: number, bottom: number) => top * alpha + bottom * (1 - alpha);
  return [mixed(red, below[0]), mixed(green, below[1]), mixed(blue, below[2]), 1];
}

function contrast(a: Colour, b: Colour): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Of sRGB, from 0 to 255. */
function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
