import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  AGAIN,
  COST_HEADER,
  COST_LINES,
  COSTS,
  faultOf,
  folderOf,
} from '../../support/kept-run.ts';

describe('costs_annual.csv', () => {
  const refused = (lines: readonly string[]) => faultOf(folderOf({ costs: lines.join('\n') }));
  const at = (line: number, column: number, message: string) =>
    `runs/a/costs_annual.csv:${line}:${column}  ${message}  ${AGAIN}`;

  it('must have the total of each financial year and of the horizon, in order', () => {
    expect(refused(COST_LINES.toSpliced(3, 1))).toBe(
      at(4, 1, 'here should stand the total of 2014/15'),
    );
    expect(refused(COST_LINES.toSpliced(5, 0, COST_LINES[4]!))).toBe(
      at(6, 1, 'here should stand no further total'),
    );
    expect(refused(COST_LINES.toSpliced(4, 1))).toBe(
      at(6, 1, 'the file ends before the total of all'),
    );
    expect(refused(COST_LINES.slice(0, 1))).toBe(
      at(2, 1, 'the file ends before the total of 2013/14'),
    );
    expect(refused([])).toBe(at(1, 1, 'the file ends before the total of 2013/14'));
  });

  it('must have amounts and the columns of headroom', () => {
    expect(refused(COST_LINES.with(2, COST_LINES[2]!.replace('0.71', 'much')))).toBe(
      at(3, 60, "'much' is not a plain decimal number"),
    );
    expect(refused(COST_LINES.with(4, COST_LINES[4]!.replace('0.73', '')))).toContain(
      "'' is not a plain decimal number",
    );
    expect(refused(COST_LINES.with(0, COST_HEADER.replace('discounted', 'present')))).toBe(
      at(1, 1, `the header is not ${COST_HEADER}`),
    );
    expect(refused(COST_LINES.with(1, '2013/14,total'))).toBe(
      at(2, 1, 'the row does not have the 16 cells of the header'),
    );
  });

  it('that was edited and is well-formed is refused by its hash', () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'costs_annual.csv'), COSTS.replace('0.77', '0.76'));
    expect(faultOf(folder)).toBe(
      `runs/a/costs_annual.csv  the file was edited: its SHA-256 is not the one in datapackage.json  ${AGAIN}`,
    );
  });
});
