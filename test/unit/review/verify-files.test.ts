/** Whether files are those that were written, and what is said of them. */
import { describe, expect, it } from 'vitest';
import {
  type CheckResult,
  noFindings,
  resultOf,
  skippedCheck,
} from '../../../src/review/verify-check.ts';
import { type FoundFile, fileFinding, isCut } from '../../../src/review/verify-files.ts';
import { type PackagedTable, parsePackage } from '../../../src/review/verify-package.ts';
import { verdictText, verifiedRecord, verifiedText } from '../../../src/review/verify-report.ts';
import { findingIn } from '../../../src/review/verify-rows.ts';
import { checkTables } from '../../../src/review/verify-tables.ts';
import { feedsIn, textOf } from '../../../src/review/verify-text.ts';
import { formatFault } from '../../../src/table/fault.ts';
import { NO_SCOPE } from '../../support/kept-run.ts';
import { handRecord, recordJson } from '../../support/verified-record.ts';
import { shown } from '../../support/verified-tables.ts';

const EXPECTED = {
  named: 'runs/a/timeline.csv',
  bytes: 100,
  sha256: 'abc',
  recordedIn: 'datapackage.json',
};
const WHOLE = {
  kind: 'file' as const,
  bytes: 100,
  sha256: 'abc',
  lastLine: 7,
  endsWithLine: true,
  content: null,
};

describe('a file', () => {
  it('is as it was written', () => {
    expect(fileFinding(EXPECTED, WHOLE)).toBeNull();
  });

  it.each<[FoundFile, string, string]>([
    [{ kind: 'missing' }, 'the file is missing: datapackage.json lists it', ''],
    [{ kind: 'no file' }, 'in place of the file stands something else, such as a folder', ''],
    [
      { kind: 'refused', reason: 'permission is denied' },
      'the file cannot be read: permission is denied',
      '  see to it that you may read it, and verify again',
    ],
    [
      { ...WHOLE, bytes: 60, endsWithLine: false },
      'the file was cut after 60 of 100 bytes, in line 7',
      '',
    ],
    [
      { ...WHOLE, bytes: 60 },
      'the file was cut after 60 of 100 bytes, at the end of line 7, or edited',
      '',
    ],
    [{ ...WHOLE, bytes: 0, lastLine: 0 }, 'the file is empty: it was cut after 0 of 100 bytes', ''],
    [{ ...WHOLE, bytes: 101 }, 'the file has grown: 101 bytes where 100 were written', ''],
    [
      { ...WHOLE, sha256: 'abd' },
      'the file was edited: it has the 100 bytes that were written, but its SHA-256 is not the one in datapackage.json',
      '',
    ],
  ])('is not: %j', (found, message, mend) => {
    const finding = fileFinding(EXPECTED, found);
    expect(finding && formatFault(finding)).toBe(`runs/a/timeline.csv  ${message}${mend}`);
  });

  it('is cut where it ends within a line, short of what was written', () => {
    expect(isCut(EXPECTED, { ...WHOLE, bytes: 60, endsWithLine: false })).toBe(true);
    expect(isCut(EXPECTED, { ...WHOLE, bytes: 60 })).toBe(false);
    expect(isCut(EXPECTED, { ...WHOLE, bytes: 100, endsWithLine: false })).toBe(false);
  });
});

