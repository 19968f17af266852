/** Which line, band or area of a chart is what. */
import type { ComponentChildren, JSX } from 'preact';

/** How a quantity is drawn: by class, which has its colour, and its dashes or pattern. */
export interface LegendItem {
  readonly shape: 'line' | 'band' | 'area' | 'mark' | 'diamond' | 'dot' | 'whisker' | 'arrow';
  /** Of the drawn element, such as `used`. */
  readonly class: string;
  readonly label: ComponentChildren;
}

export function Legend({ items }: { readonly items: readonly LegendItem[] }): JSX.Element {
  return (
    <ul class="legend">
      {items.map(({ shape, class: name, label }) => (
        <li key={name + shape}>
          <svg viewBox="0 0 28 14" aria-hidden="true">
            <Swatch {...{ shape, name }} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

interface SwatchProps {
  readonly shape: LegendItem['shape'];
  readonly name: string;
}

function Swatch({ shape, name }: SwatchProps): JSX.Element {
  switch (shape) {
    case 'line':
      return <line class={`line ${name}`} x1="1" x2="27" y1="7" y2="7" />;
    case 'mark':
      return <path class={`mark ${name}`} d="M14 1L20 13H8Z" />;
    case 'diamond':
      return <path class={`mark ${name}`} d="M14 1L20 7L14 13L8 7Z" />;
    case 'dot':
      return <circle class={`mark ${name}`} cx="14" cy="7" r="5" />;
    case 'arrow':
      return <path class={`whisker ${name}`} d="M3 2v10M3 7h23m-5 -4l5 4l-5 4" />;
    case 'whisker':
      return <path class={`whisker ${name}`} d="M2 2v10M2 7h24M26 2v10" />;
    default:
      return <rect class={`${shape} ${name}`} x="1" y="1" width="26" height="12" />;
  }
}
