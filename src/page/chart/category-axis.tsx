/** Names of what is drawn in lanes, one below the other. */
import type { JSX } from 'preact';
import type { PageCell } from '../cells/page-cell.ts';
import { type Frame, px } from './frame.ts';

interface CategoryAxisProps {
  readonly frame: Frame;
  /** One a lane. */
  readonly names: readonly (PageCell | null)[];
  /** Where lanes have their middle. */
  readonly middleOf: (index: number) => number;
}

/** Short names beside their lanes. */
export function CategoryAxis({ frame, names, middleOf }: CategoryAxisProps): JSX.Element {
  const { left, right } = frame;
  return (
    <g>
      {names.map((name, index) => {
        const y = px(middleOf(index));
        return (
          <g key={index}>
            <line class="grid" x1={left} x2={right} y1={y} y2={y} />
            {name !== null && (
              <text x={left - 8} y={y + 4} text-anchor="end">
                <CutName name={name} width={left - 8} />
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Units of the picture that a letter takes on the mean, and from where scripts write wide. */
const LETTER_WIDTH = 7;
const WIDE_FROM = 0x1100;

interface CutNameProps {
  readonly name: PageCell;
  /** Units of the picture that there are for it. */
  readonly width: number;
}

/** A name as far as there is room for it. */
export function CutName({ name, width }: CutNameProps): JSX.Element {
  const shown = fitting(name.text, width);
  return (
    <tspan data-cell={name.address} data-cut={shown === name.text ? undefined : ''}>
      {shown}
    </tspan>
  );
}

/** A text, or its beginning and … if it is wider. */
function fitting(text: string, width: number): string {
  const letters = [...text];
  let used = 0;
  for (const [index, letter] of letters.entries()) {
    used += (letter.codePointAt(0) ?? 0) >= WIDE_FROM ? 2 * LETTER_WIDTH : LETTER_WIDTH;
    if (used > width) return `${letters.slice(0, Math.max(1, index - 1)).join('')}…`;
  }
  return text;
}
