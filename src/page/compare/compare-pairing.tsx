/** How the runs were paired, and what differs between their inputs. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { type PageRun, recordCell } from '../cells/page-run.ts';
import { cellOf } from '../cells/page-table.ts';
import { isSingle, poolRows } from '../cells/pool-days.ts';
import { DataTable } from '../shown/data-table.tsx';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { type DifferingInput, type InputGroup, inputGroups } from './compare-inputs.ts';
import { comparedRow, metricNames, type ShownComparison } from './compare-shown.ts';

/** Rows of a table of inputs. */
const INPUTS_MAX = 20;

interface ComparisonProps {
  readonly comparison: ShownComparison;
}

export function ComparePairing({ comparison }: ComparisonProps): JSX.Element {
  return (
    <section id="pairing">
      <h2>How the runs were paired</h2>
      <p>
        Replications of one number share their luck in all runs: each mailbox has the same owner,
        whose busy times and tidying come on the same days, and uncertain inputs have the same
        values. What differs between the runs is therefore what the scenarios make of it, and most
        of the luck cancels in the differences. Their intervals allow for how inputs were sampled.
      </p>
      <ul>
        {commonSentences(comparison).map((sentence, index) => (
          <li key={index}>
            <Said sentence={sentence} />
          </li>
        ))}
      </ul>
      <InputDifferences comparison={comparison} />
    </section>
  );
}

/** What paired runs have in common. */
function commonSentences(comparison: ShownComparison): readonly Sentence[] {
  const { pages } = comparison.first;
  const [metric] = metricNames(comparison);
  const row = metric === undefined ? null : comparedRow(comparison, { metric }, comparison.first);
  const replications = recordCell(pages, 'replications');
  const unit = isSingle(pages) ? 'replication' : 'replications';
  const counted = replications === null ? null : { ...replications, unit };
  const sample = row === null ? null : cellOf(row, 'sample_share');
  return [
    known('Each run has ', counted, '.'),
    known('Seed: ', recordCell(pages, 'seed'), '.'),
    known('Sampling of uncertain inputs: ', recordCell(pages, 'sampling.method'), '.'),
    known('From ', dateCell(pages, 0), ' to ', dateCell(pages, -1), '.'),
    known('A quick look, at ', sample, ' of the mailboxes.'),
    known('Made by headroom ', recordCell(pages, 'headroom'), '.'),
  ].filter((sentence) => sentence.length > 0);
}

function dateCell(run: PageRun, at: 0 | -1) {
  const row = poolRows(run, ALL).at(at);
  return row === undefined ? null : cellOf(row, 'date');
}

function InputDifferences({ comparison: { runs } }: ComparisonProps): JSX.Element {
  const groups = inputGroups(runs);
  return (
    <>
      <h3>Inputs that differ</h3>
      {groups.length === 0 ? (
        <p>The inputs are the same in all runs.</p>
      ) : (
        <p>
          As assumptions.csv has them: by part of the scenario, and in each first those that all
          runs have. A dash: the run has no such input. Of a stage, a gate and the like that a run
          has not, only the name is told; headroom diff lists all.
        </p>
      )}
      {groups.map((group) => (
        <InputsTable key={group.part} runs={runs} group={group} />
      ))}
    </>
  );
}

interface InputsTableProps extends Pick<ShownComparison, 'runs'> {
  readonly group: InputGroup;
}

function InputsTable({ runs, group: { part, inputs } }: InputsTableProps): JSX.Element {
  const shown = inputs.slice(0, INPUTS_MAX);
  return (
    <DataTable
      caption={
        <>
          <b>{part}</b>
          {inputs.length > shown.length && ': the first of them, and there are others'}
        </>
      }
      columns={[
        { heading: 'Input', isHeader: true, cell: ({ key }: DifferingInput) => key },
        ...runs.map(({ letter }, index) => ({
          heading: letter,
          cell: ({ values }: DifferingInput) => values[index] ?? null,
        })),
      ]}
      rows={shown}
    />
  );
}
