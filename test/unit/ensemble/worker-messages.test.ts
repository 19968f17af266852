import { expect, it } from 'vitest';
import { errorOf, failureOf } from '../../../src/ensemble/worker-messages.ts';
import { InputFaults } from '../../../src/table/fault.ts';

/** As it arrives in another thread. */
function sent(thrown: unknown): Error {
  return errorOf(structuredClone(failureOf(thrown)));
}

it('faults of the input stay such, with all that they say', () => {
  const place = { file: 'a.yaml', line: 3, column: 5, address: 'horizon' };
  const thrown = new InputFaults([
    { ...place, message: 'too long', mend: 'shorten it' },
    { ...place, line: 4, message: 'too late', mend: 'begin earlier' },
  ]);
  const error = sent(thrown);
  expect(error).toBeInstanceOf(InputFaults);
  expect(error).toEqual(thrown);
  expect((error as InputFaults).faults).toEqual(thrown.faults);
});

it('another error keeps its message and where it was thrown', () => {
  const thrown = new RangeError('used bytes');
  const error = sent(thrown);
  expect(error).not.toBeInstanceOf(InputFaults);
  expect(error).toBeInstanceOf(Error);
  expect([error.message, error.stack]).toEqual(['used bytes', thrown.stack]);
});

it('what is no error becomes one', () => {
  expect(sent(null).message).toBe('null');
  expect(sent('gone').message).toBe('gone');
});
