/** What the marks of the charts over time stand for, with their dates. */
import type { JSX } from 'preact';
import { type DatedSpan, freezeSpans, milestonePoints, stageSpans } from '../cells/dated-events.ts';
import type { PageRun } from '../cells/page-run.ts';
import { letterOf } from '../chart/letters.ts';
import { DataTable, Details } from '../shown/data-table.tsx';
import { Shown } from '../shown/shown.tsx';

/** The milestones by their letters, and tables of stages and freezes. */
export function MarksList({ run }: { readonly run: PageRun }): JSX.Element | null {
  const milestones = milestonePoints(run);
  const [stages, freezes] = [stageSpans(run), freezeSpans(run)];
  if (milestones.length + stages.length + freezes.length === 0) return null;
  return (
    <>
      {milestones.length > 0 && (
        <>
          <h3>Milestones in the charts</h3>
          <ul class="marks-list">
            {milestones.map(({ name, date }, index) => (
              <li key={name.address}>
                <b>{letterOf(index)}</b> <Shown cell={name} />, <Shown cell={date} />
              </li>
            ))}
          </ul>
        </>
      )}
      {stages.length + freezes.length > 0 && (
        <Details summary="Table: stages and freezes in the charts">
          {stages.length > 0 && (
            <SpansTable
              caption={`Stages from start to finish, in the median. stages.csv has ${isCut(stages) ? 'the others, and more of each' : 'more'}.`}
              what="Stage"
              spans={stages.slice(0, SPANS_MAX)}
            />
          )}
          {freezes.length > 0 && (
            <SpansTable
              caption={`Freezes of the rollout.${isCut(freezes) ? ' assumptions.csv has the others.' : ''}`}
              what="Freeze"
              spans={freezes.slice(0, SPANS_MAX)}
            />
          )}
        </Details>
      )}
    </>
  );
}

/** Rows of a table; more are in the file. */
const SPANS_MAX = 40;

function isCut(spans: readonly DatedSpan[]): boolean {
  return spans.length > SPANS_MAX;
}

interface SpansTableProps {
  readonly caption: string;
  readonly what: string;
  readonly spans: readonly DatedSpan[];
}

function SpansTable({ caption, what, spans }: SpansTableProps): JSX.Element {
  return (
    <DataTable
      caption={caption}
      columns={[
        { heading: what, cell: ({ name }) => name, isHeader: true },
        { heading: 'From', cell: ({ from }) => from },
        { heading: 'To', cell: ({ to }) => to },
      ]}
      rows={spans}
    />
  );
}
