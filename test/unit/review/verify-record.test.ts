/** Whether run.json agrees with itself and with tables. */
import { describe, expect, it } from 'vitest';
import { checkAssumptions } from '../../../src/review/verify-assumptions.ts';
import type { CheckResult } from '../../../src/review/verify-check.ts';
import { checkContacts } from '../../../src/review/verify-events.ts';
import { masterCheckResult } from '../../../src/review/verify-master-check.ts';
import { checkMeans } from '../../../src/review/verify-means.ts';
import { inputsInPlace, recordResult } from '../../../src/review/verify-record.ts';
import { parseVerifiedRecord } from '../../../src/review/verify-run-record.ts';
import { sampleCheck } from '../../../src/review/verify-sample.ts';
import { formatFault, InputFaults } from '../../../src/table/fault.ts';
import { handRecord, recordJson, recordText } from '../../support/verified-record.ts';
import {
  handRows,
  handTable,
  integer,
  key,
  number,
  passAll,
  shown,
  text,
} from '../../support/verified-tables.ts';

function linesOf({ findings }: CheckResult): string[] {
  return findings.map((finding) => formatFault(finding));
}

describe('run.json', () => {
  it('agrees with itself', () => {
    expect(recordResult(handRecord())).toMatchObject({ check: 'run.json', findingCount: 0 });
  });

  it.each([
    // The seed is in line 9, the replications in line 10; after a key twice, the second counts.
    ['a space less', (json: string) => json.replace('"seed": "x"', '"seed":"x"'), ':9:10'],
    ['a key twice', (json: string) => json.replace('"seed"', '"seed": "y",\n  "seed"'), ':9:12'],
    ['a number otherwise', (json: string) => json.replace('s": 2,', 's": 2.0,'), ':10:20'],
    ['no line break at the end', (json: string) => json.trimEnd(), null],
  ])('is laid out as it is written, without %s', (_, edit, place) => {
    const written = edit(recordText());
    const record = parseVerifiedRecord(written, 'runs/a/run.json');
    const end = `:${written.split('\n').length}:2`;
    expect(linesOf(recordResult(record))).toEqual([
      `runs/a/run.json${place ?? end}  from here on it is not as headroom writes JSON: it was edited`,
    ]);
  });

  it('has its own SHA-256 at its end', () => {
    const written = recordText().replace('"column": 8', '"column": 9');
    const record = parseVerifiedRecord(written, 'runs/a/run.json');
    expect(linesOf(recordResult(record))).toEqual([
      'runs/a/run.json  sha256  it is not the SHA-256 of the text before it: run.json was edited',
    ]);
  });

  it('has the SHA-256 of its scenario', () => {
    const scenario = { ...recordJson().scenario, currency: 'GBP' };
    expect(linesOf(recordResult(handRecord({ scenario })))).toEqual([
      'runs/a/run.json  scenarioSha256  it is not the SHA-256 of scenario: one of the two was edited',
    ]);
  });

  it('has the title of its scenario, and a default where that has none', () => {
    expect(linesOf(recordResult(handRecord({ title: 'B', question: 'Why?' })))).toEqual([
      'runs/a/run.json  title  it is not the one in scenario.title',
    ]);
  });

  it('has the seed, sampling and replications of its scenario, unless it ran until', () => {
    expect(linesOf(recordResult(handRecord({ seed: 'y' })))).toEqual([
      'runs/a/run.json  seed  it is not the one in scenario.run.seed',
    ]);
    const sampling = { method: 'random', batchSizes: [3] };
    const more = { replications: 3, sampling };
    const ofSampling = 'runs/a/run.json  sampling  it is not the one in scenario.run.sampling';
    expect(linesOf(recordResult(handRecord(more)))).toEqual([
      ofSampling,
      'runs/a/run.json  replications  it is not the one in scenario.run.replications',
    ]);
    expect(linesOf(recordResult(handRecord({ ...more, until: {} })))).toEqual([ofSampling]);
  });

  it('has inputs that lie where their names say, and nowhere else', () => {
    const inputs = recordJson().inputs.map((input, index) =>
      index === 1 ? { ...input, path: 'inputs/../../base.yaml' } : input,
    );
    const record = handRecord({ inputs });
    expect(linesOf(recordResult(record))).toEqual([
      'runs/a/run.json  inputs.1.path  it is not where ../base.yaml lies',
    ]);
    expect(inputsInPlace(record).map(({ name }) => name)).toEqual(['plan.yaml']);
    const absolute = [{ ...recordJson().inputs[0], name: '/etc/passwd', path: '/etc/passwd' }];
    expect(inputsInPlace(handRecord({ inputs: absolute }))).toEqual([]);
  });

  it('has datapackage.json beside it', () => {
    const dataPackage = { ...recordJson().dataPackage, path: '../datapackage.json' };
    expect(linesOf(recordResult(handRecord({ dataPackage })))).toEqual([
      'runs/a/run.json  dataPackage.path  it is not datapackage.json',
    ]);
  });

  it('must have all keys', () => {
    const { dataPackage: _, ...json } = recordJson();
    const parse = () => parseVerifiedRecord(JSON.stringify(json), 'runs/a/run.json');
    expect(parse).toThrow(InputFaults);
    expect(parse).toThrow(
      'runs/a/run.json  dataPackage  is missing or not as headroom writes it  run the scenario',
    );
  });
});

