/** Which of the inputs that are not known matter. */
import type { JSX } from 'preact';
import { REPLICATIONS_FOR_DRIVERS } from '../../ensemble/beyond-chance.ts';
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, recordCell, tableOf } from '../cells/page-run.ts';
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

function Sensitivities({ run }: { readonly run: PageRun }): JSX.Element {
  const table = tableOf(run, 'sensitivity');
  if (table === null || table.rows.length === 0) {
    return <p>No input of this run is uncertain: what varies is luck alone.</p>;
  }
  if (recordCell(run, 'sampling.method')?.text === 'medians') {
    return <p>Every uncertain input was held at its median: what varies is luck alone.</p>;
  }
  const count = numberOf(recordCell(run, 'replications')) ?? 0;
  if (count < REPLICATIONS_FOR_DRIVERS) {
    return <p>Which inputs matter cannot be told from so few replications.</p>;
  }
  const metrics = strongestInputs(table);
  if (metrics.length === 0) return <p>No uncertain input makes a difference.</p>;
  return (
    <>
      <p>
        An input and a metric that rise together from replication to replication have a rank
        correlation near one; if one falls as the other rises, near minus one; about zero, the input
        hardly matters. Of intervals of inputs that do not matter, about one in twenty is clear of
        zero by luck alone; the verdict names those that are beyond that. An input may also stand
        for another with which the scenario correlates it.
      </p>
      {metrics.map(({ metric, rows }, index) => (
        <SensitivityChart key={metric} id={`inputs-${index}`} {...{ run, metric, rows }} />
      ))}
      {tableOf(run, 'split') === null && (
        <p class="notes">
          How much of the spread is luck, that no knowledge of inputs takes away, a run with --split
          tells.
        </p>
      )}
    </>
  );
}
