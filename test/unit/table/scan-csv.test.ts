import { describe, expect, it } from 'vitest';
import { cellBytes, cellText, placeIn, scanCsv } from '../../../src/table/scan-csv.ts';
import { faultTextOf, rowsOf, scanned } from '../../support/scanned.ts';

const MARK = '\ufeff';

describe('a scanned CSV file', () => {
  it.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['all of them', 'a,b\r\n1,2\r3,4\n'],
    ['no last line end', 'a,b\n1,2\n3,4'],
    ['a byte order mark', `${MARK}a,b\n1,2\n3,4\n`],
    ['a byte order mark and quotes', `${MARK}"a","b"\r\n"1","2"\r\n"3","4"`],
    ['blank lines', '\n\r\na,b\n\n1,2\r\r\n\n3,4\n\n\n'],
  ])('with %s has the same cells', (_, text) => {
    const csv = scanned(text);
    expect(csv.header).toEqual(['a', 'b']);
    expect(csv.rowCount).toBe(2);
    expect(rowsOf(csv)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it.each([
    ['empty cells', 'a,b\n,\n,2\n1,\n', ['', '', '', '2', '1', '']],
    ['an empty last cell and no line end', 'a,b\n1,', ['1', '']],
    ['empty quotes', 'a,b\n"",""\n', ['', '']],
    ['quotes within quotes', 'a,b\n"""x""","a""b"\n', ['"x"', 'a"b']],
    ['nothing but quotes', 'a,b\n"""","""""" \n'.replace(' ', ''), ['"', '""']],
    ['commas in quotes', 'a,b\n"1,2",",,"\n', ['1,2', ',,']],
    ['line ends in quotes', 'a,b\n"1\n2","x\r\ny\rz\n\r"\n3,4', ['1\n2', 'x\ny\nz\n\n', '3', '4']],
    ['a quoted last cell and no line end', 'a,b\n1,"2"', ['1', '2']],
    ['spaces, which belong to their cell', 'a,b\n 1 , \n', [' 1 ', ' ']],
    ['apostrophes and tabs', "a,b\n'=1,\t\n", ["'=1", '\t']],
    ['what precedes the comma in ASCII', 'a,b\n!#$%&()*+,\0\x1f\n', ['!#$%&()*+', '\0\x1f']],
    ['characters of two to four bytes', 'a,b\näß,"日""😀"\n', ['äß', '日"😀']],
    ['a byte order mark within', `a,b\n${MARK}1,"${MARK}"\n`, [`${MARK}1`, MARK]],
  ])('has %s', (_, text, cells) => {
    expect(rowsOf(scanned(text)).flat()).toEqual(cells);
  });

  it('of one column has a row where the only cell is quoted and empty, and none for a blank line', () => {
    expect(rowsOf(scanned('a\n""\n\n1\n""'))).toEqual([[''], ['1'], ['']]);
  });

  it('of a header alone has no rows', () => {
    for (const text of ['a,b', 'a,b\n', `${MARK}a,b\r\n\r\n`]) {
      expect(scanned(text)).toMatchObject({ header: ['a', 'b'], rowCount: 0 });
    }
  });

  it('has names of columns without quotes, one of them empty', () => {
    expect(scanned('"a,""1""",\n1,2').header).toEqual(['a,"1"', '']);
    expect(scanned('""\n1').header).toEqual(['']);
    expect(scanned('"a\r\nb"\n1').header).toEqual(['a\nb']);
  });

  it('knows the places of its cells, quotes included, and of its rows', () => {
    const csv = scanned('a,b\n1,"2"\n\n33,\n');
    // a,b LF is 0 to 3; 1 at 4; "2" at 6 to 8; LF at 9 and 10; 33 at 11, 12; nothing at 14.
    expect([...csv.places.subarray(0, 8)]).toEqual([4, 5, 6, 9, 11, 13, 14, 14]);
    expect([...csv.rowStarts]).toEqual([4, 11]);
  });

  it('tells bytes apart that are not UTF-8', () => {
    const latin = Uint8Array.from([...'a\n'].map((c) => c.charCodeAt(0)).concat([0xfc, 0x0a]));
    expect([...cellBytes(scanned(latin), 0)]).toEqual([0xfc]);
    expect(cellText(scanned(latin), 0)).toBe('\ufffd');
    expect([...cellBytes(scanned('a\n"x""\r\n"\n'), 0)]).toEqual([0x78, 0x22, 0x0a]);
  });
});

describe('a long file', () => {
  // More cells than one step and more than foreseen from the first rows, which are longer.
  const long = 'x'.repeat(200);
  const rows = [
    ...Array.from({ length: 300 }, (_, row) => [`${long}${row}`, long, `"${long}"`]),
    ...Array.from({ length: 120_000 }, (_, row) => [`${row}`, '', '"a,"""']),
  ];
  const bytes = new TextEncoder().encode(`k,a,b\n${rows.map((row) => row.join()).join('\n')}\n`);

  it('is scanned in turns, with every cell where it stands', () => {
    const steps = scanCsv({ file: 'long.csv', bytes });
    let stepCount = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) stepCount++;
    // 360,900 cells at 262,144 a step.
    expect(stepCount).toBe(2);
    const csv = step.value;
    expect(csv.rowCount).toBe(120_300);
    for (const row of [0, 299, 300, 4096, 87_381, 87_382, 120_299]) {
      const cells = [0, 1, 2].map((k) => cellText(csv, 3 * row + k));
      const [key, a, b] = rows[row]!;
      expect(cells).toEqual([key, a, b === '"a,"""' ? 'a,"' : long]);
      expect(csv.rowStarts[row]).toBe(csv.places[6 * row]);
    }
    const keys = Array.from({ length: csv.rowCount }, (_, row) => cellText(csv, 3 * row));
    expect(keys).toEqual(rows.map(([key]) => key));
  });
});

