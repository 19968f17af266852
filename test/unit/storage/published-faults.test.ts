import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedFault, sizingFault } from '../../../src/storage/published-faults.ts';
import type { PublishedInputs } from '../../../src/storage/published-inputs.ts';
import { publishedSizing } from '../../../src/storage/published-sizing.ts';
import { EXAMPLE_A } from '../../support/published-example.ts';

type Changes = Partial<PublishedInputs>;

const WRONG: readonly (readonly [Changes, keyof PublishedInputs])[] = [
  [{ copyCount: 0 }, 'copyCount'],
  [{ mailboxCount: 0 }, 'mailboxCount'],
  [{ mailboxCount: 2.5 }, 'mailboxCount'],
  [{ quotaMib: 0 }, 'quotaMib'],
  [{ freeSpaceShare: 1 }, 'freeSpaceShare'],
  [{ freeSpaceShare: -0.1 }, 'freeSpaceShare'],
  [{ laggedCopyCount: 5 }, 'laggedCopyCount'],
  [{ laggedCopyCount: 4 }, 'laggedCopyCount'],
  [{ secondSiteCopyCount: 3 }, 'secondSiteCopyCount'],
  [{ activeServerCount: 4 }, 'secondSiteCopyCount'],
  [{ copyCount: 5 }, 'copyCount'],
  [{ activeServerCount: 5 }, 'activeServerCount'],
  [{ activeServerCount: 1 }, 'activeServerCount'],
  [{ serversLeftCount: 9 }, 'serversLeftCount'],
  [{ groupCount: 5001 }, 'groupCount'],
  [{ diskBytes: null }, 'isJbod'],
  [{ initialMib: 10_241 }, 'initialMib'],
  [{ retentionDays: 24_856 }, 'retentionDays'],
  [{ messagesPerDay: -1 }, 'messagesPerDay'],
  [{ messagesPerDay: 1e-300 }, 'messagesPerDay'],
];

describe('publishedFault', () => {
  it('finds none in the worked example', () => {
    expect(publishedFault(EXAMPLE_A)).toBeNull();
  });

  it.each(WRONG)('%o is a fault of %s', (changes, input) => {
    expect(publishedFault({ ...EXAMPLE_A, ...changes })?.input).toBe(input);
  });

  it('is one of any number that is none, or infinite', () => {
    const numbers = Object.entries(EXAMPLE_A).filter(([, value]) => typeof value === 'number');
    for (const [input] of numbers) {
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        expect(publishedFault({ ...EXAMPLE_A, [input]: value })?.input).toBe(input);
      }
    }
  });
});

describe('sizingFault', () => {
  const faultOf = (changes: Changes) => {
    const inputs = { ...EXAMPLE_A, ...changes };
    return sizingFault(inputs, publishedSizing(inputs));
  };

  it('finds none in the worked example', () => {
    expect(faultOf({})).toBeNull();
  });

  it('tells a disk that is too small for a mailbox', () => {
    // 10890 MiB are 10.63 GiB; 56 GB are 52.15 GiB, by 4, x 0.95 / 1.25: 9.91 GiB.
    expect(faultOf({ diskBytes: 5.6e10 })?.input).toBe('diskBytes');
    expect(faultOf({ isJbod: false, quotaMib: 4_000_000 })?.input).toBe('databaseLimitGib');
    expect(faultOf({ diskBytes: 1e15, quotaMib: 4_000_000 })?.input).toBe('databaseLimitGib');
  });

  it('tells IOPS that are too low, and how many are needed', () => {
    // 0.1608 each: 4 databases of one mailbox each.
    const fault = faultOf({ diskIops: 0.64 });
    expect(fault?.input).toBe('diskIops');
    expect(fault?.mend).toContain('give 0.644 at least');
    expect(faultOf({ diskIops: 0.644 })).toBeNull();
    // An even number: 3 databases need 4 mailboxes.
    expect(faultOf({ diskIops: 0.64, databasesPerVolume: 3 })?.mend).toContain('give 0.644');
    expect(faultOf({ diskIops: 0.644, databasesPerVolume: 3 })).toBeNull();
  });

  it('tells a spread over more databases than mailboxes', () => {
    // 8 x 7 x 6 x 5 orders of four copies on eight servers, for 100 mailboxes.
    const changes = {
      ...{ mailboxCount: 100, groupCount: 1, serversPerGroup: 8, activeServerCount: 8 },
      ...{ laggedCopyCount: 0, secondSiteCopyCount: 0 },
    };
    expect(faultOf(changes)?.input).toBe('isSymmetric');
    expect(faultOf({ ...changes, isSymmetric: false })).toBeNull();
  });
});

