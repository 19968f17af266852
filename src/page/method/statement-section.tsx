/** How the figures were made: a statement in the order of the STRESS guidelines. */
import type { JSX } from 'preact';
import { type PageRun, recordCell } from '../cells/page-run.ts';
import { DataTable, Details } from '../shown/data-table.tsx';
import { Said } from '../shown/said.tsx';
import { DAY_ORDER, type StatementPart, statementParts } from './statement-parts.ts';
import { cellsOf } from './statement-run.ts';

export function StatementSection({ run }: { readonly run: PageRun }): JSX.Element {
  return (
    <section id="statement">
      <h2>How the figures were made</h2>
      <p class="notes">
        In the order that the STRESS guidelines for reports of simulations ask for (Monks and
        others, Journal of Simulation).
      </p>
      {statementParts(run).map((part) => (
        <Part key={part.heading} run={run} part={part} />
      ))}
    </section>
  );
}

/** What belongs to a part beside its sentences. */
const EXTRAS: Readonly<Record<string, (props: { readonly run: PageRun }) => JSX.Element | null>> = {
  Logic: DayOrder,
  Data: InputFiles,
  Experimentation: Correlations,
};

function Part({
  run,
  part: { heading, sentences },
}: {
  readonly run: PageRun;
  readonly part: StatementPart;
}): JSX.Element {
  const Extra = EXTRAS[heading];
  return (
    <>
      <h3>{heading}</h3>
      {sentences.map((sentence, index) => (
        <p key={index}>
          <Said sentence={sentence} />
        </p>
      ))}
      {Extra !== undefined && <Extra run={run} />}
    </>
  );
}

function DayOrder(): JSX.Element {
  return (
    <ol class="day">
      {DAY_ORDER.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function InputFiles({ run }: { readonly run: PageRun }): JSX.Element | null {
  const count = cellsOf(run, 'inputs', 'name').length;
  if (count === 0) return null;
  const of = (key: string) => (index: number) => recordCell(run, `inputs.${index}.${key}`);
  return (
    <Details summary="Files that were read">
      <DataTable
        caption="Copies are in the folder inputs, byte for byte."
        columns={[
          { heading: 'File', cell: of('name'), isHeader: true },
          { heading: 'Bytes', cell: of('bytes') },
          { heading: 'Hash (SHA-256)', cell: of('sha256') },
        ]}
        rows={indexes(count)}
      />
    </Details>
  );
}

function Correlations({ run }: { readonly run: PageRun }): JSX.Element | null {
  const count = cellsOf(run, 'correlations', 'a').length;
  if (count === 0) return null;
  const of = (key: string) => (index: number) => recordCell(run, `correlations.${index}.${key}`);
  return (
    <Details summary="Inputs that go together">
      <DataTable
        caption="Rank correlations of uncertain inputs, as wanted and as the replications have them."
        columns={[
          { heading: 'Input', cell: of('a'), isHeader: true },
          { heading: 'Input', cell: of('b'), isHeader: true },
          { heading: 'Wanted', cell: of('wanted') },
          { heading: 'Achieved', cell: of('achieved') },
        ]}
        rows={indexes(count)}
      />
    </Details>
  );
}

function indexes(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
