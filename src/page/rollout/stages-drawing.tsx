/** The picture of stages against their plan. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, dayAt, type PageRow } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Drawing } from '../chart/chart-figure.tsx';
import { CalendarMarks } from '../chart/dated-marks.tsx';
import { type Breadth, type Frame, frameOf } from '../chart/frame.ts';
import { ROW_HEAD_HEIGHT, RowHead } from '../chart/row-head.tsx';
import { dayScale, TimeAxis } from '../chart/time-axis.tsx';
import { ShownSvg } from '../shown/shown.tsx';
import { StageBars } from './stages-bars.tsx';
import { stagesSpan } from './stages-span.ts';

interface DrawnStages {
  readonly run: PageRun;
  readonly stages: readonly PageRow[];
  readonly breadth: Breadth;
}

/** From the top of a row to the middle of its bars. */
const BARS_MIDDLE = ROW_HEAD_HEIGHT + 10;
/** With the room to the next. */
const ROW_HEIGHT = BARS_MIDDLE + 20;
/** Above the first row, where milestones have their letters. */
const LETTERS_HEIGHT = 18;
/** Units of the picture for the figures of a row. */
const FIGURE_WIDTH = { wide: 320, narrow: 140 };

export function stagesDrawing({ run, stages, breadth }: DrawnStages): Drawing {
  const margins = { top: 8, right: 30, bottom: 30, left: 30 };
  const height = margins.top + LETTERS_HEIGHT + stages.length * ROW_HEIGHT + margins.bottom;
  const frame = frameOf(breadth, height, margins);
  const span = stagesSpan(run, stages);
  const x = dayScale(span, frame);
  const topOf = (index: number) => frame.top + LETTERS_HEIGHT + index * ROW_HEIGHT;
  const middleOf = (index: number) => topOf(index) + BARS_MIDDLE;
  return {
    frame,
    marks: (
      <>
        <TimeAxis span={span} frame={frame} />
        <CalendarMarks {...{ run, span, x, frame }} />
        {stages.map((row, index) => (
          <g key={index}>
            <Head row={row} frame={frame} top={topOf(index)} hasShare={!isSingle(run)} />
            <StageBars row={row} y={middleOf(index)} x={x} lastDay={span.lastDay} />
          </g>
        ))}
      </>
    ),
    places: stages.map((_, index) => middleOf(index)),
  };
}

interface HeadProps {
  readonly row: PageRow;
  readonly frame: Frame;
  readonly top: number;
  /** Whether there are many replications, to say in how many it keeps its date. */
  readonly hasShare: boolean;
}

function Head({ row, frame, top, hasShare }: HeadProps): JSX.Element {
  return (
    <RowHead
      what="stage"
      name={cellOf(row, 'stage')}
      frame={frame}
      top={top}
      nameWidth={frame.right - frame.left - FIGURE_WIDTH[frame.breadth]}
    >
      <ShownSvg cell={cellOf(row, 'changed_mailboxes_p50')} />
      {hasShare && frame.breadth === 'wide' && dayAt(row, 'by') !== null && (
        <>
          , by its date in <ShownSvg cell={cellOf(row, 'finished_by_probability')} />
        </>
      )}
    </RowHead>
  );
}
