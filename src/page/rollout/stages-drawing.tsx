/** The picture of stages against their plan. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, dayAt, type PageRow } from '../cells/page-table.ts';
import type { Drawing } from '../chart/chart-figure.tsx';
import { CalendarMarks } from '../chart/dated-marks.tsx';
import { type Breadth, type Frame, frameOf } from '../chart/frame.ts';
import { ROW_HEAD_HEIGHT, RowHead } from '../chart/row-head.tsx';
import { type DaySpan, dayScale, TimeAxis } from '../chart/time-axis.tsx';
import { ShownSvg } from '../shown/shown.tsx';
import { StageBars } from './stages-bars.tsx';

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
            <Head row={row} frame={frame} top={topOf(index)} />
            <StageBars row={row} y={middleOf(index)} x={x} lastDay={span.lastDay} />
          </g>
        ))}
      </>
    ),
    places: stages.map((_, index) => middleOf(index)),
  };
}

const DAY_COLUMNS = [
  ...['planned_start', 'planned_finish', 'by'],
  ...['start_p5', 'start_p50', 'start_p95', 'finish_p5', 'finish_p50', 'finish_p95'],
];
/** Of the days drawn, kept free before and after them. */
const ROOM_SHARE = 0.03;

/** From the first to the last day of the stages, with some room; no further than the horizon. */
export function stagesSpan(run: PageRun, stages: readonly PageRow[]): DaySpan {
  const days = stages.flatMap((row) =>
    DAY_COLUMNS.map((column) => dayAt(row, column)).filter((day) => day !== null),
  );
  const isOpen = stages.some((row) => dayAt(row, 'finish_p95') === null);
  const first = days.reduce((a, b) => Math.min(a, b), run.lastDay);
  const last = isOpen ? run.lastDay : days.reduce((a, b) => Math.max(a, b), first);
  const room = 1 + Math.ceil(ROOM_SHARE * (last - first));
  return {
    firstDay: Math.max(run.firstDay, first - room),
    lastDay: Math.min(run.lastDay, last + room),
  };
}

interface HeadProps {
  readonly row: PageRow;
  readonly frame: Frame;
  readonly top: number;
}

function Head({ row, frame, top }: HeadProps): JSX.Element {
  return (
    <RowHead
      name={cellOf(row, 'stage')}
      frame={frame}
      top={top}
      nameWidth={frame.right - frame.left - FIGURE_WIDTH[frame.breadth]}
    >
      <ShownSvg cell={cellOf(row, 'changed_mailboxes_p50')} />
      {frame.breadth === 'wide' && dayAt(row, 'by') !== null && (
        <>
          , by its date in <ShownSvg cell={cellOf(row, 'finished_by_probability')} />
        </>
      )}
    </RowHead>
  );
}
