/** Help-desk contacts of owners by day. */
import type { JSX } from 'preact';
import { type PageRun, summaryCell } from '../cells/page-run.ts';
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
import { known, Said } from '../shown/said.tsx';
import { OwnerDaysTable } from './owner-days-table.tsx';

const HEIGHT = 200;

interface OwnerContactsProps {
  readonly run: PageRun;
  /** The drawn days of all cohorts together. */
  readonly rows: readonly PageRow[];
}

export function OwnerContacts({ run, rows }: OwnerContactsProps): JSX.Element {
  const isOne = isSingle(run);
  return (
    <ChartFigure
      id="owners-contacts"
      heading="Help-desk contacts a day"
      alt={`A line of contacts on each drawn day${isOne ? '' : ', with a band for its range'}. The table below has the values.`}
      caption={<Caption run={run} />}
      legend={
        <Legend
          items={
            isOne
              ? [{ shape: 'line', class: 'contacts', label: 'contacts of the day' }]
              : [
                  { shape: 'line', class: 'contacts', label: 'contacts of the day, mean' },
                  { shape: 'band', class: 'contacts', label: 'P5 to P95' },
                ]
          }
        />
      }
      draw={(breadth) => drawingOf({ run, rows, breadth })}
      reading={readingOf(rows, isOne)}
      table={
        <Details summary="Table: contacts, messages, clean-ups, and who joins, leaves and moves">
          <OwnerDaysTable run={run} rows={rows} caption="Counts of the day" columns={COLUMNS} />
        </Details>
      }
    />
  );
}

/** Those of people and moves are empty where the scenario has none. */
const COLUMNS = [
  { column: 'contacts_mean', heading: 'contacts, mean' },
  { column: 'contacts_p95', heading: 'contacts, P95' },
  { column: 'bounced_messages_mean', heading: 'messages bounced, mean' },
  { column: 'suppressed_messages_mean', heading: 'messages not sent because of a block, mean' },
  { column: 'clean_ups_mean', heading: 'clean-ups, mean' },
  { column: 'upgrades_mean', heading: 'mailboxes with a larger quota on request, mean' },
  { column: 'joiners_mean', heading: 'mailboxes that join, mean' },
  { column: 'leavers_mean', heading: 'mailboxes that leave, mean' },
  { column: 'moved_mailboxes_mean', heading: 'mailboxes moved, mean' },
  { column: 'dual_mailboxes_mean', heading: 'mailboxes on two platforms, mean' },
] as const;

function Caption({ run }: { readonly run: PageRun }): JSX.Element {
  const of = (metric: string, statistic: string) => summaryCell(run, metric, statistic);
  const [contacts, bounced] = [of('contacts_count', 'mean'), of('bounced_messages_count', 'mean')];
  if (isSingle(run)) {
    return (
      <>
        <Said sentence={known('Owners make ', contacts, ' over the whole time. ')} />
        <Said sentence={known('Full mailboxes bounce ', bounced, '. ')} />
      </>
    );
  }
  const [p5, p95] = [of('contacts_count', 'p5'), of('contacts_count', 'p95')];
  return (
    <>
      <Said
        sentence={known(
          ...['On the mean owners make ', contacts, ' over the whole time (P5 ', p5],
          ...[', P95 ', p95, '). '],
        )}
      />
      <Said sentence={known('Full mailboxes bounce ', bounced, ' on the mean. ')} />
    </>
  );
}

function drawingOf({
  run,
  rows,
  breadth,
}: OwnerContactsProps & { readonly breadth: Breadth }): Drawing {
  const frame = frameOf(breadth, HEIGHT, { top: 30, right: 12, bottom: 30, left: 60 });
  const x = dayScale(run, frame);
  const days = rows.map((row) => ({ x: x(dayAt(row, 'date') ?? run.firstDay), ...dayOf(row) }));
  const scale = valueScale(
    days.flatMap(({ low, mean, high }) => [low ?? 0, mean ?? 0, high ?? 0]),
    frame,
  );
  const scaled = (value: number | null) => (value === null ? null : scale.y(value));
  const band = days.map(({ x: at, low, high }) => ({
    x: at,
    low: scaled(low),
    high: scaled(high),
  }));
  const line = days.map(({ x: at, mean }) => ({ x: at, y: scaled(mean) }));
  return {
    frame,
    marks: (
      <>
        <ValueAxis scale={scale} frame={frame} unit="contacts" />
        <TimeAxis span={run} frame={frame} />
        {!isSingle(run) && <path class="band contacts" d={bandPath(band)} />}
        <path class="line contacts" d={linePath(line)} />
      </>
    ),
    places: days.map((day) => day.x),
  };
}

/** The mean, as the median of what happens seldom is nothing in a sample of mailboxes. */
function dayOf(row: PageRow) {
  return {
    low: numberAt(row, 'contacts_p5'),
    mean: numberAt(row, 'contacts_mean'),
    high: numberAt(row, 'contacts_p95'),
  };
}

function readingOf(rows: readonly PageRow[], isOne: boolean): Reading {
  const statistics = isOne ? ['mean'] : ['mean', 'P5', 'P95'];
  return {
    axis: 'x',
    names: isOne ? ['contacts'] : statistics,
    points: rows.flatMap((row) => {
      const at = cellOf(row, 'date');
      const values = statistics.map((name) => cellOf(row, `contacts_${name.toLowerCase()}`));
      return at === null ? [] : [{ at, values }];
    }),
  };
}
