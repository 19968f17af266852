import { describe, expect, it } from 'vitest';
import { FORMAT_VERSION } from '../../../src/report/run-record.ts';
import { parseRunSettings } from '../../../src/review/parse-run-settings.ts';

const RECORD = {
  headroom: '0.5.0',
  formatVersion: FORMAT_VERSION,
  overrides: ['run.replications=3', 'run.seed="a"'],
  sample: { share: 0.01, mailboxCount: 7 },
  until: { requirement: 'mean(peak_used_tib) within 1%', isReached: true, replicationsMax: 500 },
  split: { replications: [0, 2] },
  excel: true,
  focus: false,
  tables: ['summary'],
  sampling: { method: 'latin-hypercube', batchSizes: [2, 1], note: 'drawn' },
};
const read = (record: object) => parseRunSettings(JSON.stringify(record), 'run.json');

describe('what was asked of a run', () => {
  it('is read from its run.json', () => {
    expect(read(RECORD)).toEqual({
      set: RECORD.overrides,
      sampleShare: 0.01,
      until: RECORD.until,
      isSplit: true,
      ...{ excel: true, focus: false, tables: ['summary'] },
      batchSizes: [2, 1],
    });
  });

  it('may be next to nothing', () => {
    const none = { overrides: [], sample: null, until: null, split: null, tables: null };
    expect(read({ ...RECORD, ...none })).toMatchObject({
      ...{ set: [], sampleShare: null, until: null, isSplit: false, tables: null },
    });
  });

  it.each<[string, object]>([
    ['overrides.0', { overrides: [1] }],
    ['overrides.1', { overrides: ['a.b=1', 'foo'] }],
    ['overrides.0', { overrides: [' =1'] }],
    ['overrides.0', { overrides: ['a= '] }],
    ['sample.share', { sample: { share: 1.5 } }],
    ['until.isReached', { until: { ...RECORD.until, isReached: null } }],
    ['until.replicationsMax', { until: { ...RECORD.until, replicationsMax: 0 } }],
    ['split', { split: true }],
    ['excel', { excel: undefined }],
    ['tables', { tables: undefined }],
    ['sampling.batchSizes.1', { sampling: { batchSizes: [1, 0.5] } }],
  ])('is refused for %s', (key, change) => {
    expect(() => read({ ...RECORD, ...change })).toThrow(
      `run.json  ${key}  is missing or not as headroom writes it`,
    );
  });

  it('is read from another format only on demand', () => {
    const other = { ...RECORD, formatVersion: 4 };
    expect(() => read(other)).toThrow('the run folder has format 4');
    expect(parseRunSettings(JSON.stringify(other), 'run.json', true)).toEqual(read(RECORD));
  });
});
