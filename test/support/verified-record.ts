/** run.json for verification, by hand. */
import { sha256Of } from '../../src/report/hash-text.ts';
import { sealed } from '../../src/report/record-seal.ts';
import { parseVerifiedRecord, type VerifiedRecord } from '../../src/review/verify-run-record.ts';
import { RECORD } from './kept-run.ts';

const SCENARIO = {
  ...{ name: 'plan', title: 'A plan', currency: 'EUR' },
  run: { seed: 'x', replications: 2, sampling: 'latin-hypercube' },
};

/** Of two replications; the ledgers of each tie. */
function ledgerOf(replication: number) {
  return {
    replication,
    // 10 + 5 + 2 + 3 = 20 = 1 + 2 + 3 + 4 + 10.
    ...{ openingBytes: 10, keptBytes: 5, returnedBytes: 2, importedBytes: 3 },
    ...{ deletedBytes: 1, parkedBytes: 2, housekeptBytes: 3, freedBytes: 4 },
    ...{ closingBytes: 10, differenceBytes: 0 },
  };
}

function retainedOf(replication: number, pool: string) {
  return {
    ...{ replication, pool },
    ...{ openingBytes: 7, deletedBytes: 1, closingBytes: 6, expiredBytes: 2, differenceBytes: 0 },
  };
}

const EVENTS = { cleanUps: 1, contacts: 2, upgrades: 0, joined: 0, left: 0, moves: 0 };

/** What run.json holds, with other values for some keys. */
export function recordJson(more: object = {}) {
  return {
    ...RECORD,
    question: '',
    overrides: ['currency=EUR'],
    ...{ excel: false, focus: false, split: null, until: null },
    masterCheck: {
      passed: true,
      ledgers: [ledgerOf(0), ledgerOf(1)],
      retained: [0, 1].flatMap((replication) => [
        retainedOf(replication, 'north'),
        retainedOf(replication, 'south'),
      ]),
      costs: {
        totalCost: { monthsPence: 1234, yearsPence: 1234, summaryPence: 1234 },
        presentValue: { monthsPence: 1200, yearsPence: 1200, summaryPence: 1200 },
      },
    },
    headlineMeans: { peak_used_tib: 1.5, runout_date: null, total_cost_gbp: 12.34 },
    eventCounts: [0, 1].map((replication) => ({ replication, ...EVENTS })),
    inputs: [
      { name: 'plan.yaml', path: 'inputs/_/plan.yaml', bytes: 3, sha256: 'a' },
      { name: '../base.yaml', path: 'inputs/base.yaml', bytes: 4, sha256: 'b' },
    ],
    dataPackage: { path: 'datapackage.json', bytes: 5, sha256: 'c' },
    scenarioSha256: sha256Of(JSON.stringify(SCENARIO)),
    scenario: SCENARIO,
    origins: {
      title: { text: 'A plan', file: 'plan.yaml', line: 2, column: 8 },
      currency: { text: 'EUR', file: '--set', line: 0, column: 0, source: '-x, said she' },
    },
    ...more,
  };
}

/** The same as text, as it is written. */
export function recordText(more: object = {}): string {
  return sealed(recordJson(more));
}

/** The same as it is read. */
export function handRecord(more: object = {}): VerifiedRecord {
  return parseVerifiedRecord(recordText(more), 'runs/a/run.json');
}
