/** An .xlsx file read back as its parts say, without a spreadsheet. */
import { strFromU8, unzipSync } from 'fflate';

export interface XlsxCell {
  /** Text, number or formula with an equals sign. */
  readonly value: string | number;
  readonly format: string;
  readonly isBold: boolean;
}

export interface XlsxSheet {
  readonly name: string;
  /** By address, such as B2; empty cells are not in it. */
  readonly cells: ReadonlyMap<string, XlsxCell>;
  readonly xml: string;
}

/** The parts of the file by name. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );
}

/** The sheets in their order. */
export function sheetsOf(bytes: Uint8Array): XlsxSheet[] {
  const parts = partsOf(bytes);
  const texts = [...parts.get('xl/sharedStrings.xml')!.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, text]) => plain(text!),
  );
  const styles = stylesOf(parts.get('xl/styles.xml')!);
  const names = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet [^>]*name="([^"]*)"/g)];
  return names.map(([, name], index) => {
    const xml = parts.get(`xl/worksheets/sheet${index + 1}.xml`)!;
    const found = [...xml.matchAll(/<c r="(\w+)"(?: s="(\d+)")?(?: t="(\w)")?>(.*?)<\/c>/g)];
    const cells = found.map(([, address, style = '0', type, content]) => {
      const [, formula] = /<f>(.*)<\/f>/.exec(content!) ?? [];
      const number = Number(/<v>(.*)<\/v>/.exec(content!)?.[1]);
      const value =
        formula === undefined ? (type === 's' ? texts[number]! : number) : `=${plain(formula)}`;
      return [address!, { value, ...styles[Number(style)]! }] as const;
    });
    return { name: name!, cells: new Map(cells), xml };
  });
}

/** The sheet of a name, which must be there. */
export function sheetNamed(sheets: readonly XlsxSheet[], name: string): XlsxSheet {
  return sheets.find((sheet) => sheet.name === name)!;
}

/** What a sheet shows as a table: rows of the values of its cells, null where there is none. */
export function valuesOf({ cells }: XlsxSheet): (string | number | null)[][] {
  const rows: (string | number | null)[][] = [];
  const width = Math.max(...[...cells.keys()].map((address) => placeOf(address).column)) + 1;
  for (const [address, { value }] of cells) {
    const { row, column } = placeOf(address);
    while (rows.length <= row) rows.push(Array<null>(width).fill(null));
    rows[row]![column] = value;
  }
  return rows;
}

function placeOf(address: string): { readonly row: number; readonly column: number } {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(address)!;
  const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

function stylesOf(xml: string): Pick<XlsxCell, 'format' | 'isBold'>[] {
  const formats = new Map(
    [...xml.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [
      id,
      code,
    ]),
  );
  const fonts = [...xml.matchAll(/<font>(.*?)<\/font>/g)].map(([, font]) => font!.includes('<b/>'));
  const [, list = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(xml) ?? [];
  return [...list.matchAll(/<xf ([^>]*)>/g)].map(([, attributes]) => ({
    format: formats.get(/numFmtId="(\d+)"/.exec(attributes!)?.[1]) ?? '',
    isBold: fonts[Number(/fontId="(\d+)"/.exec(attributes!)?.[1] ?? 0)]!,
  }));
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
