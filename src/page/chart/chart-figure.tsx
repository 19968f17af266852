/** A chart on the page: its picture for wide and narrow pages, what it shows, its table. */
import type { ComponentChildren, JSX } from 'preact';
import { BREADTHS, type Breadth, type Frame, px } from './frame.ts';
import { type Reading, readingJson } from './reading.ts';

/** A picture for one breadth. */
export interface Drawing {
  readonly frame: Frame;
  readonly marks: ComponentChildren;
  /** Where in the picture the points of the reading are, along its axis; none without a reading. */
  readonly places: readonly number[];
}

export interface ChartProps {
  /** Of the element, in small letters; unique on the page. */
  readonly id: string;
  readonly heading: ComponentChildren;
  /** What the picture shows, for those who do not see it: words without figures. */
  readonly alt: string;
  /** What there is to see, with figures. */
  readonly caption: ComponentChildren;
  /** Which line and colour is what. */
  readonly legend: ComponentChildren;
  readonly draw: (breadth: Breadth) => Drawing;
  readonly reading: Reading | null;
  /** The table behind it: a `details`. */
  readonly table: ComponentChildren;
}

export function ChartFigure({ id, heading, alt, caption, ...parts }: ChartProps): JSX.Element {
  const { legend, draw, reading, table } = parts;
  const captionId = `${id}-caption`;
  return (
    <section class="chart" id={id}>
      <h3>{heading}</h3>
      <figure>
        <figcaption id={captionId}>{caption}</figcaption>
        {legend}
        {BREADTHS.map((breadth) => (
          <Picture
            key={breadth}
            {...{ breadth, alt, captionId }}
            drawing={draw(breadth)}
            axis={reading?.axis ?? null}
          />
        ))}
        {reading !== null && <ReadingOutput reading={reading} />}
      </figure>
      {table}
    </section>
  );
}

interface PictureProps {
  readonly breadth: Breadth;
  readonly alt: string;
  readonly captionId: string;
  readonly drawing: Drawing;
  readonly axis: Reading['axis'] | null;
}

function Picture({ breadth, alt, captionId, drawing, axis }: PictureProps): JSX.Element {
  const { frame, marks, places } = drawing;
  const { width, height, left, right, top, bottom } = frame;
  const cursor = axis === 'x' ? { y1: top, y2: bottom } : { x1: left, x2: right };
  return (
    <svg
      class={breadth}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={alt}
      aria-describedby={captionId}
      data-places={axis === null ? undefined : places.map(px).join(' ')}
    >
      {marks}
      {axis !== null && <line class="cursor" {...cursor} />}
    </svg>
  );
}

/**
 * Where the script writes; hidden without it. A slider, as arrow keys move along the places: what
 * it says of its value is told to those who listen when they move it, and the picture stays one.
 */
export function ReadingOutput({ reading }: { readonly reading: Reading }): JSX.Element {
  return (
    <>
      <div
        class="reading"
        role="slider"
        aria-label="Values along the chart"
        aria-orientation={reading.axis === 'x' ? 'horizontal' : 'vertical'}
        aria-valuemin={0}
        aria-valuenow={0}
        tabIndex={0}
        hidden
      >
        Point at the chart or use the arrow keys to read values.
      </div>
      <script
        type="application/json"
        // Made by us, and safe in a script.
        dangerouslySetInnerHTML={{ __html: readingJson(reading) }}
      />
    </>
  );
}
