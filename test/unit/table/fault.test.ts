import { describe, expect, it } from 'vitest';
import { type Fault, formatFault, InputFaults } from '../../../src/table/fault.ts';

const fault: Fault = {
  file: 'a.yaml',
  line: 3,
  column: 5,
  address: 'run.seed',
  message: 'is missing',
  mend: 'write it',
};

describe('formatFault', () => {
  it('tells place, key, what is wrong and what to write', () => {
    expect(formatFault(fault)).toBe('a.yaml:3:5  run.seed  is missing  write it');
  });

  it('leaves out what there is none of', () => {
    expect(formatFault({ ...fault, line: 0, column: 0 })).toBe(
      'a.yaml  run.seed  is missing  write it',
    );
    expect(formatFault({ ...fault, address: '', mend: '' })).toBe('a.yaml:3:5  is missing');
  });

  it('is one line that does nothing to a terminal, whatever it repeats', () => {
    const message = "'a\nb\tc\u001b[31m\u0000\u007f\u009bé' is no text";
    expect(formatFault({ ...fault, file: 'a\rb', message })).toBe(
      "a\\rb:3:5  run.seed  'a\\nb\\tc\\u001b[31m\\u0000\\u007f\\u009bé' is no text  write it",
    );
  });
});

it('the message of many faults has a line for each', () => {
  const faults = [fault, { ...fault, line: 4, message: 'two\nlines' }];
  expect(new InputFaults(faults).message).toBe(
    'a.yaml:3:5  run.seed  is missing  write it\na.yaml:4:5  run.seed  two\\nlines  write it',
  );
});
