/** The page of a run. */
import type { JSX } from 'preact';
import { CapacityChart } from './capacity-chart.tsx';
import { pageText } from './document.tsx';
import { type PageRun, recordCell } from './page-run.ts';
import { poolNames } from './pool-days.ts';
import { Shown } from './shown.tsx';

/**
 * report.html of a run, from its tables alone.
 *
 * @param headroomVersion of what makes the page, by default that which made the run
 */
export function runPage(run: PageRun, headroomVersion = String(run.record.headroom)): string {
  return pageText({
    title: String(run.record.title),
    headroomVersion,
    body: <RunPage run={run} />,
  });
}

function RunPage({ run }: { readonly run: PageRun }): JSX.Element {
  return (
    <main>
      <h1>
        <Shown cell={recordCell(run, 'title')} />
      </h1>
      <p class="question">
        <Shown cell={recordCell(run, 'question')} />
      </p>
      {poolNames(run).map((pool, index) => (
        <CapacityChart key={pool} run={run} pool={pool} id={`capacity-${index}`} />
      ))}
    </main>
  );
}
