/** Names at the ends of lines, so that they are told apart without colour. */
import type { ComponentChildren, JSX } from 'preact';
import { type Frame, px } from './frame.ts';

export interface LineLabel {
  /** Of the line: its colour. */
  readonly class: string;
  /** Where the line ends. */
  readonly y: number;
  readonly text: ComponentChildren;
}

/** Between the baselines of two. */
const GAP = 16;
/** Above the line. */
const RISE = 6;

interface LineLabelsProps {
  readonly labels: readonly LineLabel[];
  readonly frame: Frame;
}

/** Labels above the ends of lines, moved apart where lines end close to each other. */
export function LineLabels({ labels, frame }: LineLabelsProps): JSX.Element {
  const placed = apart(labels, frame);
  return (
    <g>
      {placed.map(({ class: name, y, text }) => (
        <text key={name} class={`label ${name}`} x={frame.right - 4} y={px(y)} text-anchor="end">
          {text}
        </text>
      ))}
    </g>
  );
}

function apart(labels: readonly LineLabel[], { top, bottom }: Frame): readonly LineLabel[] {
  const placed = [...labels].sort((a, b) => a.y - b.y);
  let above = top;
  const lowered = placed.map((label) => {
    above = Math.max(above + GAP, label.y - RISE);
    return { ...label, y: above };
  });
  let below = bottom + GAP - RISE;
  const raised = lowered.reverse().map((label) => {
    below = Math.min(below - GAP, label.y);
    return { ...label, y: below };
  });
  return raised.reverse();
}
