/** What the marks of stages stand for. */
import type { JSX } from 'preact';
import { freezeSpans, milestonePoints } from '../cells/dated-events.ts';
import type { PageRun } from '../cells/page-run.ts';
import { type PageRow, textAt } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import { letterOf } from '../chart/letters.ts';
import { Details } from '../shown/data-table.tsx';
import { Shown } from '../shown/shown.tsx';
import { stagesSpan } from './stages-span.ts';

interface StagesProps {
  readonly run: PageRun;
  /** Those in the picture. */
  readonly stages: readonly PageRow[];
}

export function StagesLegend({ run, stages }: StagesProps): JSX.Element {
  const hasBy = stages.some((row) => textAt(row, 'by') !== '');
  const isOpen = stages.some(
    (row) => textAt(row, 'start_p50') !== '' && textAt(row, 'finish_p50') === '',
  );
  const { freezes, milestones } = marksOf({ run, stages });
  const isOne = isSingle(run);
  const simulated = isOne ? 'start to finish' : 'P50 of start to P50 of finish';
  const items: readonly (LegendItem | null)[] = [
    { shape: 'area', class: 'planned', label: 'plan, by the calendar' },
    { shape: 'area', class: 'simulated', label: simulated },
    isOne
      ? null
      : { shape: 'whisker', class: 'range', label: 'P5 to P95: start above, finish below' },
    hasBy ? { shape: 'diamond', class: 'due-by', label: 'date to finish by' } : null,
    isOpen ? { shape: 'mark', class: 'simulated', label: 'arrow: goes on after the end' } : null,
    freezes.length > 0 ? { shape: 'area', class: 'freeze', label: 'freeze' } : null,
    milestones.length > 0
      ? { shape: 'line', class: 'milestone-line', label: 'milestone, by its letter' }
      : null,
  ];
  return <Legend items={items.filter((item) => item !== null)} />;
}

/** Freezes and milestones in the picture with their dates, folded; null without any. */
export function MarkedDates({ run, stages }: StagesProps): JSX.Element | null {
  const { freezes, milestones } = marksOf({ run, stages });
  if (freezes.length + milestones.length === 0) return null;
  return (
    <Details summary={`List: ${listWords(freezes.length > 0, milestones.length > 0)}`}>
      <ul class="marked-dates">
        {milestones.map(({ point, letter }) => (
          <li key={letter}>
            <b>{letter}</b> <Shown cell={point.name} />, <Shown cell={point.date} />
          </li>
        ))}
        {freezes.map(({ name, from, to }) => (
          <li key={name.address}>
            freeze <Shown cell={name} />, <Shown cell={from} /> to <Shown cell={to} />
          </li>
        ))}
      </ul>
    </Details>
  );
}

function listWords(hasFreezes: boolean, hasMilestones: boolean): string {
  if (!hasMilestones) return 'freezes in the picture';
  return hasFreezes
    ? 'milestones in the picture by their letters, and freezes'
    : 'milestones in the picture by their letters';
}

function marksOf({ run, stages }: StagesProps) {
  const { firstDay, lastDay } = stagesSpan(run, stages);
  return {
    freezes: freezeSpans(run).filter(
      (freeze) => freeze.lastDay >= firstDay && freeze.firstDay <= lastDay,
    ),
    milestones: milestonePoints(run)
      .map((point, index) => ({ point, letter: letterOf(index) }))
      .filter(({ point }) => point.day >= firstDay && point.day <= lastDay),
  };
}