describe('the master check', () => {
  const { masterCheck } = recordJson();
  const found = (more: object) => linesOf(masterCheckResult(handRecord(more)));
  const checked = (more: object) => found({ masterCheck: { ...masterCheck, ...more } });

  it('holds', () => {
    expect(found({})).toEqual([]);
  });

  it('says of itself that it passed', () => {
    expect(checked({ passed: false })).toEqual([
      'runs/a/run.json  masterCheck.passed  it did not pass',
    ]);
  });

  it.each([
    'openingBytes',
    'keptBytes',
    'returnedBytes',
    'importedBytes',
    'deletedBytes',
    'parkedBytes',
    'housekeptBytes',
    'freedBytes',
    'closingBytes',
  ] as const)('adds up %s of each ledger again', (name) => {
    const ledgers = masterCheck.ledgers.map((ledger, index) =>
      index === 1 ? { ...ledger, [name]: ledger[name] + 1 } : ledger,
    );
    const isIn = /opening|kept|returned|imported/.test(name) && name !== 'housekeptBytes';
    expect(checked({ ledgers })).toEqual([
      `runs/a/run.json  masterCheck.ledgers.1  ${isIn ? 21 : 20} bytes are there or come in, and ${isIn ? 20 : 21} stay or go`,
    ]);
  });

  it('adds up what pools retain again', () => {
    for (const name of ['openingBytes', 'deletedBytes', 'closingBytes', 'expiredBytes'] as const) {
      const retained = masterCheck.retained.map((ledger, index) =>
        index === 2 ? { ...ledger, [name]: ledger[name] + 1 } : ledger,
      );
      expect(checked({ retained })).toEqual([expect.stringContaining('masterCheck.retained.2  ')]);
    }
  });

  it('says of no ledger that it differs', () => {
    const ledgers = masterCheck.ledgers.map((ledger) => ({ ...ledger, differenceBytes: 1 }));
    expect(checked({ ledgers })).toHaveLength(2);
  });

  it('has a ledger of each replication and pool', () => {
    const [first] = masterCheck.ledgers;
    const ofLedgers =
      'runs/a/run.json  masterCheck.ledgers  it has not one ledger of each of 2 replications';
    expect(checked({ ledgers: [first] })).toEqual([ofLedgers]);
    expect(checked({ ledgers: [first, first] })).toEqual([ofLedgers]);
    const ofPools =
      'runs/a/run.json  masterCheck.retained  it has not one ledger of each pool in each replication';
    expect(checked({ retained: [] })).toEqual([ofPools]);
    expect(checked({ retained: masterCheck.retained.slice(1) })).toEqual([ofPools]);
    expect(checked({ retained: masterCheck.retained.slice(0, 3) })).toEqual([ofPools]);
  });

  it('ties months, years and summary', () => {
    for (const name of ['monthsPence', 'yearsPence', 'summaryPence']) {
      const presentValue = { ...masterCheck.costs.presentValue, [name]: 1201 };
      expect(checked({ costs: { ...masterCheck.costs, presentValue } })).toHaveLength(1);
    }
  });

  it('has costs where the run has', () => {
    const message =
      'runs/a/run.json  masterCheck.costs  it must be there where the run has costs, and only there';
    expect(checked({ costs: null })).toEqual([message]);
    const metricScope = { ...recordJson().metricScope, costs: false };
    expect(found({ metricScope })).toEqual([message]);
  });
});