/** Legal inputs of any kind. */
const anyInputs: fc.Arbitrary<PublishedInputs> = fc
  .record({
    mailboxCount: fc.integer({ min: 1, max: 2_000_000 }),
    quotaMib: fc.double({ min: 1, max: 200_000, noNaN: true }),
    archiveQuotaMib: fc.constantFrom(0, 1024, 100_000),
    messagesPerDay: fc.double({ min: 0, max: 1000, noNaN: true }),
    messageKib: fc.double({ min: 1, max: 1000, noNaN: true }),
    retentionDays: fc.integer({ min: 0, max: 365 }),
    copyCount: fc.integer({ min: 1, max: 4 }),
    secondSiteCopyCount: fc.constantFrom(0, 1),
    laggedCopyCount: fc.constantFrom(0, 1),
    serversPerGroup: fc.integer({ min: 1, max: 8 }),
    groupCount: fc.integer({ min: 1, max: 6 }),
    databasesPerVolume: fc.integer({ min: 1, max: 6 }),
    diskBytes: fc.constantFrom(null, 1e12, 4e12),
    diskIops: fc.constantFrom(null, 57.5, 200),
    overheadShare: fc.constantFrom(0, 0.2),
    indexShare: fc.constantFrom(0, 0.1, 0.2),
    freeSpaceShare: fc.double({ min: 0, max: 0.9, noNaN: true }),
    hasRestoreVolume: fc.boolean(),
    isSymmetric: fc.boolean(),
    hasCalculatorFaults: fc.boolean(),
  })
  .map((some) => ({
    ...EXAMPLE_A,
    ...some,
    initialMib: some.quotaMib / 2,
    activeServerCount: Math.max(1, some.serversPerGroup - some.secondSiteCopyCount),
    serversLeftCount: some.groupCount,
    isJbod: some.diskBytes !== null,
  }));

const MORE: readonly ((inputs: PublishedInputs) => Changes)[] = [
  ({ mailboxCount }) => ({ mailboxCount: Math.ceil(mailboxCount * 1.3) }),
  ({ quotaMib }) => ({ quotaMib: quotaMib * 1.3 }),
  ({ messagesPerDay }) => ({ messagesPerDay: messagesPerDay * 1.3 }),
  ({ messageKib }) => ({ messageKib: messageKib * 1.3 }),
  ({ retentionDays }) => ({ retentionDays: retentionDays + 30 }),
  ({ freeSpaceShare }) => ({ freeSpaceShare: (1 + freeSpaceShare) / 2 }),
  ({ indexShare }) => ({ indexShare: indexShare + 0.1 }),
  ({ overheadShare }) => ({ overheadShare: overheadShare + 0.1 }),
  ({ movesShare }) => ({ movesShare: movesShare + 0.1 }),
  ({ archiveQuotaMib }) => ({ archiveQuotaMib: archiveQuotaMib + 5000 }),
];

/** What is needed in all: none may shrink. */
const NEEDS = [
  ...(['allGroupsGib', 'allQuotasGib', 'transportGib', 'peakIopsPerServer'] as const),
  ...(['sizeOnDiskMib', 'backupLogsGib', 'moveLogsGibPerWeek'] as const),
];

describe('any inputs without a fault', () => {
  it('have finite results', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        if (publishedFault(inputs) !== null) return;
        const sizing = publishedSizing(inputs);
        for (const value of Object.values(sizing)) {
          if (typeof value !== 'number') continue;
          expect(Number.isFinite(value) && value >= 0).toBe(true);
        }
      }),
    );
  });

  it('never need less for more', () => {
    fc.assert(
      fc.property(anyInputs, fc.constantFrom(...MORE), (inputs, more) => {
        const larger = { ...inputs, ...more(inputs) };
        if (publishedFault(inputs) !== null || publishedFault(larger) !== null) return;
        const [less, most] = [publishedSizing(inputs), publishedSizing(larger)];
        for (const need of NEEDS) {
          expect(most[need]).toBeGreaterThanOrEqual(less[need] * (1 - 1e-12));
        }
        if (!inputs.hasCalculatorFaults) {
          expect(most.volumeCount).toBeGreaterThanOrEqual(less.volumeCount);
        }
      }),
    );
  });
});
