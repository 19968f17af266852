/** The page of a comparison. */
import type { JSX } from 'preact';
import type { RunComparison } from '../../review/compare-runs.ts';
import type { PageRun } from '../cells/page-run.ts';
import { pageText } from '../shown/document.tsx';
import { CompareCosts } from './compare-costs.tsx';
import { CompareDifferences } from './compare-differences.tsx';
import { CompareHead } from './compare-head.tsx';
import { CompareOverTime } from './compare-over-time.tsx';
import { ComparePairing } from './compare-pairing.tsx';
import { type ShownComparison, shownComparison } from './compare-shown.ts';

/**
 * The page of a comparison, from what `compare --format csv` prints and the runs' tables.
 *
 * @param pages of the runs in their order, each read with the prefix of its label
 */
export function comparePage(
  comparison: RunComparison,
  pages: readonly PageRun[],
  headroomVersion: string,
): string {
  const shown = shownComparison(comparison, pages);
  return pageText({
    title: titleOf(shown),
    headroomVersion,
    body: <ComparePage comparison={shown} />,
  });
}

/** As the heading has it. */
function titleOf({ first, others }: ShownComparison): string {
  return `${others.map(({ label }) => label.text).join(', ')} against ${first.label.text}`;
}

function ComparePage({ comparison }: { readonly comparison: ShownComparison }): JSX.Element {
  return (
    <main id="main" tabIndex={-1}>
      <CompareHead comparison={comparison} />
      <CompareDifferences comparison={comparison} />
      <CompareOverTime comparison={comparison} />
      <CompareCosts comparison={comparison} />
      <ComparePairing comparison={comparison} />
    </main>
  );
}
