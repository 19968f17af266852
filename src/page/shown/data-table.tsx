/** Tables of a run on the page: the rows of a file under headings for people. */
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { PageCell } from '../cells/page-cell.ts';
import { Shown } from './shown.tsx';
import type { CellStyle } from './shown-cell.ts';

export interface TableColumn<Row> {
  /** With the unit, as its cells leave it out. */
  readonly heading: ComponentChildren;
  readonly cell: (row: Row) => PageCell | null;
  /** Names the row. */
  readonly isHeader?: boolean;
  /** By default bare; compact or short where a reader compares and does not look up. */
  readonly as?: CellStyle;
  /** Own words in the place of the cell, such as for a key; null: it is shown itself. */
  readonly words?: (row: Row) => string | null;
}

interface DataTableProps<Row> {
  readonly caption: ComponentChildren;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Whether a row is the sum of others, and set apart from them. */
  readonly isTotal?: (row: Row) => boolean;
}

/** A table that scrolls within the page if it is wider, and if it is long and opens. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  isTotal = () => false,
}: DataTableProps<Row>): JSX.Element {
  return (
    <ScrolledTable caption={caption}>
      <thead>
        <tr>
          {columns.map(({ heading }, index) => (
            <th key={index} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} class={isTotal(row) ? 'total' : undefined}>
            {columns.map(({ cell, words, isHeader = false, as = 'bare' }, column) => (
              <TableCell
                key={column}
                cell={cell(row)}
                words={words?.(row) ?? null}
                {...{ isHeader, as }}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </ScrolledTable>
  );
}

interface ScrolledTableProps {
  readonly caption: ComponentChildren;
  /** Of the table. */
  readonly class?: string;
  /** Head and body. */
  readonly children: ComponentChildren;
}

/** A table in a region that is called what the table is. */
export function ScrolledTable({ caption, class: name, children }: ScrolledTableProps): JSX.Element {
  // Counted within a page, from its first table on.
  const captionId = `table-${useId().toLowerCase()}`;
  return (
    // A keyboard must reach what scrolls.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
    <section class="scroll" aria-labelledby={captionId} tabIndex={0}>
      <table class={name}>
        <caption id={captionId}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

interface TableCellProps {
  readonly cell: PageCell | null;
  readonly words: string | null;
  readonly isHeader: boolean;
  readonly as: CellStyle;
}

function TableCell({ cell, words, isHeader, as }: TableCellProps): JSX.Element {
  const shown = words ?? <Shown cell={cell} as={as} />;
  if (isHeader) return <th scope="row">{shown}</th>;
  return <td class={cell?.kind === 'number' ? 'number' : undefined}>{shown}</td>;
}

/** What opens: the table behind a chart, or a long one. */
export function Details({
  summary,
  children,
}: {
  readonly summary: ComponentChildren;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <details>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
