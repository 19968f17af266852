/** The headline metrics' differences to the first run: a panel a metric, in its own unit. */
import type { JSX } from 'preact';
import { numberOf } from '../cells/page-cell.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { Legend } from '../chart/legend.tsx';
import { Details } from '../shown/data-table.tsx';
import { metricWords } from '../shown/metric-words.ts';
import { Shown } from '../shown/shown.tsx';
import { differenceIn } from './compare-figures.ts';
import { DifferenceMarks, differenceScale } from './compare-interval.tsx';
import { Panel, PanelFigure } from './compare-panels.tsx';
import {
  comparedRow,
  type DifferenceTone,
  differenceTone,
  metricNames,
  type ShownComparison,
  type ShownRun,
} from './compare-shown.ts';
import { DifferencesTable, FiguresTable } from './compare-tables.tsx';
import { ToneMark } from './compare-tone.tsx';

/** Room for a run's letter. */
const LETTER_WIDTH = 24;

interface ComparisonProps {
  readonly comparison: ShownComparison;
}

export function CompareDifferences({ comparison }: ComparisonProps): JSX.Element {
  const metrics = metricNames(comparison);
  const drawn = metrics.filter((metric) => tonesOf(comparison, metric).some(isDrawn));
  const same = metrics.filter((metric) => {
    const tones = tonesOf(comparison, metric);
    return tones.includes('same') && !tones.some(isDrawn);
  });
  const { letter } = comparison.first;
  return (
    <section id="differences">
      <h2>Differences to {letter}</h2>
      {drawn.length === 0 ? (
        <p>No headline figure differs in any replication, as far as both runs have it.</p>
      ) : (
        <PanelFigure
          id="differences-metrics"
          heading="Headline figures, replication by replication"
          caption={captionOf(comparison)}
          legend={<ToneLegend />}
          table={
            <Details summary="Tables of all headline figures and of their differences">
              <FiguresTable comparison={comparison} />
              <DifferencesTable comparison={comparison} />
            </Details>
          }
        >
          {drawn.map((metric) => (
            <MetricPanel key={metric} comparison={comparison} metric={metric} />
          ))}
        </PanelFigure>
      )}
      {same.length > 0 && (
        <p class="notes">
          The same in every replication:{' '}
          {same.map((metric) => metricWords(metric).title).join('; ')}.
        </p>
      )}
    </section>
  );
}

function captionOf({ first: { letter, pages } }: ShownComparison): string {
  if (isSingle(pages)) {
    return (
      `Each run's value less that of ${letter}, each metric in its own unit and on its own axis. ` +
      'One replication has no intervals: nobody can tell how much of it is luck.'
    );
  }
  return (
    `Each run's value less that of ${letter} in the same replication: the mean of these differences ` +
    'and its ninety-five per cent interval, each metric in its own unit and on its own axis. In ' +
    'how many replications a run is the better stands below, with its interval in brackets.'
  );
}

function isDrawn(tone: DifferenceTone | null): boolean {
  return tone !== null && tone !== 'same';
}

function tonesOf(comparison: ShownComparison, metric: string): readonly (DifferenceTone | null)[] {
  return comparison.others.map((run) => {
    const row = comparedRow(comparison, { metric }, run);
    return row === null ? null : differenceTone(row);
  });
}

/** What the marks of differences are. */
export function ToneLegend(): JSX.Element {
  const items = [
    { class: 'better', label: 'better: the interval is on one side of zero' },
    { class: 'worse', label: 'worse, likewise' },
    { class: 'other', label: 'different, and neither better nor worse in itself' },
    { class: 'open', label: 'open, as zero lies in the interval or there is none; or the same' },
  ];
  return (
    <Legend
      items={items.map((item) => ({
        ...item,
        class: `difference ${item.class}`,
        shape: 'diamond',
      }))}
    />
  );
}

interface MetricPanelProps extends ComparisonProps {
  readonly metric: string;
}

function MetricPanel({ comparison, metric }: MetricPanelProps): JSX.Element {
  const lines = comparison.others.flatMap((run) => {
    const row = comparedRow(comparison, { metric }, run);
    return row === null ? [] : [{ run, row, name: run.letter }];
  });
  const rows = lines.map(({ row }) => row);
  const scale = differenceScale(rows, { lineCount: lines.length, nameWidth: LETTER_WIDTH });
  const { title } = metricWords(metric);
  return (
    <Panel
      title={
        <>
          <b>{title}</b> <small>{directionOf(rows)}</small>
        </>
      }
      alt={`${title}: mean differences to ${comparison.first.letter} with their intervals, and zero. The figures are below.`}
      frame={scale.frame}
      marks={<DifferenceMarks lines={lines} scale={scale} />}
    >
      <ul class="notes">
        {lines.map(({ run, row }) => (
          <li key={run.letter}>
            <DifferenceWords run={run} row={row} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function directionOf(rows: readonly PageRow[]): string {
  const betterWhen = rows[0] === undefined ? '' : textAt(rows[0], 'better_when');
  if (betterWhen === '') return 'neither way is better in itself';
  const isDay = rows[0] !== undefined && textAt(rows[0], 'unit') === 'date';
  if (!isDay) return `${betterWhen} is better`;
  return betterWhen === 'lower' ? 'earlier is better' : 'later is better';
}

interface DifferenceWordsProps {
  readonly run: ShownRun;
  readonly row: PageRow;
}

function DifferenceWords({ run, row }: DifferenceWordsProps): JSX.Element {
  const { mean } = differenceIn(row);
  const better = cellOf(row, 'better_probability');
  const equal = cellOf(row, 'equal_probability');
  if (mean === null) return <>{run.letter}: nothing to compare</>;
  const tone = differenceTone(row) ?? 'open';
  return (
    <>
      {run.letter} <ToneMark tone={tone} /> <Shown cell={mean} />
      {tone !== 'same' && better !== null && better.text !== '' && (
        <>
          ; better in <Shown cell={better} />
          <Within row={row} columns={['better_probability_low', 'better_probability_high']} />
          {(numberOf(equal) ?? 0) > 0 && (
            <>
              , equal in <Shown cell={equal} />
            </>
          )}
        </>
      )}
    </>
  );
}

interface WithinProps {
  readonly row: PageRow;
  readonly columns: readonly [string, string];
}

/** An interval in brackets; nothing where there is none. */
function Within({ row, columns }: WithinProps): JSX.Element | null {
  const [low, high] = columns.map((column) => cellOf(row, column));
  if (!low || !high || low.text === '' || high.text === '') return null;
  return (
    <>
      {' ('}
      <Shown cell={low} /> to <Shown cell={high} />)
    </>
  );
}
