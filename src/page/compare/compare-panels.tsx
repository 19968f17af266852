/** Small multiples: pictures of one size beside each other, as many as there is room for. */
import type { ComponentChildren, JSX } from 'preact';
import { type Frame, type Margins, px } from '../chart/frame.ts';

/** Of a panel, which is at most somewhat larger on screens. */
const PANEL_WIDTH = 330;

/** The frame of a panel. */
export function panelFrame(height: number, margins: Margins): Frame {
  return {
    breadth: 'narrow',
    width: PANEL_WIDTH,
    height,
    left: margins.left,
    right: PANEL_WIDTH - margins.right,
    top: margins.top,
    bottom: height - margins.bottom,
  };
}

interface PanelProps {
  readonly title: ComponentChildren;
  /** What the picture shows, for those who do not see it: words without figures. */
  readonly alt: string;
  readonly frame: Frame;
  readonly marks: ComponentChildren;
  /** Where in the picture the points of the reading are, from the left; none without a reading. */
  readonly places?: readonly number[];
  /** What stands below the picture. */
  readonly children?: ComponentChildren;
}

export function Panel({ title, alt, frame, marks, places, children }: PanelProps): JSX.Element {
  const { width, height, top, bottom } = frame;
  return (
    <div class="panel">
      <p class="panel-title">{title}</p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={alt}
        data-places={places?.map(px).join(' ')}
      >
        {marks}
        {places !== undefined && <line class="cursor" y1={top} y2={bottom} />}
      </svg>
      {children}
    </div>
  );
}

interface PanelFigureProps {
  /** Unique on the page. */
  readonly id: string;
  readonly heading: ComponentChildren;
  /** What there is to see. */
  readonly caption: ComponentChildren;
  readonly legend?: ComponentChildren;
  /** The panels; after them, where there is one, the reading. */
  readonly children: ComponentChildren;
  readonly reading?: ComponentChildren;
  /** The table behind it. */
  readonly table?: ComponentChildren;
}

/** Panels as one chart. */
export function PanelFigure(props: PanelFigureProps): JSX.Element {
  const { id, heading, caption, legend, children, reading, table } = props;
  return (
    <section class="panelled" id={id}>
      <h3>{heading}</h3>
      <figure>
        <figcaption>{caption}</figcaption>
        {legend}
        <div class="panels">{children}</div>
        {reading}
      </figure>
      {table}
    </section>
  );
}
