import { describe, expect, it } from 'vitest';
import { portable } from '../../../src/report/portable.ts';
import type { LoadedScenario } from '../../../src/scenario/loaded.ts';
import { fakeRun, fakeTrace } from '../../support/fake-trace.ts';

const FILE = 'population.organisations.file';
const { loaded } = fakeRun({
  traces: [fakeTrace()],
  origins: [
    {
      address: FILE,
      text: '/machine/organisations.csv',
      file: '/machine/scenarios/fake.yaml',
      line: 3,
      column: 5,
      provenance: null,
    },
    { address: 'run.seed', text: '/x', file: '--set', line: 0, column: 0, provenance: null },
  ],
});

const overridesOf = (...overrides: string[]) => portable({ ...loaded, overrides }).overrides;

describe('portable', () => {
  it('calls files by their names in the scenario and in the origins', () => {
    const { resolved, origins } = portable(loaded);
    expect(resolved).toEqual({
      name: 'fake',
      population: { organisations: { file: '../organisations.csv' } },
      quota: {},
    });
    expect(origins.map(({ text, file }) => [text, file])).toEqual([
      ['../organisations.csv', 'fake.yaml'],
      ['/x', '--set'],
    ]);
  });

  it('leaves a scenario without a file of organisations as it is', () => {
    const scenario = { population: { organisations: { types: [] } } };
    const made = { ...loaded, scenario } as unknown as LoadedScenario;
    expect(portable(made).resolved).toBe(loaded.resolved);
  });

  it('calls them so in what was given on the command line, too', () => {
    expect(
      overridesOf(
        `${FILE} = /machine/organisations.csv`,
        `${FILE}=/machine/overruled.csv`,
        'population.organisations={file: /machine/organisations.csv}',
        'population={organisations: {file: /machine/organisations.csv}}',
      ),
    ).toEqual([
      `${FILE} = ../organisations.csv`,
      `${FILE}=overruled.csv`,
      'population.organisations={file: ../organisations.csv}',
      'population={organisations: {file: ../organisations.csv}}',
    ]);
  });

  it('reads the path as YAML does, and leaves what stands beside it', () => {
    expect(
      overridesOf(
        `${FILE}="/machine/organisations.csv" # those of May`,
        `${FILE}='/machine/overruled.csv'`,
        'population.organisations={types: null, file: "/machine/organisations.csv"}',
        'population.organisations={file: /machine/overruled.csv}',
        `${FILE}="/machine/a, b: [c].csv"`,
        'population={organisations: {file: "/machine/a, b: [c].csv"}, mailboxes: 7}',
      ),
    ).toEqual([
      `${FILE}=../organisations.csv # those of May`,
      `${FILE}=overruled.csv`,
      'population.organisations={types: null, file: ../organisations.csv}',
      'population.organisations={file: overruled.csv}',
      `${FILE}="a, b: [c].csv"`,
      'population={organisations: {file: "a, b: [c].csv"}, mailboxes: 7}',
    ]);
  });

  it('leaves other expressions as they were given', () => {
    const others = [
      'run.seed=/machine/organisations.csv',
      'population.mailboxes = 3',
      'population={mailboxes: 3}',
      `${FILE}=null`,
      'population.organisations={types: []}',
    ];
    expect(overridesOf(...others)).toEqual(others);
  });
});