describe('run.json and the tables', () => {
  it('have the same means', () => {
    const fields = [key('metric'), text('unit'), { ...text('mean'), figure: true as const }];
    const found = (lines: readonly string[], more: object = {}) =>
      shown((findings) =>
        checkMeans(handRows('summary', { fields, lines }), handRecord(more), findings),
      );
    const lines = ['peak_used_tib,TiB,1.500', 'runout_date,date,', 'total_cost_gbp,GBP,12.34'];
    expect(found(lines)).toEqual([]);
    expect(found(['peak_used_tib,TiB,1.501', 'runout_date,date,2014-02-03'])).toEqual([
      'runs/a/summary.csv:2:19  the mean of peak_used_tib is 1.501, and 1.5 in headlineMeans of run.json',
      'runs/a/summary.csv:3:18  the mean of runout_date is 2014-02-03, and none in headlineMeans of run.json',
      'runs/a/run.json  headlineMeans.total_cost_gbp  summary.csv has no such row',
    ]);
    const { headlineMeans } = recordJson();
    const other = { headlineMeans: { ...headlineMeans, total_cost_gbp: 12.35 } };
    expect(found([...lines.slice(0, 2), 'total_cost_gbp,GBP,12.35'], other)).toEqual([
      'runs/a/summary.csv:4:20  the mean of total_cost_gbp is 12.35, and 12.34 in masterCheck of run.json',
    ]);
  });

  it('have the same contacts', () => {
    const found = (values: readonly (number | null)[], more: object = {}) =>
      shown((findings) =>
        checkContacts(new Map([['contacts_count', values]]), handRecord(more), findings),
      );
    expect(found([2, 2])).toEqual([]);
    expect(found([2, 3])).toEqual([
      'runs/a/run.json  eventCounts.1.contacts  contacts_count is 3 in replications.csv',
    ]);
    expect(found([2, 2], { eventCounts: recordJson().eventCounts.slice(1) })).toEqual([
      'runs/a/run.json  eventCounts  it has not one item of each of 2 replications',
    ]);
  });

  it('have the same sample', () => {
    const found = (sampleShare: number | null, header: string, cells: readonly string[]) => {
      const fields = [key('metric'), number(header, 6)];
      const table = handTable('summary', { fields, lines: cells.map((cell) => `a,${cell}`) });
      return shown((findings) => {
        const check = sampleCheck(table, sampleShare, findings);
        passAll(table, check === null ? [] : [check], findings);
      });
    };
    expect(found(null, 'mean', ['0.500000'])).toEqual([]);
    expect(found(0.001, 'sample_share', ['0.001000', '0.001000'])).toEqual([]);
    expect(found(0.001, 'sample_share', ['0.001000', '0.002000'])).toEqual([
      'runs/a/summary.csv:3:3  here should stand 0.001000, the share in run.json',
    ]);
    expect(found(null, 'sample_share', ['0.001000'])).toEqual([
      'runs/a/summary.csv  it has sample_share, and run.json has no sample',
    ]);
    expect(found(0.001, 'mean', ['0.001000'])).toEqual([
      'runs/a/summary.csv  it lacks sample_share, and run.json has a sample',
    ]);
  });
});

describe('assumptions.csv', () => {
  const HEADERS = ['key', 'value', 'source', 'owner', 'note', 'quality', 'file'];
  const FIELDS = [...HEADERS.map(text), integer('line')];
  const LINES = [
    'title,A plan,,,,,plan.yaml,2',
    `currency,EUR,"'-x, said she",,,,command line,`,
    'owners.inducedGrowth,0.1,,,,,default,',
  ];

  function found(lines: readonly string[], more: object = {}): string[] {
    const rows = handRows('assumptions', { fields: FIELDS, lines });
    return shown((findings) => checkAssumptions(rows, handRecord(more), findings));
  }

  it('tells of the origins in run.json, and of defaults', () => {
    expect(found(LINES)).toEqual([]);
  });

  it('has no white space around cells, and no carriage returns in them', () => {
    const { origins } = recordJson();
    const title = { ...origins.title, note: ' one\r\ntwo\n', source: "'-x" };
    const line = `title,A plan,'-x,,"one\ntwo",,plan.yaml,2`;
    expect(found([line, ...LINES.slice(1)], { origins: { ...origins, title } })).toEqual([
      'runs/a/assumptions.csv:2:14  the source of title is another in run.json',
    ]);
  });

  it.each([
    ['title,B plan,,,,,plan.yaml,2', 'value'],
    ['title,A plan,x,,,,plan.yaml,2', 'source'],
    ['title,A plan,,x,,,plan.yaml,2', 'owner'],
    ['title,A plan,,,x,,plan.yaml,2', 'note'],
    ['title,A plan,,,,assumed,plan.yaml,2', 'quality'],
    ['title,A plan,,,,,base.yaml,2', 'file'],
    ['title,A plan,,,,,plan.yaml,3', 'line'],
  ])('does not say %s', (line, header) => {
    expect(found([line, ...LINES.slice(1)])).toEqual([
      expect.stringContaining(`the ${header} of title is another in run.json`),
    ]);
  });

  it('has a row of each origin, and no others', () => {
    expect(found(LINES.slice(1))).toEqual([
      'runs/a/assumptions.csv  it has no row of title, whose origin is in run.json',
    ]);
    expect(found([...LINES, 'seed,x,,,,,plan.yaml,3'])).toEqual([
      'runs/a/assumptions.csv:5:1  run.json has no origin of seed',
    ]);
  });
});
