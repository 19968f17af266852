import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  AGAIN,
  faultOf,
  folderOf,
  LINES,
  NO_SCOPE,
  RECORD,
  TABLE,
} from '../../support/kept-run.ts';

/** With a line of the table, from 1, in place of that of the run. */
function withLine(number: number, line: string): string {
  return LINES.with(number - 1, line).join('\n');
}

describe('replications.csv', () => {
  const refused = (table: string) => faultOf(folderOf({ table }));
  const at = (line: number, column: number, message: string) =>
    `runs/a/replications.csv:${line}:${column}  ${message}  ${AGAIN}`;

  it.each([
    [
      1,
      'replication,kind,key,value,date',
      1,
      'the header is not replication,kind,key,value,date,unit',
    ],
    [3, '0,metric,end_used_tib,1.0,', 1, 'the row does not have the 6 cells of the header'],
    [3, '0,figure,end_used_tib,1.0,,TiB', 3, 'the kind is none of metric, cost and input'],
    [3, '0,metric,end_used_gib,1.0,,TiB', 1, 'here should stand end_used_tib of replication 0'],
    [3, '1,metric,end_used_tib,1.0,,TiB', 1, 'here should stand end_used_tib of replication 0'],
    [3, '00,metric,end_used_tib,1.0,,TiB', 1, 'here should stand end_used_tib of replication 0'],
    [3, '0,metric,end_used_tib,"1,0",,TiB', 23, "'1,0' is not a plain decimal number"],
    [3, '0,metric,end_used_tib,1e3,,TiB', 23, "'1e3' is not a plain decimal number"],
    [3, '0,metric,end_used_tib,NaN,,TiB', 23, "'NaN' is not a plain decimal number"],
    [
      3,
      '0,metric,end_used_tib,-1000000000000001,,TiB',
      23,
      "'-1000000000000001' is larger than any number of a run",
    ],
    [3, '0,metric,end_used_tib,,,TiB', 23, "'' is not a plain decimal number"],
    [3, '0,metric,end_used_tib,1.0,2013-08-16,TiB', 27, 'the cell should be empty'],
    [9, '0,metric,rollout_finish_date,,16/08/2013,date', 31, "'16/08/2013' is not a date"],
    [9, '0,metric,rollout_finish_date,1.0,,date', 30, 'the cell should be empty'],
  ])('with line %i as %j is refused', (number, line, column, message) => {
    expect(refused(withLine(number, line))).toBe(at(number, column, message));
  });

  it('with a quote that is never closed is refused', () => {
    expect(refused(withLine(3, '0,metric,"end_used_tib,1.0,,TiB'))).toMatch(
      /^runs\/a\/replications\.csv:3:\d+ {2}a cell opens with a double quote that is never closed/,
    );
    expect(refused(`${TABLE}"`)).toMatch(/^runs\/a\/replications\.csv:50:\d+ {2}a cell opens/);
  });

  it('that lacks or repeats a row is refused where another stands', () => {
    const message = 'here should stand end_used_tib of replication 0';
    expect(refused(LINES.toSpliced(2, 1).join('\n'))).toBe(at(3, 1, message));
    expect(refused(LINES.toSpliced(2, 0, LINES[1]!).join('\n'))).toBe(at(3, 1, message));
  });

  it('that was cut is refused with the line after its last', () => {
    const ends = (count: number) =>
      `the file ends after ${count} whole replications, and run.json tells of 2`;
    // 21 metrics, 2 costs and an input a replication, below the header.
    expect(refused(LINES.slice(0, 25).join('\n'))).toBe(at(26, 1, ends(1)));
    expect(refused(LINES.slice(0, 47).join('\n'))).toBe(at(48, 1, ends(1)));
    expect(refused(LINES.slice(0, 23).join('\n'))).toBe(at(24, 1, ends(0)));
    expect(refused(LINES.slice(0, 4).join('\n'))).toBe(at(5, 1, ends(0)));
    expect(refused('')).toBe(at(1, 1, ends(0)));
  });

  it('with more replications than the run had is refused', () => {
    const third = LINES.slice(25).map((line) => line.replace(/^1/, '2'));
    expect(refused([...LINES, ...third].join('\n'))).toBe(
      at(74, 1, 'the file ends after 3 whole replications, and run.json tells of 2'),
    );
  });

  it('must have the costs of the financial years of the horizon, and none without costs', () => {
    const due = (key: string) => `here should stand ${key} of replication 0`;
    expect(refused(LINES.toSpliced(22, 1).join('\n'))).toBe(at(23, 1, due('2013/14')));
    expect(refused(withLine(23, '0,cost,2014/15,1.0,,GBP'))).toBe(at(23, 1, due('2013/14')));
    expect(refused(withLine(23, '0,metric,2013/14,1.0,,GBP'))).toBe(at(23, 1, due('2013/14')));
    expect(refused(withLine(24, '0,cost,2014/15,,,GBP'))).toBe(
      at(24, 16, "'' is not a plain decimal number"),
    );
    // Though it has a rollout.
    const metricScope = { ...NO_SCOPE, stages: true };
    const record = JSON.stringify({ ...RECORD, metricScope });
    expect(faultOf(folderOf({ record }))).toBe(
      at(23, 1, 'here should stand peak_used_tib of replication 1'),
    );
  });

  it('that was edited and is well-formed is refused by its hash', () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'replications.csv'), TABLE.replace('1.25', '1.24'));
    expect(faultOf(folder)).toBe(
      `runs/a/replications.csv  the file was edited: its SHA-256 is not the one in datapackage.json  ${AGAIN}`,
    );
  });
});
