/** A workbook as the bytes of an .xlsx file. */
import { unzipSync, zipSync } from 'fflate';
import type { CellObject, Sheet as XlsxSheet } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { CellStyle, Sheet, SheetCell } from '../review/workbook-sheet.ts';
import { lineCount } from '../review/workbook-width.ts';

/** Characters of a cell's text, at most, in every version of Excel. */
const TEXT_LENGTH_MAX = 32_767;
/** Excel takes these for a formula where somebody edits the cell, unless its format is text. */
const FORMULA_START = /^[=+\-@]/;
/**
 * The time of every file in the archive, the first that there can be. Without a zone: fflate reads
 * and writes the clock of the place, so that it is the same bytes everywhere.
 */
const NO_TIME = '1980-01-01T00:00:00';

/** Height of a line of text of the size below. */
const LINE_POINTS = 15;
/** Characters across a printed page, A4 lying, that can still be read. */
const PAGE_WIDTH = 200;

const OPTIONS: Parameters<typeof writeXlsxFile>[1] = {
  fontFamily: 'Calibri',
  fontSize: 11,
  features: [
    {
      files: {
        transform: {
          'xl/workbook.xml': {
            // Has formulas computed when the file is opened, as it has no values of them.
            transformElementAttributes: (tag, attributes) =>
              tag === 'calcPr' ? { ...attributes, fullCalcOnLoad: 1 } : attributes,
          },
          'xl/worksheets/sheet{id}.xml': {
            // Prints as few pages side by side as can be read, and as many below as there are.
            transform: (xml) => xml.replace(/<worksheet [^>]*>/, `$&${FITTED}`),
            transformElementAttributes: (tag, attributes, _, { columns = [] }) => {
              if (tag !== 'pageSetup') return attributes;
              const width = columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
              const fitToWidth = Math.ceil(width / PAGE_WIDTH);
              return { ...attributes, fitToWidth, fitToHeight: 0 };
            },
          },
        },
      },
    },
  ],
};
/** The first element of a worksheet (ECMA-376-1, 18.3.1.82). */
const FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';

/** Makes the file; the same sheets give the same bytes, whatever the day and the time zone. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const archive = await writeXlsxFile(sheets.map(xlsxSheet), OPTIONS).toBuffer();
  return zipSync(unzipSync(archive), { mtime: NO_TIME });
}

function xlsxSheet({ name, rows, widths, frozenColumnCount }: Sheet): XlsxSheet<never> {
  return {
    sheet: name,
    data: rows.map((row) => row.map((cell, column) => xlsxCell(cell, widths[column] ?? 0))),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: frozenColumnCount,
    orientation: 'landscape',
  };
}

function xlsxCell(cell: SheetCell | null, width: number): CellObject | null {
  if (cell === null) return null;
  const styled = { ...styleOf(cell.style), alignVertical: 'top' } as const;
  if (cell.kind === 'formula') {
    return { type: 'Formula', value: cell.formula, format: cell.format, ...styled };
  }
  if (cell.kind === 'number') {
    return { type: Number, value: cell.value, format: cell.format, ...styled };
  }
  const { text } = cell;
  const value = text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX - 1)}…` : text;
  return {
    ...textValue(value),
    ...(FORMULA_START.test(value) ? { format: '@' } : {}),
    ...styled,
    // LibreOffice gives a row no more than one line by itself.
    ...(cell.style?.isWrapped ? { height: LINE_POINTS * lineCount(value, width) } : {}),
  };
}

function styleOf({ isBold, isWrapped, align }: CellStyle = {}): CellObject {
  return {
    ...(isBold ? { fontWeight: 'bold' } : {}),
    ...(isWrapped ? { wrap: true } : {}),
    ...(align === undefined ? {} : { align }),
  };
}

/**
 * write-excel-file 4.1.1 looks texts up in a plain object, where `constructor` and the like are
 * found that nobody put there, and the file is broken. As a formula the text does not go that way.
 */
function textValue(value: string): CellObject {
  return value in {} ? { type: 'Formula', value: `"${value}"` } : { type: String, value };
}