describe('the text of a file', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index}, more of it: \u00e4`);
  const bytes = Buffer.from(`\ufeff${lines.join('\n')}\n`);

  it('has no byte order mark', () => {
    expect(textOf(bytes, 'runs/a/a.csv')).toEqual({ text: `${lines.join('\n')}\n` });
    expect(feedsIn(bytes)).toBe(20_000);
    expect(feedsIn(Buffer.from('a\n\nb'))).toBe(2);
  });

  it.each([1, 2, 9_999, 20_000])('is none from line %i on, where one byte is wrong', (line) => {
    const wrong = Buffer.from(bytes);
    const before = Buffer.byteLength(`\ufeff${lines.slice(0, line - 1).join('\n')}`);
    // `line`, and the fifth character of the line in place of a space.
    wrong[before + (line === 1 ? 4 : 5)] = 0xff;
    const read = textOf(wrong, 'runs/a/a.csv');
    expect('finding' in read && read.finding).toMatchObject({
      ...{ file: 'runs/a/a.csv', line, column: 5 },
      message: 'the file is not UTF-8 text from here on: it was edited',
    });
  });
});

describe('datapackage.json', () => {
  const ALWAYS = [
    ...['summary', 'timeline', 'quota_states', 'mailbox_sizes', 'stages', 'stage_events'],
    ...['replications', 'sensitivity', 'assumptions'],
  ];
  const resource = (name: string, more: object = {}): PackagedTable => ({
    ...{ name, path: `${name}.csv`, bytes: 1, hash: 'sha256:a' },
    dialect: { lineTerminator: '\n' },
    schema: { fields: [{ name: 'a', type: 'string', unit: '' }], primaryKey: ['a'] },
    ...more,
  });
  const record = (more: object = {}) => handRecord({ metricScope: NO_SCOPE, ...more });

  function found(
    resources: readonly PackagedTable[],
    of = record(),
    { name = 'plan', title = 'A plan' } = {},
  ): { readonly lines: string[]; readonly readable: string[] } {
    let readable: string[] = [];
    const named = 'runs/a/datapackage.json';
    const lines = shown((findings) => {
      const tables = checkTables({ named, name, title, resources: [...resources] }, of, findings);
      readable = tables.map((table) => table.name);
    });
    return { lines, readable };
  }

  it('has the tables of the run', () => {
    const tables = ALWAYS.map((name) => resource(name));
    expect(found(tables)).toEqual({ lines: [], readable: ALWAYS });
    // Milestones may lie in the horizon or not.
    expect(found([...tables, resource('milestones')]).lines).toEqual([]);
    expect(found(tables, record({ metricScope: recordJson().metricScope })).lines).toEqual([
      'runs/a/datapackage.json  it does not list pools.csv, which such a run has',
      'runs/a/datapackage.json  it does not list purchases.csv, which such a run has',
      'runs/a/datapackage.json  it does not list costs_monthly.csv, which such a run has',
      'runs/a/datapackage.json  it does not list costs_annual.csv, which such a run has',
    ]);
    expect(found(tables, record({ focus: true, split: {} })).lines).toEqual([
      'runs/a/datapackage.json  it does not list focus.csv, which such a run has',
      'runs/a/datapackage.json  it does not list split.csv, which such a run has',
    ]);
    expect(found([resource('stages')], record({ tables: ['stages'] })).lines).toEqual([]);
    expect(found([], record({ tables: ['stages'] })).lines).toHaveLength(1);
  });

  it('has the name and title of the run', () => {
    const tables = ALWAYS.map((name) => resource(name));
    expect(found(tables, record(), { name: 'plan-b', title: 'B' }).lines).toEqual([
      'runs/a/datapackage.json  name  it is not the one in run.json',
      'runs/a/datapackage.json  title  it is not the one in run.json',
    ]);
  });

  it.each<[PackagedTable, string]>([
    [resource('other'), 'there is no table other'],
    [resource('stages', { path: '../stages.csv' }), 'the table stages does not lie in stages.csv'],
    [resource('summary'), 'it lists summary twice'],
    [resource('stages', { dialect: { lineTerminator: '\r\n' } }), 'lines of stages end in LF'],
  ])('tells of no other table, elsewhere or otherwise: %j', (extra, message) => {
    const tables = ALWAYS.filter((name) => name !== extra.name || name === 'summary');
    const { lines, readable } = found([...tables.map((name) => resource(name)), extra]);
    expect(lines).toContain(`runs/a/datapackage.json  resources.${tables.length}  ${message}`);
    expect(readable).toEqual(tables);
  });

  it('says of --excel that lines end in CR LF', () => {
    const tables = [resource('stages')];
    expect(found(tables, record({ excel: true, tables: ['stages'] })).lines).toEqual([
      'runs/a/datapackage.json  resources.0  lines of stages end in CR LF',
      'runs/a/datapackage.json  it does not list stages.csv, which such a run has',
    ]);
  });

  it('gives numbers their places', () => {
    const table = resource('stages', {
      schema: { fields: [{ name: 'a', type: 'number' }], primaryKey: ['a'] },
    });
    const text = JSON.stringify({ name: 'plan', title: 'A plan', resources: [table] });
    expect(() => parsePackage(text, 'runs/a/datapackage.json')).toThrow(
      'runs/a/datapackage.json  resources.0.schema.fields.0.places  is missing or not as headroom',
    );
  });
});

describe('what is said', () => {
  const finding = findingIn('runs/a/run.json', 'it did not pass', 'masterCheck.passed');
  const checks: readonly CheckResult[] = [
    resultOf('hashes of 1 table', noFindings()),
    { ...resultOf('master check', noFindings()), findings: [finding], findingCount: 1 },
    resultOf('totals of costs', noFindings(), '--tables left out costs_annual'),
    skippedCheck('keys of 0 tables', 'timeline.csv was cut'),
    {
      ...resultOf('sums', noFindings()),
      findings: Array(5).fill(finding),
      findingCount: 1_207,
    },
  ];
  const folder = { run: 'runs/a', fingerprint: 'f00', checks, rerun: 'not asked' } as const;

  it('is a line a check or finding, the verdict, and the fingerprint', () => {
    const failed = `FAILED  ${formatFault(finding)}`;
    expect(verifiedText(folder)).toBe(
      [
        'ok      hashes of 1 table',
        failed,
        'ok      totals of costs',
        'skipped part of totals of costs: --tables left out costs_annual',
        'skipped keys of 0 tables: timeline.csv was cut',
        ...Array(5).fill(failed),
        'FAILED  sums: 1,202 more like these',
        'runs/a is NOT intact: 2 of 4 checks failed: master check, sums',
        'what to do: get the folder anew from whoever made it',
        'SHA-256 of its run.json: f00',
        '',
      ].join('\n'),
    );
    const whole = { ...folder, checks: checks.slice(2, 4) };
    expect(verifiedText(whole)).toContain(
      'runs/a is intact, by 1 check; not shown: that its inputs give these tables (--rerun)\nSHA',
    );
    expect(verifiedText({ ...whole, rerun: 'made' })).toContain(
      'runs/a is intact, by 1 check, and its inputs give these tables again\n',
    );
  });

  it('is only what does not hold, and the verdict, where little is to be said', () => {
    const verdict = 'runs/a is NOT intact: 1 of 1 check failed: master check\n';
    const one = { ...folder, checks: checks.slice(1, 2) };
    expect(verdictText(one)).toBe(`FAILED  ${formatFault(finding)}\n${verdict}`);
  });

  it('does not ask for another folder where it is enough to be let in', () => {
    const refused = { ...finding, mend: 'see to it that you may read it, and verify again' };
    const checked = { ...resultOf('hashes', noFindings()), findings: [refused], findingCount: 1 };
    expect(verifiedText({ ...folder, checks: [checked] })).not.toContain('what to do');
  });

  it('is the same for programs', () => {
    expect(verifiedRecord([folder], '0.5.0')).toMatchObject({
      ...{ headroom: '0.5.0', verify: 1 },
      runs: [
        {
          ...{ run: 'runs/a', passed: false, fingerprint: 'f00' },
          checks: [
            { check: 'hashes of 1 table', passed: true, skipped: null, findingCount: 0 },
            { check: 'master check', passed: false, findings: [finding] },
            { check: 'totals of costs', passed: true, skipped: '--tables left out costs_annual' },
            { check: 'keys of 0 tables', passed: null, skipped: 'timeline.csv was cut' },
            { check: 'sums', passed: false, findingCount: 1_207 },
          ],
        },
      ],
    });
  });
});
