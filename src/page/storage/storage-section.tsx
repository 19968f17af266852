/** Storage: whether the disks suffice, how likely, and by when to order what. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageRun } from '../cells/page-run.ts';
import { hasStorage, shownPools } from '../cells/pool-days.ts';
import { poolCell } from '../shown/pool-name.tsx';
import { CapacityChart } from './capacity-chart.tsx';
import { MarksList } from './marks-list.tsx';
import { PurchasesChart } from './purchases-chart.tsx';
import { UtilisationChart } from './utilisation-chart.tsx';

export function StorageSection({ run }: { readonly run: PageRun }): JSX.Element | null {
  const { pools, hasOthers } = shownPools(run);
  if (pools.length === 0) return null;
  return (
    <section id="storage">
      <h2>Storage</h2>
      {!hasStorage(run) && (
        <p>
          The scenario does not say what disk there is, so that nothing is said here of what is
          needed or when it runs out.
        </p>
      )}
      {hasOthers && (
        <p>
          Shown are the pools that are likeliest to run out; timeline.csv, pools.csv and
          purchases.csv have all of them.
        </p>
      )}
      {pools.length > 1 && <PoolChooser {...{ run, pools }} />}
      {pools.map((pool, index) => (
        <div key={pool} data-choice="capacity">
          <CapacityChart {...{ run, pool }} id={`capacity-${index}`} />
          <PurchasesChart {...{ run, pool, pools }} id={`purchases-${index}`} />
        </div>
      ))}
      <MarksList run={run} />
      <UtilisationChart {...{ run, pools }} />
    </section>
  );
}

interface PoolChooserProps {
  readonly run: PageRun;
  readonly pools: readonly string[];
}

function PoolChooser({ run, pools }: PoolChooserProps): JSX.Element {
  return (
    <label class="script-only">
      Pool{' '}
      <select data-chooses="capacity">
        {pools.map((pool) =>
          pool === ALL ? (
            <option key={pool}>all pools</option>
          ) : (
            <option key={pool} data-cell={poolCell(run, pool)?.address}>
              {pool}
            </option>
          ),
        )}
      </select>
    </label>
  );
}