describe('what is wrong with a CSV file', () => {
  const RAGGED = 'the file may have been cut or edited';
  const STRAY =
    'a double quote stands inside a cell that is not quoted  put the whole cell between double quotes';
  const UNCLOSED =
    'a cell opens with a double quote that is never closed  close it; the file may have been cut';
  const FOLLOWED =
    'the closing double quote of a cell is followed by more text  write a quote inside a quoted cell twice ("")';
  const REPEATED = 'give each column a name of its own';

  it.each([
    ['a,b\n1,2\n3\n', `3:1  the row has 1 cell, and the header 2  ${RAGGED}`],
    ['a,b\n1,2,3\n', `2:1  the row has 3 cells, and the header 2  ${RAGGED}`],
    ['a\n1,\n', `2:1  the row has 2 cells, and the header 1  ${RAGGED}`],
    ['a,b\r\n"1\r\n2",2\r\n3', `4:1  the row has 1 cell, and the header 2  ${RAGGED}`],
    ['a,b\r1,2\r\r 3\r', `4:1  the row has 1 cell, and the header 2  ${RAGGED}`],
    ['a,b\n1,x"y\n', `2:4  ${STRAY}`],
    ['a,b\n1, "y"\n', `2:4  ${STRAY}`],
    ['a,b\nä日😀,x"\n', `2:7  ${STRAY}`],
    ['a"\n1', `1:2  ${STRAY}`],
    ['a,b\n1,"2\n3,4\n', `2:3  ${UNCLOSED}`],
    ['a,b\n1,"2""', `2:3  ${UNCLOSED}`],
    ['a,b\n1,"', `2:3  ${UNCLOSED}`],
    ['a,b\n"1"x,2\n', `2:4  ${FOLLOWED}`],
    ['a,b\n"1" ,2\n', `2:4  ${FOLLOWED}`],
    ['a,b\n"1\r\n2"x,2\n', `3:3  ${FOLLOWED}`],
    ['a,b,"a"\n1,2,3\n', `1:5  two columns are called 'a'  ${REPEATED}`],
    ['a,,\n1,2,3\n', `1:4  two columns are called ''  ${REPEATED}`],
    [`${MARK}a,a\n`, `1:3  two columns are called 'a'  ${REPEATED}`],
    [`${MARK}\n\n"a",a\n`, `3:5  two columns are called 'a'  ${REPEATED}`],
    ['', '1:1  the file is empty  name a CSV file with a header row'],
    [`${MARK}\n\r\n`, '1:1  the file is empty  name a CSV file with a header row'],
  ])('%j', (text, fault) => {
    expect(faultTextOf(() => scanned(text, 'runs/x.csv'))).toBe(`runs/x.csv:${fault}`);
  });

  it('is said at its line and column, however lines end', () => {
    const bytes = new TextEncoder().encode('a\nb\r\nc\rd\n\r\r\n');
    const csv = { file: 'x.csv', bytes };
    const places = [...bytes.keys()].map((at) => {
      const { line, column } = placeIn(csv, at);
      return [line, column];
    });
    // a LF b CR LF c CR d LF CR CR LF: a line end belongs to the line that it ends.
    expect(places).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
      [2, 3],
      [3, 1],
      [3, 2],
      [4, 1],
      [4, 2],
      [5, 1],
      [6, 1],
      [6, 2],
    ]);
  });
});
