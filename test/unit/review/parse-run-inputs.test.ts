import { describe, expect, it } from 'vitest';
import { parseRunInputs } from '../../../src/review/parse-run-inputs.ts';
import { InputFaults } from '../../../src/table/fault.ts';
import { AGAIN } from '../../support/kept-run.ts';

const SHA = 'a'.repeat(64);
const FILE = { name: 'a.yaml', path: 'inputs/a.yaml', bytes: 5, sha256: SHA };
const ORIGIN = { text: '1', file: 'a.yaml', line: 2, column: 3 };
const RECORD = { headroom: '0.5.0', inputs: [FILE], origins: { 'run.seed': ORIGIN } };

describe('parseRunInputs', () => {
  it('reads origins with who says so, and the files', () => {
    const said = { ...ORIGIN, source: 's', owner: 'o', note: 'n', quality: 'assumed' };
    const text = JSON.stringify({ ...RECORD, origins: { a: ORIGIN, 'a.b': said } });
    expect(parseRunInputs(text, 'run.json')).toEqual({
      files: [FILE],
      origins: new Map([
        ['a', { ...ORIGIN, source: '', owner: '', note: '', quality: '' }],
        ['a.b', said],
      ]),
    });
  });

  it('takes names of files out of the scenario’s folder, and folders within inputs/', () => {
    const inputs = [
      { ...FILE, name: '../o.csv', path: 'inputs/o.csv' },
      { ...FILE, path: 'inputs/_/..a/..b.yaml' },
    ];
    expect(parseRunInputs(JSON.stringify({ ...RECORD, inputs }), 'run.json').files).toEqual(inputs);
  });

  it('says where the text is no JSON', () => {
    expect(faultOf('{\n"inputs": [')).toBe(
      `run.json:2:12  it is not JSON from here on: the file was cut or edited  ${AGAIN}`,
    );
  });

  it.each<[string, unknown]>([
    ['inputs', { ...RECORD, inputs: undefined }],
    ['inputs.0.bytes', { ...RECORD, inputs: [{ ...FILE, bytes: -1 }] }],
    ['inputs.0.sha256', { ...RECORD, inputs: [{ ...FILE, sha256: 'A'.repeat(64) }] }],
    ['inputs.0.path', { ...RECORD, inputs: [{ ...FILE, path: 'inputs/../run.json' }] }],
    ['inputs.0.path', { ...RECORD, inputs: [{ ...FILE, path: 'inputs/a/..' }] }],
    ['inputs.0.path', { ...RECORD, inputs: [{ ...FILE, path: 'inputs/..\\a' }] }],
    ['inputs.0.path', { ...RECORD, inputs: [{ ...FILE, path: '/etc/passwd' }] }],
    ['inputs.0.path', { ...RECORD, inputs: [{ ...FILE, path: 'inputs' }] }],
    ['origins', { ...RECORD, origins: [] }],
    ['origins.run.seed.text', { ...RECORD, origins: { 'run.seed': { ...ORIGIN, text: 1 } } }],
    ['origins.run.seed.line', { ...RECORD, origins: { 'run.seed': { ...ORIGIN, line: 0.5 } } }],
  ])('refuses %s that is not as headroom writes it', (address, record) => {
    expect(faultOf(JSON.stringify(record))).toBe(
      `run.json  ${address}  is missing or not as headroom writes it  ${AGAIN}`,
    );
  });
});

function faultOf(text: string): string {
  try {
    parseRunInputs(text, 'run.json');
  } catch (error) {
    if (error instanceof InputFaults) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}
