/** The register of assumptions: what the run rests on, how sure it is, and who says so. */
import type { JSX } from 'preact';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { type PageRow, textAt } from '../cells/page-table.ts';
import { type NamedColumn, presentColumns } from '../cells/present-columns.ts';
import { DataTable, Details, type TableColumn } from '../shown/data-table.tsx';
import { fixedRows, percentileCell, toldCell, uncertainRows } from './assumption-register.ts';

export function AssumptionsSection({ run }: { readonly run: PageRun }): JSX.Element | null {
  if (tableOf(run, 'assumptions') === null) return null;
  const [uncertain, fixed] = [uncertainRows(run), fixedRows(run)];
  return (
    <section id="assumptions" class="register">
      <h2>Register of assumptions</h2>
      <p>
        {uncertain.length === 0
          ? 'No input of the scenario is uncertain: each has one value.'
          : 'These inputs are not known exactly: each replication draws its own values of them. Between P10 and P90 lie four values of five.'}{' '}
        Every input, with the file and line that sets it, is in assumptions.csv.
      </p>
      {uncertain.length > 0 && (
        <DataTable
          caption="Uncertain inputs"
          columns={[KEY, ...VALUES, ...toldColumns(uncertain)]}
          rows={uncertain}
        />
      )}
      {fixed.length > 0 && (
        <Details summary="Inputs with one value of which a source or a note is known">
          <DataTable
            caption="Of inputs that follow each other and share source and note, the first."
            columns={[KEY, VALUE, ...presentColumns(fixed, PROVENANCE)]}
            rows={fixed}
          />
        </Details>
      )}
    </section>
  );
}

const KEY: TableColumn<PageRow> = {
  heading: 'Input',
  cell: (row) => toldCell(row, 'key'),
  isHeader: true,
};

const VALUE: TableColumn<PageRow> = {
  heading: 'Value',
  cell: (row) => toldCell(row, 'value'),
};

/** The percentiles of the distribution in use. */
const VALUES: readonly TableColumn<PageRow>[] = [
  ...[10, 50, 90].map((percent) => ({
    heading: `P${percent}`,
    cell: (row: PageRow) => percentileCell(row, `fitted_p${percent}`),
    as: 'short' as const,
  })),
  { heading: 'Unit', cell: (row) => toldCell(row, 'unit') },
];

const PROVENANCE: readonly NamedColumn[] = [
  { heading: 'Quality', column: 'quality' },
  { heading: 'Source', column: 'source' },
  { heading: 'Owner', column: 'owner' },
  { heading: 'Note', column: 'note' },
];
const DISTRIBUTION: NamedColumn = { heading: 'Distribution', column: 'distribution' };
/** What tells a reader nothing of a distribution: percentiles stand in columns of their own. */
const UNTOLD = ['', 'percentiles'];

function toldColumns(rows: readonly PageRow[]): readonly TableColumn<PageRow>[] {
  const isOther = rows.some((row) => !UNTOLD.includes(textAt(row, 'distribution')));
  return presentColumns(rows, isOther ? [DISTRIBUTION, ...PROVENANCE] : PROVENANCE);
}
