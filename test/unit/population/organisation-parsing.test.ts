import { describe, expect, it } from 'vitest';
import { parseOrganisations } from '../../../src/population/organisations.ts';

const HEADER = 'id,name,type,region,mailboxes';
const A = { id: 'A', name: 'Trust A', type: 'acute-trust', region: 'North', mailboxCount: 250 };
const B = { id: 'B', name: 'Practice B', type: 'gp-practice', region: 'South', mailboxCount: 0 };
const ROW_A = 'A,Trust A,acute-trust,North,250';
const ROW_B = 'B,Practice B,gp-practice,South,0';

const parse = (...lines: string[]) => parseOrganisations(lines.join('\n'), 'o.csv');

/** `line:column message > mend`. */
const faultsOf = (...lines: string[]) =>
  parse(...lines).faults.map((fault) => {
    expect(fault).toMatchObject({ file: 'o.csv', address: '' });
    return `${fault.line}:${fault.column} ${fault.message} > ${fault.mend}`;
  });

const NUMBER_MEND = 'write digits only, at most 15 of them, such as 1250';
const LENGTH_MEND =
  'write a cell for each column, and put a cell that contains a comma between double quotes';
const TWICE = 'write a quote inside the cell twice ("")';

describe('parseOrganisations, where cells are separated otherwise,', () => {
  const BY_SEMICOLONS = 'the cells are separated by semicolons > separate them by commas';
  const semicolons = [HEADER, ROW_A].map((row) => row.replaceAll(',', ';'));

  it.each([
    ['semicolons', `1:1 ${BY_SEMICOLONS}`, semicolons],
    ['an own header', `1:1 ${BY_SEMICOLONS}`, ['ID;Organisation name;Type;Size', ...semicolons]],
    ['quoted cells', `1:1 ${BY_SEMICOLONS}`, ['"id";"name";"type"', '"A";"Trust; A";"x"']],
    ["Excel's first line", `3:1 ${BY_SEMICOLONS}`, ['', 'sep=;', ...semicolons]],
    [
      'tabs',
      '1:1 the cells are separated by tabs > separate them by commas',
      [`\ufeff${HEADER}`, ROW_A].map((row) => row.replaceAll(',', '\t')),
    ],
  ])('says so once: %s', (_, fault, lines) => {
    expect(faultsOf(...lines)).toEqual([fault]);
  });

  it('takes semicolons within cells as they are', () => {
    const row = 'A,id;name;x,acute-trust,North,250';
    const { organisations, faults } = parse(HEADER, ROW_A, row.replace('A', 'B'));
    expect(faults).toEqual([]);
    expect(organisations.map(({ name }) => name)).toEqual(['Trust A', 'id;name;x']);
  });
});

describe('parseOrganisations reads', () => {
  it('rows in file order', () => {
    expect(parse(HEADER, ROW_A, ROW_B, '')).toEqual({ organisations: [A, B], faults: [] });
  });

  it('columns by name, in whatever order and letter case, and ignores others', () => {
    const text = ' Mailboxes ,Notes,REGION,Type,ID,Name\n250,x,North,acute-trust,A,Trust A\n';
    expect(parseOrganisations(text, 'o.csv')).toEqual({ organisations: [A], faults: [] });
  });

  it.each([
    ['a byte order mark', `\ufeff${HEADER}\n${ROW_A}\n`],
    ['CRLF', `${HEADER}\r\n${ROW_A}\r\n`],
    ['CR', `${HEADER}\r${ROW_A}\r`],
    ['no line end at the end', `${HEADER}\n${ROW_A}`],
    ['blank lines', `\n${HEADER}\n\n  \n${ROW_A}\n\n`],
    ['white space around cells', `${HEADER}\n A , Trust A\t,acute-trust,North , 250 \n`],
    [
      'quoted cells',
      `"id","name","type","region","mailboxes"\n"A","Trust A" , acute-trust,"North ","250"\n`,
    ],
    ["PowerShell's first line", `#TYPE Selected.Object\r\n${HEADER}\r\n${ROW_A}\r\n`],
    ['that line quoted', `"#TYPE Selected.Object"\n${HEADER}\n${ROW_A}\n`],
  ])('tolerates %s', (_, text) => {
    expect(parseOrganisations(text, 'o.csv')).toEqual({ organisations: [A], faults: [] });
  });

  it('commas, quotes and line ends in quoted cells', () => {
    const row = 'A,"Trust ""A"",\r\nof the North",acute-trust,North,250';
    const [organisation] = parse(HEADER, row).organisations;
    expect(organisation).toEqual({ ...A, name: 'Trust "A",\nof the North' });
  });

  it('numbers of 0, with leading zeros, and of 15 digits', () => {
    const mailboxes = (text: string) =>
      parse(HEADER, `A,Trust A,acute-trust,North,${text}`).organisations[0]?.mailboxCount;
    expect(mailboxes('0')).toBe(0);
    expect(mailboxes('007')).toBe(7);
    expect(mailboxes('999999999999999')).toBe(999_999_999_999_999);
  });
});

