/** `headroom diff` of two CSV files, as a user calls it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { callCli, freshFolder } from '../support/run-cli.ts';

/** Files of a test, by name. */
function written(files: Readonly<Record<string, string>>): string {
  const cwd = freshFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

describe('two CSV files', () => {
  const OLD = 'site,mailboxes,opened\nLeeds,120,2013-04-01\nYork,80.0,2013-05-01\n';

  it('are the same whatever their order, byte order mark, line ends, quotes and last zeros', async () => {
    const other =
      '\ufeff"opened",site,mailboxes\r\n2013-05-01,York,80\r\n"2013-04-01","Leeds",120.00';
    const cwd = written({ 'old.csv': OLD, 'new.csv': other });
    const called = await callCli(['diff', 'old.csv', 'new.csv', '--key', 'site'], { cwd });
    expect(called).toEqual({
      code: 0,
      stdout: 'old.csv and new.csv are the same: 1 table with 2 rows in all.\n',
      stderr: '',
    });
  });

  it('differ in cells, rows and columns', async () => {
    const cwd = written({
      'old.csv': OLD,
      'new.csv':
        'site,mailboxes,opened,region\nLeeds,125,2013-04-02,North\nHull,60,2014-01-01,East\n',
    });
    const args = ['diff', 'old.csv', 'new.csv', '--key', 'site', '--format', 'csv'];
    const { code, stdout } = await callCli(args, { cwd });
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        'table,key,column,change,before,after,difference,relative,material',
        'old,,region,column-added,,,,,yes',
        'old,site=Leeds,region,column-added,,North,,,yes',
        'old,site=Leeds,mailboxes,changed,120,125,5,0.041667,yes',
        'old,site=Leeds,opened,changed,2013-04-01,2013-04-02,1,,yes',
        'old,site=York,mailboxes,row-removed,80.0,,,,yes',
        'old,site=York,opened,row-removed,2013-05-01,,,,yes',
        'old,site=Hull,mailboxes,row-added,,60,,,yes',
        'old,site=Hull,opened,row-added,,2014-01-01,,,yes',
        'old,site=Hull,region,row-added,,East,,,yes',
        '',
      ].join('\n'),
    );
  });

  it('compare ids and dates exactly, and numbers within the tolerance', async () => {
    const cwd = written({
      'a.csv': 'k,id,n\nx,007,10\ny,1,10\n',
      'b.csv': 'k,id,n\nx,7,10.5\ny,1.0,11\n',
    });
    const args = [
      'diff',
      'a.csv',
      'b.csv',
      '--key',
      'k',
      '--format',
      'csv',
      '--tolerance',
      'n=0.5',
    ];
    const { stdout } = await callCli(args, { cwd });
    const rows: string[][] = parse(stdout, { from_line: 2 });
    expect(rows.map(([, key, column]) => `${key} ${column}`)).toEqual(['k=x id', 'k=y n']);
  });

  it('may come from standard input, and be narrowed to a column', async () => {
    const cwd = written({ 'old.csv': OLD });
    const args = [
      'diff',
      'old.csv',
      '-',
      '--key',
      'site',
      '--only',
      'mailboxes',
      '--format',
      'csv',
    ];
    const stdin = OLD.replace('120', '130').replace('2013-05-01', '2013-06-01');
    const { code, stdout } = await callCli(args, { cwd, stdin });
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(1)).toEqual([
      'old,site=Leeds,mailboxes,changed,120,130,10,0.083333,yes',
      '',
    ]);
  });

  it('are known by the name of a table of headroom, as git hands them over', async () => {
    const header = 'replication,sequence,date,stage,event,mailboxes,rule,value,cause\n';
    const row = '0,1,2013-07-01,pilot,started,10,,,\n';
    const cwd = written({ 'stage_events.csv': header + row });
    const { code, stdout } = await callCli(
      ['diff', '/dev/null', 'stage_events.csv', '--format', 'csv'],
      { cwd },
    );
    expect(code).toBe(1);
    expect(stdout.split('\n')[1]).toBe('stage_events,,,table-added,,,,,yes');
    const self = await callCli(['diff', 'stage_events.csv', 'stage_events.csv'], { cwd });
    expect(self.code).toBe(0);
  });

  it.each([
    [
      'a key that repeats',
      'a,n\nx,1\ny,2\nx,3\n',
      'bad.csv:4:1  the key a=x stands here and in line 2',
    ],
    [
      'semicolons',
      'a;n\nx;1\n',
      '  the columns are separated by semicolons: save the file with commas',
    ],
    ['a row that was cut', 'a,n\nx,1\ny', 'bad.csv:3:1  the row has 1 cell, and the header 2'],
    [
      'an open quote',
      'a,n\n"x,1\n',
      'bad.csv:2:1  a cell opens with a double quote that is never closed',
    ],
    ['no header', '', 'bad.csv:1:1  the file is empty'],
    [
      'no such column',
      'b,n\nx,1\n',
      "bad.csv:1:1  there is no column 'a', by which rows are matched",
    ],
  ])('with %s cannot be compared', async (_, text, fault) => {
    const cwd = written({ 'good.csv': 'a,n\nx,1\n', 'bad.csv': text });
    for (const args of [
      ['good.csv', 'bad.csv'],
      ['bad.csv', 'good.csv'],
    ]) {
      const { code, stdout, stderr } = await callCli(['diff', ...args, '--key', 'a'], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(fault);
    }
  });

  it('of bytes that are no UTF-8 cannot be compared', async () => {
    const cwd = written({ 'good.csv': 'a,n\nx,1\n' });
    writeFileSync(join(cwd, 'bad.csv'), Buffer.from([0x61, 0x0a, 0xff, 0x0a]));
    const { code, stderr } = await callCli(['diff', 'good.csv', 'bad.csv', '--key', 'a'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'bad.csv:2:1  the file is not UTF-8 text from here on  save it as CSV in UTF-8\n',
    );
  });

  it.each([
    [['a.csv'], 'diff takes 2, not 1: headroom diff A B'],
    [['a.csv', 'a.csv', 'a.csv', '--key', 'a'], 'diff takes 2, not 3: headroom diff A B'],
    [['a.csv', 'a.csv'], 'Give --key, such as --key a'],
    [['a.csv', '.'], '. is a folder and a.csv is not'],
    [['a.csv', 'a.csv', '--key', 'a', '--tolerance', '=5'], "--tolerance is '=5'"],
    [['.', 'b.csv'], 'b.csv  there is no such file or folder'],
    [['a.csv', 'a.csv', '--key', 'a', '--material', '10'], "--material is '10'"],
    [['a.csv', 'a.csv', '--key', 'a', '--only', 's'], "did you mean 'size'?"],
    [['a.csv', 'a.csv', '--key', 'a', '--edited'], '--edited is for run folders'],
    [['-', '-', '--key', 'a'], 'only one of the two can be standard input'],
    [['a.csv', 'a.csv', '--key', 'a', '--only', 'sise'], "--only 'sise': did you mean 'size'?"],
    [['a.csv', 'a.csv', '--key', 'a', '--tolerance', 'x'], "--tolerance is 'x': write an amount"],
    [
      ['a.csv', 'a.csv', '--key', 'a', '--tolerance', 'a=1'],
      'keys, dates and texts are compared exactly',
    ],
    [['a.csv', 'a.csv', '--key', 'a', '--material', '-1'], "--material is '-1': write a share"],
    [['a.csv', 'a.csv', '--key', 'a', '--format', 'xml'], "--format is 'xml'"],
  ])('with %j are refused', async (args, message) => {
    const cwd = written({ 'a.csv': 'a,n,size\nx,1,2\n' });
    const { code, stdout, stderr } = await callCli(['diff', ...args], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
