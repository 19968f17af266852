/** Which of the inputs that are not known matter. */
import type { JSX } from 'preact';
import { REPLICATIONS_FOR_DRIVERS } from '../../ensemble/beyond-chance.ts';
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, recordCell, tableOf } from '../cells/page-run.ts';
import { actingInputs } from './acting-inputs.ts';
import { SensitivityChart } from './sensitivity-chart.tsx';
import { strongestInputs } from './sensitivity-rows.ts';
import { SplitChart } from './split-chart.tsx';

export function InputsSection({ run }: { readonly run: PageRun }): JSX.Element {
  const split = tableOf(run, 'split');
  return (
    <section id="inputs">
      <h2>Which inputs matter</h2>
      <Sensitivities run={run} />
      {split !== null && <SplitChart table={split} />}
    </section>
  );
}

/** By Fisher's z, fewer do not tell a correlation of 0.2 from none: 1.96 / sqrt(100 - 3). */
const REPLICATIONS_FOR_NARROW = 100;
const FEW_REPLICATIONS =
  'With so few replications intervals are wide: a hollow input may matter, and a filled one may not.';
const LEFT_OUT =
  'Left out are inputs that cannot act: prices, where the metric is no money, and prices of what nobody pays; sensitivity.csv has them, and its ranks count them.';

function Sensitivities({ run }: { readonly run: PageRun }): JSX.Element {
  const all = tableOf(run, 'sensitivity');
  const acting = actingInputs(run);
  if (all === null || acting === null || all.rows.length === 0) {
    return <p>No input of this run is uncertain: what varies is luck alone.</p>;
  }
  if (recordCell(run, 'sampling.method')?.text === 'medians') {
    return <p>Every uncertain input was held at its median: what varies is luck alone.</p>;
  }
  const count = numberOf(recordCell(run, 'replications')) ?? 0;
  if (count < REPLICATIONS_FOR_DRIVERS) {
    return <p>Which inputs matter cannot be told from so few replications.</p>;
  }
  const metrics = strongestInputs(acting);
  if (metrics.length === 0) return <p>No uncertain input makes a difference.</p>;
  return (
    <>
      <p>
        An input and a metric that rise together from replication to replication have a rank
        correlation near one; if one falls as the other rises, near minus one; about zero, the input
        hardly matters.
      </p>
      <p class="notes">
        {count < REPLICATIONS_FOR_NARROW && FEW_REPLICATIONS} An interval that is clear of zero may
        still be luck: of inputs that do not matter, about one in twenty has such an interval. The
        verdict names those beyond that.
        {acting.rows.length < all.rows.length && ` ${LEFT_OUT}`}
      </p>
      {metrics.map(({ metric, rows }, index) => (
        <SensitivityChart key={metric} id={`inputs-${index}`} {...{ run, metric, rows }} />
      ))}
      {tableOf(run, 'split') === null && (
        <p class="notes">
          A run with --split tells how much of the spread is luck, which better inputs cannot
          reduce.
        </p>
      )}
    </>
  );
}
