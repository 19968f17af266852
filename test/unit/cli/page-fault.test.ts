import { expect, it } from 'vitest';
import { pageFaultText } from '../../../src/cli/page-fault.ts';
import { InputFaults } from '../../../src/table/fault.ts';

const FAULT = { file: 'a/summary.csv', line: 2, column: 1, address: '', mend: 'mend it' };

it.each<[string, Error, string]>([
  [
    'the system',
    Object.assign(new Error('EFBIG: file too large, write'), { code: 'EFBIG', syscall: 'write' }),
    'a file would be too large for the disk',
  ],
  ['memory', new RangeError('Array buffer allocation failed'), 'there is not enough memory'],
  [
    'a table',
    new InputFaults([
      { ...FAULT, message: 'is no number' },
      { ...FAULT, message: 'is no date' },
    ]),
    'a/summary.csv:2:1  is no number  mend it',
  ],
  ['headroom', new Error('no \u001b[31mmark\nat all'), 'a fault in headroom: no \\u{1b}[31mmark'],
])('says in one line what of %s kept a page from being written', (_, fault, reason) => {
  expect(pageFaultText(fault, 'runs/a')).toBe(
    `report.html was not written: ${reason}; headroom report runs/a makes it`,
  );
});
