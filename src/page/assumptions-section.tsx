/** The register of assumptions: what the run rests on, how sure it is, and who says so. */
import type { JSX } from 'preact';
import { fixedRows, percentileCell, toldCell, uncertainRows } from './assumption-register.ts';
import { DataTable, Details, type TableColumn } from './data-table.tsx';
import { type PageRun, tableOf } from './page-run.ts';
import type { PageRow } from './page-table.ts';

export function AssumptionsSection({ run }: { readonly run: PageRun }): JSX.Element | null {
  if (tableOf(run, 'assumptions') === null) return null;
  const [uncertain, fixed] = [uncertainRows(run), fixedRows(run)];
  return (
    <section id="assumptions">
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
          columns={[KEY, ...VALUES, ...provenance(uncertain)]}
          rows={uncertain}
        />
      )}
      {fixed.length > 0 && (
        <Details summary="Inputs with one value of which a source or a note is known">
          <DataTable
            caption="Of inputs that follow each other and share source and note, the first."
            columns={[KEY, VALUE, ...provenance(fixed)]}
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
  { heading: 'Distribution', cell: (row) => toldCell(row, 'distribution') },
  ...[10, 50, 90].map((percent) => ({
    heading: `P${percent}`,
    cell: (row: PageRow) => percentileCell(row, `fitted_p${percent}`),
    as: 'short' as const,
  })),
  { heading: 'Unit', cell: (row) => toldCell(row, 'unit') },
];

/** Where inputs come from; columns in which no row has anything are left out. */
function provenance(rows: readonly PageRow[]): readonly TableColumn<PageRow>[] {
  const columns = [
    { heading: 'Quality', name: 'quality' },
    { heading: 'Source', name: 'source' },
    { heading: 'Owner', name: 'owner' },
    { heading: 'Note', name: 'note' },
  ];
  return columns.flatMap(({ heading, name }) =>
    rows.some((row) => toldCell(row, name) !== null)
      ? [{ heading, cell: (row: PageRow) => toldCell(row, name) }]
      : [],
  );
}