describe('parseOrganisations refuses', () => {
  it.each(['-1', '12.5', '1e3', '+5', '0x10', '1 000', '', 'many', '1000000000000000', '٣'])(
    'mailboxes of %j',
    (text) => {
      // The fifth cell begins after 'A,Trust A,acute-trust,North,', 28 characters.
      expect(faultsOf(HEADER, `A,Trust A,acute-trust,North,${text}`)).toEqual([
        `2:29 mailboxes is '${text}', not a whole number of 0 or more > ${NUMBER_MEND}`,
      ]);
    },
  );

  it('a thousands separator in quotes', () => {
    expect(faultsOf(HEADER, 'A,Trust A,acute-trust,North,"1,250"')).toEqual([
      `2:29 mailboxes is '1,250', not a whole number of 0 or more > ${NUMBER_MEND}`,
    ]);
  });

  it('empty cells, each at its place', () => {
    expect(faultsOf(HEADER, ',,," ",5')).toEqual([
      '2:1 id is empty > write a code that no other organisation has',
      '2:2 name is empty > write the name, or the id once more',
      '2:3 type is empty > write the type that cohorts and stages select by, such as acute-trust',
      '2:4 region is empty > write the region that stages select by, such as North',
    ]);
  });

  it('a duplicate id, naming both lines, wherever the column stands', () => {
    expect(faultsOf(HEADER, ROW_A, ROW_B, ROW_A)).toEqual([
      "4:1 id 'A' stands twice: in lines 2 and 4 > write a code that no other organisation has",
    ]);
    expect(faultsOf('name,id,type,region,mailboxes', 'é,A,t,r,1', 'x,A,t,r,1')).toEqual([
      "3:3 id 'A' stands twice: in lines 2 and 3 > write a code that no other organisation has",
    ]);
  });

  it('not ids that differ in letter case', () => {
    expect(faultsOf(HEADER, ROW_A, ROW_A.replace('A,', 'a,'))).toEqual([]);
  });

  it('the second of two ids though the first row has another fault, and the third too', () => {
    const bad = ROW_A.replace('250', 'x');
    expect(faultsOf(HEADER, bad, ROW_A, ROW_A)).toEqual([
      `2:29 mailboxes is 'x', not a whole number of 0 or more > ${NUMBER_MEND}`,
      "3:1 id 'A' stands twice: in lines 2 and 3 > write a code that no other organisation has",
      "4:1 id 'A' stands twice: in lines 2 and 4 > write a code that no other organisation has",
    ]);
  });

  it('rows with a cell too few or too many', () => {
    expect(faultsOf(HEADER, 'A,Trust A,acute-trust,North', `${ROW_B},`, 'C')).toEqual([
      `2:1 the row has 4 cells, the header 5 > ${LENGTH_MEND}`,
      `3:1 the row has 6 cells, the header 5 > ${LENGTH_MEND}`,
      `4:1 the row has 1 cell, the header 5 > ${LENGTH_MEND}`,
    ]);
  });

  it('all faults in one go, and still reads the other rows', () => {
    const { organisations, faults } = parse(
      HEADER,
      'C,n,t,r,x',
      ROW_A,
      'D,"n"x,t,r,1',
      'E,n',
      ROW_B,
    );
    expect(organisations).toEqual([A, B]);
    expect(faults.map(({ line, column }) => `${line}:${column}`)).toEqual(['2:9', '4:3', '5:1']);
  });

  it('counts physical lines: after a quoted line end, blank lines, CRLF', () => {
    const text = `${HEADER}\r\n\r\nA,"two\r\nlines",t,r,1\r\n\r\nB,n,t,r,x\r\nA,n,t,r,1\r\n`;
    expect(
      parseOrganisations(text, 'o.csv').faults.map((fault) => [fault.line, fault.message]),
    ).toEqual([
      [6, "mailboxes is 'x', not a whole number of 0 or more"],
      [7, "id 'A' stands twice: in lines 3 and 7"],
    ]);
  });

  it('places a cell of a row of several lines where the cell begins', () => {
    // The second line of the row is: and "B"",t,r,x   where x stands in column 14.
    expect(faultsOf(HEADER, 'A,"Trust, A', 'and ""B""",t,r,x')).toEqual([
      `3:16 mailboxes is 'x', not a whole number of 0 or more > ${NUMBER_MEND}`,
    ]);
  });
});

