import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../src/review/check.ts';
import { checkRecord } from '../../../src/review/check-record.ts';
import { CHANGES } from '../../../src/review/diff-changes.ts';
import { diffDocument } from '../../../src/review/diff-document.ts';
import { diffRecord } from '../../../src/review/diff-record.ts';
import {
  CHECK_KEYS,
  DIFF_KEYS,
  type JsonKey,
  VERIFY_KEYS,
} from '../../../src/review/review-json-keys.ts';
import { noFindings, resultOf } from '../../../src/review/verify-check.ts';
import { verifiedRecord } from '../../../src/review/verify-report.ts';
import { doublingDiff } from '../../support/diffs.ts';

/** Objects whose keys are names of columns, and the whole object of a diff. */
const OPAQUE =
  /^(tables\[\]\.(figures\[\]\.(key|point)|rows(Added|Removed)\[\])|scenarios\[\]\.diff)$/;

/** The paths of all keys below a value, each once. */
function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || OPAQUE.test(path)) return [];
  if (Array.isArray(value)) {
    return [...new Set(value.flatMap((item) => pathsIn(item, `${path}[]`)))];
  }
  return Object.entries(value).flatMap(([key, child]) => {
    const below = path === '' ? key : `${path}.${key}`;
    return [below, ...pathsIn(child, below)];
  });
}

function named(keys: readonly JsonKey[]): string[] {
  return keys.map(([path]) => path).sort();
}

/** Without what the second has, which is documented once, with the first. */
function withoutAfter(paths: readonly string[]): string[] {
  return paths.filter((path) => !/^after\./.test(path) && !/^inputs\.values\[\]\.after/.test(path));
}

describe('docs/diff.md', () => {
  it('is what the lists make; npm run docs writes it', () => {
    expect(readFileSync('docs/diff.md', 'utf8')).toBe(diffDocument());
  });

  it.each(CHANGES.columns)('says what $header is', ({ header, meaning }) => {
    expect(meaning).not.toMatch(/[|\n]/); // they would break the table
    expect(diffDocument()).toMatch(new RegExp(`^\\| (\\*\\*)?${header}\\b`, 'm'));
  });

  it('has every kind of change', () => {
    const { meaning } = CHANGES.columns.find(({ header }) => header === 'change')!;
    const kinds = meaning.match(/\b(changed|\w+-added|\w+-removed)\b/g) ?? [];
    expect(kinds).toHaveLength(7);
    for (const kind of kinds) {
      expect(diffDocument()).toMatch(new RegExp(`^\\| (\\w+-added, )?${kind}[ ,]`, 'm'));
    }
  });
});

describe('the keys of the objects are those that are documented:', () => {
  const finding = {
    ...{ file: 'a/run.json', line: 0, column: 0, address: '' },
    ...{ message: 'is not so', mend: '' },
  };

  it('diff', () => {
    expect(withoutAfter(pathsIn(diffRecord(doublingDiff, '1'))).sort()).toEqual(named(DIFF_KEYS));
  });

  it('verify', () => {
    const findings = noFindings();
    findings.add(finding);
    const checks = [resultOf('run.json', findings)];
    const folder = { run: 'a', fingerprint: 'f', checks, rerun: 'not asked' } as const;
    expect(pathsIn(verifiedRecord([folder], '1')).sort()).toEqual(named(VERIFY_KEYS));
  });

  it('check', () => {
    const recipe = { set: [], sampleShare: null, until: null, tables: null };
    const place = { name: 'a', file: 'a.yaml', report: 'reports/a' };
    const scenario = { ...place, recipe, diff: doublingDiff, faults: [], isWritten: false };
    const check: Check = {
      ...{ against: 'reports', scenarios: [scenario], loneReports: [], isUpdate: false },
    };
    expect(pathsIn(checkRecord(check, '1')).sort()).toEqual(named(CHECK_KEYS));
  });

  it('and each says something', () => {
    for (const [, meaning] of [...DIFF_KEYS, ...VERIFY_KEYS, ...CHECK_KEYS]) {
      expect(meaning).toMatch(/^[^|\n]{8,}\.$/);
    }
  });
});
