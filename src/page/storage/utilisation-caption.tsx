/** What there is to see in the utilisation of pools, in a sentence with figures. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { isSingle, poolRow } from '../cells/pool-days.ts';
import { known, Said } from '../shown/said.tsx';

interface UtilisationCaptionProps {
  readonly run: PageRun;
  readonly pools: readonly string[];
}

/** Names the pool that is fullest at its worst. */
export function UtilisationCaption({ run, pools }: UtilisationCaptionProps): JSX.Element {
  const fullest = pools
    .filter((pool) => pool !== ALL)
    .map((pool) => poolRow(run, pool))
    .filter((row) => row !== null)
    .reduce<PageRow | null>((best, row) => (peakOf(row) > peakOf(best) ? row : best), null);
  if (fullest === null) return <>Above the line across a pool needs more than is usable.</>;
  return (
    <>
      Above the line across a pool needs more than is usable.{' '}
      <Said
        sentence={known(
          'Fullest is ',
          cellOf(fullest, 'pool'),
          ', which needs at its worst ',
          cellOf(fullest, 'peak_utilisation_share_p50'),
          isSingle(run) ? ' of it.' : ' of it in the median',
        )}
      />
      {!isSingle(run) && (
        <Said sentence={known(' (P95 ', cellOf(fullest, 'peak_utilisation_share_p95'), ').')} />
      )}
    </>
  );
}

function peakOf(row: PageRow | null): number {
  return row === null ? -1 : (numberAt(row, 'peak_utilisation_share_p95') ?? 0);
}