describe('parseOrganisations refuses quotes', () => {
  it('inside a cell that is not quoted', () => {
    expect(faultsOf(HEADER, 'A,Trust "A",t,r,1', ROW_B)).toEqual([
      `2:3 a double quote stands inside a cell that is not quoted > put the whole cell between double quotes; ${TWICE}`,
    ]);
  });

  it('with text after the closing one', () => {
    expect(faultsOf(HEADER, ROW_B, 'A,Trust A,"t"x,r,1')).toEqual([
      `3:11 the closing double quote of a cell is followed by more text > close the quote at the end of the cell; ${TWICE}`,
    ]);
  });

  it('with text after an empty pair', () => {
    expect(faultsOf(HEADER, 'A,"" a,t,r,1', ROW_B)).toEqual([
      `2:3 the double quotes of a cell cannot be read > put the whole cell between double quotes; ${TWICE}`,
    ]);
  });

  it('never closed, and reads on with the next line', () => {
    const { organisations, faults } = parse(HEADER, 'C,"n,t,r,1', ROW_A, 'D,n,t,r,x');
    expect(organisations).toEqual([A]);
    expect(faults.map(({ line, column, message }) => [line, column, message])).toEqual([
      [2, 3, 'a cell opens with a double quote that is never closed'],
      [4, 9, "mailboxes is 'x', not a whole number of 0 or more"],
    ]);
    expect(faults[0]?.mend).toBe(`close it at the end of the cell; ${TWICE}`);
  });

  it('in the header, without then taking a row for the header', () => {
    expect(faultsOf('id,"name,type,region,mailboxes', ROW_A)).toEqual([
      `1:4 a cell opens with a double quote that is never closed > close it at the end of the cell; ${TWICE}`,
    ]);
  });
});

describe('parseOrganisations refuses the whole file', () => {
  it.each(['', '\n', ' \r\n\t\n', '\ufeff', '#TYPE Selected.Object\n'])('empty: %j', (text) => {
    const mend =
      'write a header line id,name,type,region,mailboxes and a row for each organisation';
    expect(parseOrganisations(text, 'o.csv')).toEqual({
      organisations: [],
      faults: [
        { file: 'o.csv', line: 1, column: 1, address: '', message: 'the file is empty', mend },
      ],
    });
  });

  it('with a header only', () => {
    expect(faultsOf('', HEADER, '')).toEqual([
      '2:1 no organisation below the header > write a row for each organisation',
    ]);
  });

  it.each([
    [
      'id,name,type,region,Mailbox Count',
      'mailboxes',
      "rename the column 'Mailbox Count' to 'mailboxes'",
    ],
    ['id,name,type,region,mailboxs', 'mailboxes', "rename the column 'mailboxs' to 'mailboxes'"],
    ['id,name,type,regoin,mailboxes', 'region', "rename the column 'regoin' to 'region'"],
    ['id,name,org_type,region,mailboxes', 'type', "rename the column 'org_type' to 'type'"],
    [
      'id,type,region,mailboxes',
      'name',
      "add a column 'name'; a file needs id, name, type, region, mailboxes",
    ],
    [
      'code,name,type,region,mailboxes',
      'id',
      "add a column 'id'; a file needs id, name, type, region, mailboxes",
    ],
  ])('without a column: %s', (header, column, mend) => {
    const found = header.replaceAll(',', ', ');
    const { organisations, faults } = parse(header, ROW_A);
    expect(organisations).toEqual([]);
    expect(faults).toEqual([
      {
        file: 'o.csv',
        line: 1,
        column: 1,
        address: '',
        message: `no column '${column}'; found: ${found}`,
        mend,
      },
    ]);
  });

  it('without several columns: a fault each, and those of quotes', () => {
    expect(faultsOf('id,name,type', 'A,"x"y,t')).toEqual([
      "1:1 no column 'region'; found: id, name, type > add a column 'region'; a file needs id, name, type, region, mailboxes",
      "1:1 no column 'mailboxes'; found: id, name, type > add a column 'mailboxes'; a file needs id, name, type, region, mailboxes",
      `2:3 the closing double quote of a cell is followed by more text > close the quote at the end of the cell; ${TWICE}`,
    ]);
  });

  it('with a column twice, but not with two others of one name', () => {
    expect(faultsOf(`${HEADER},ID`, `${ROW_A},Z`)).toEqual([
      "1:31 a second column 'id' > rename or remove one of them",
    ]);
    expect(faultsOf(`${HEADER},note,note`, `${ROW_A},,`)).toEqual([]);
  });
});
