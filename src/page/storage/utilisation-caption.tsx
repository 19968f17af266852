/** What there is to see in the utilisation of pools, in a sentence with figures. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { isSingle, poolRow } from '../cells/pool-days.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { poolsAlone } from './pool-orders.ts';

interface UtilisationCaptionProps {
  readonly run: PageRun;
  readonly pools: readonly string[];
}

/** Names the pool that is fullest at its worst. */
export function UtilisationCaption({ run, pools }: UtilisationCaptionProps): JSX.Element {
  const fullest = poolsAlone(pools)
    .map((pool) => poolRow(run, pool))
    .filter((row) => row !== null)
    .reduce<PageRow | null>((best, row) => (peakOf(row) > peakOf(best) ? row : best), null);
  const sentences = fullest === null ? [] : peakSentences(run, pools, fullest);
  return (
    <>
      Above the line a pool needs more disk than it has.
      <Said sentence={sentences.flat()} />
    </>
  );
}

function peakSentences(
  run: PageRun,
  pools: readonly string[],
  fullest: PageRow,
): readonly Sentence[] {
  const peak = (row: PageRow, percent: number) => cellOf(row, `peak_utilisation_share_p${percent}`);
  const [name, middle, high] = [cellOf(fullest, 'pool'), peak(fullest, 50), peak(fullest, 95)];
  if (isSingle(run)) {
    return [known(' Fullest is ', name, ', which fills ', middle, ' of its disk at its worst.')];
  }
  const fills = known(
    ' Fullest is ',
    name,
    ', which fills ',
    middle,
    ' of its disk at its worst in the median (P95 ',
    high,
    ').',
  );
  const all = pools.includes(ALL) ? poolRow(run, ALL) : null;
  const any =
    all === null
      ? []
      : known(
          ' Which pool is fullest differs between replications: that one, whichever it is, fills ',
          peak(all, 50),
          ' (P95 ',
          peak(all, 95),
          ').',
        );
  return [fills, any, fills.length === 0 ? [] : [WORST_DAYS]];
}

const WORST_DAYS =
  ' Each replication has its worst day on a date of its own, while a line shows all replications on one day: so the peaks, which are marked at the right, are above the lines.';

function peakOf(row: PageRow | null): number {
  return row === null ? -1 : (numberAt(row, 'peak_utilisation_share_p95') ?? 0);
}
