/** Mailboxes that quotas hold up over time, stacked by what they hold up. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, dayAt, numberAt, type PageRow } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { type Breadth, frameOf } from '../chart/frame.ts';
import { Legend } from '../chart/legend.tsx';
import { bandPath, linePath } from '../chart/lines.ts';
import type { Reading } from '../chart/reading.ts';
import { dayScale, TimeAxis } from '../chart/time-axis.tsx';
import { ValueAxis, valueScale } from '../chart/value-axis.tsx';
import { Details } from '../shown/data-table.tsx';
import { OwnerDaysTable } from './owner-days-table.tsx';
import { QuotaStatesCaption } from './quota-states-caption.tsx';

const HEIGHT = 280;

/** From the baseline up: the harder a state is, the lower it lies, to be seen for itself. */
const STATES = [
  { column: 'full_mailboxes', class: 'state-full', label: 'full: neither send nor receive' },
  { column: 'send_blocked_mailboxes', class: 'state-blocked', label: 'cannot send' },
  { column: 'warned_mailboxes', class: 'state-warned', label: 'warned' },
] as const;

interface QuotaStatesProps {
  readonly run: PageRun;
  /** The drawn days of all cohorts together. */
  readonly rows: readonly PageRow[];
}

export function QuotaStates({ run, rows }: QuotaStatesProps): JSX.Element {
  const isOne = isSingle(run);
  return (
    <ChartFigure
      id="owners-states"
      heading="Mailboxes that quotas hold up"
      alt={`Areas on top of each other over time: mailboxes that are full, that cannot send, and whose owners are warned${isOne ? '' : ', on the mean over the replications'}. The table below has the values.`}
      caption={<QuotaStatesCaption run={run} rows={rows} />}
      legend={
        <Legend
          items={STATES.toReversed().map(({ class: name, label }) => ({
            shape: 'area',
            class: name,
            label,
          }))}
        />
      }
      draw={(breadth) => drawingOf({ run, rows, breadth })}
      reading={readingOf(rows, isOne)}
      table={
        <Details summary="Table: mailboxes by quota state">
          <OwnerDaysTable
            run={run}
            rows={rows}
            caption={`Mailboxes at the end of the day${isOne ? '' : ', mean over the replications and where it is stated the range from P5 to P95'}`}
            columns={[
              { column: 'ok_mailboxes_mean', heading: 'below every threshold, mean' },
              { column: 'warned_mailboxes_mean', heading: 'warned, mean' },
              { column: 'warned_mailboxes_p5', heading: 'warned, P5' },
              { column: 'warned_mailboxes_p95', heading: 'warned, P95' },
              { column: 'send_blocked_mailboxes_mean', heading: 'cannot send, mean' },
              { column: 'send_blocked_mailboxes_p5', heading: 'cannot send, P5' },
              { column: 'send_blocked_mailboxes_p95', heading: 'cannot send, P95' },
              { column: 'full_mailboxes_mean', heading: 'full, mean' },
              { column: 'full_mailboxes_p95', heading: 'full, P95' },
            ]}
          />
        </Details>
      }
    />
  );
}

/** Where the areas of a day end, from the baseline up. */
function stackOf(row: PageRow): readonly number[] {
  let top = 0;
  return STATES.map(({ column }) => (top += numberAt(row, `${column}_mean`) ?? 0));
}

function drawingOf({
  run,
  rows,
  breadth,
}: QuotaStatesProps & { readonly breadth: Breadth }): Drawing {
  const frame = frameOf(breadth, HEIGHT, { top: 30, right: 12, bottom: 30, left: 60 });
  const x = dayScale(run, frame);
  const days = rows.map((row) => ({
    x: x(dayAt(row, 'date') ?? run.firstDay),
    tops: stackOf(row),
  }));
  const scale = valueScale(
    days.flatMap(({ tops }) => tops),
    frame,
  );
  return {
    frame,
    marks: (
      <>
        <ValueAxis scale={scale} frame={frame} unit="mailboxes" />
        <TimeAxis span={run} frame={frame} />
        {STATES.map(({ class: name }, index) => {
          const points = days.map((day) => ({
            x: day.x,
            low: scale.y(day.tops[index - 1] ?? 0),
            high: scale.y(day.tops[index] ?? 0),
          }));
          return (
            <g key={name}>
              <path class={`area ${name}`} d={bandPath(points)} />
              <path
                class={`line ${name}`}
                d={linePath(points.map(({ x, high }) => ({ x, y: high })))}
              />
            </g>
          );
        })}
      </>
    ),
    places: days.map((day) => day.x),
  };
}

const READ = [
  { name: 'warned', column: 'warned_mailboxes_mean' },
  { name: 'warned, P95', column: 'warned_mailboxes_p95' },
  { name: 'cannot send', column: 'send_blocked_mailboxes_mean' },
  { name: 'cannot send, P95', column: 'send_blocked_mailboxes_p95' },
  { name: 'full', column: 'full_mailboxes_mean' },
  { name: 'full, P95', column: 'full_mailboxes_p95' },
  { name: 'below every threshold', column: 'ok_mailboxes_mean' },
] as const;

function readingOf(rows: readonly PageRow[], isOne: boolean): Reading {
  const read = isOne ? READ.filter(({ column }) => column.endsWith('_mean')) : READ;
  return {
    axis: 'x',
    names: read.map(({ name }) => name),
    points: rows.flatMap((row) => {
      const at = cellOf(row, 'date');
      return at === null ? [] : [{ at, values: read.map(({ column }) => cellOf(row, column)) }];
    }),
  };
}
