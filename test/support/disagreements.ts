/** What differs between a trace of the engine and one of the reference. */
import type { Columns } from '../../src/engine/columns.ts';
import type { Trace } from '../../src/engine/trace.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { moveDisagreements } from './move-disagreements.ts';
import { isPresent, type Mailbox } from './reference/mailbox.ts';
import { STATES } from './reference/quota.ts';
import type { ReferenceTrace } from './reference/reference.ts';
import { DAY_FIELDS, type DayField, EVENT_NAMES } from './reference/totals.ts';
import { stageDisagreements } from './stage-disagreements.ts';
import { storageDisagreements } from './storage-disagreements.ts';

/** Counts agree exactly, bytes so closely, as a share of the larger. */
const BYTES_TOLERANCE = 1e-9;
/** A few bytes may be what two sums of thousands of millions leave of each other. */
const BYTES_LEFT = 1e-6;
/** The shares at which the engine reports sizes. */
const SIZE_SHARES = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1];

/** What the engine leaves: a trace, and the mailboxes as they are at the end. */
export interface Simulated {
  readonly trace: Trace;
  readonly columns: Columns;
}

export function disagreements(
  { trace, columns }: Simulated,
  reference: ReferenceTrace,
  plan: Plan,
): string[] {
  return [
    ...dayDisagreements(trace, reference),
    ...eventDisagreements(trace, reference),
    ...ledgerDisagreements(trace, reference),
    ...reference.boxes
      .filter((box) => isPresent(box, plan.dayCount - 1))
      .flatMap((box) => mailboxDisagreements(columns, box, plan.rows.rowOf[box.number]!)),
    ...sizeDisagreements(trace, reference, plan),
    ...stageDisagreements(trace, reference, plan),
    ...storageDisagreements(trace, reference.disks, plan),
    ...moveDisagreements(trace, reference, plan),
  ];
}

function dayDisagreements(trace: Trace, reference: ReferenceTrace): string[] {
  const found: string[] = [];
  reference.totals.forEach((own, cohort) => {
    const { totals } = trace.cohorts[cohort]!;
    for (const field of DAY_FIELDS) {
      own[field].forEach((expected, day) => {
        const actual = totals[field][day]!;
        const largest = field === 'triagedBytes' ? own.grossBytes[day]! : Math.abs(expected);
        if (!agree(field, { actual, expected, largest })) {
          found.push(`${field} cohort ${cohort} day ${day}: ${actual}, reference ${expected}`);
        }
      });
    }
  });
  return found;
}

interface Pair {
  readonly actual: number;
  readonly expected: number;
  readonly largest: number;
}

function agree(field: DayField, { actual, expected, largest }: Pair): boolean {
  if (field.endsWith('Count')) return actual === expected;
  return Math.abs(actual - expected) <= BYTES_TOLERANCE * largest + BYTES_LEFT;
}

function eventDisagreements(trace: Trace, reference: ReferenceTrace): string[] {
  return EVENT_NAMES.filter((name) => trace.counts[name] !== reference.events[name]).map(
    (name) => `${name}: ${trace.counts[name]}, reference ${reference.events[name]}`,
  );
}

/** Sums of whole bytes: exactly. */
function ledgerDisagreements({ ledger }: Trace, reference: ReferenceTrace): string[] {
  const { boxes, openingBytes, totals } = reference;
  const sumOf = (field: DayField): number =>
    totals.flatMap((own) => own[field]).reduce((sum, bytes) => sum + bytes, 0);
  const { keptBytes: _, ...actual } = ledger;
  const expected = {
    openingBytes,
    returnedBytes: sumOf('returnedBytes'),
    importedBytes: sumOf('importedBytes'),
    deletedBytes: sumOf('deletedBytes'),
    parkedBytes: sumOf('parkedBytes'),
    housekeptBytes: sumOf('housekeptBytes'),
    freedBytes: sumOf('freedBytes'),
    closingBytes: boxes.reduce((sum, { used }) => sum + Math.floor(used), 0),
  };
  const isSame = JSON.stringify(actual) === JSON.stringify(expected);
  return isSame ? [] : [`ledger ${JSON.stringify(actual)}, reference ${JSON.stringify(expected)}`];
}

/** A mailbox that is there at the end, in what the totals do not tell. */
function mailboxDisagreements(m: Columns, box: Mailbox, row: number): string[] {
  const actual = [
    STATES[m.state[row]!],
    m.regime[row],
    m.level[row],
    m.adaptedLevel[row],
    m.changeCount[row],
    m.contactCount[row],
    m.cleanUpCount[row],
    m.cleanUpWaitCount[row],
    m.archived[row],
  ];
  const { drawn } = box;
  const expected = [
    box.state,
    box.regime,
    box.level,
    box.adaptedLevel,
    drawn.changes,
    drawn.contacts,
    drawn.cleanUpTargets,
    drawn.cleanUpWaits,
    box.archiveBytes - box.openingArchiveBytes,
  ];
  box.requests.forEach(({ drawCount }, rule) => {
    actual.push(m.tier[row], m.requestCount[rule * m.rowCount + row]);
    expected.push(box.tierNow, drawCount);
  });
  const isSame = actual.every((value, at) => value === expected[at]);
  return isSame ? [] : [`mailbox ${box.number}: ${actual}, reference ${expected}`];
}

function sizeDisagreements(trace: Trace, reference: ReferenceTrace, plan: Plan): string[] {
  const expectedCount = plan.sizeDays.length * (trace.cohorts.length + 1);
  const found =
    trace.sizes.length === expectedCount ? [] : [`${trace.sizes.length} size distributions`];
  for (const { day, cohort, mailboxCount, meanBytes, quantileBytes } of trace.sizes) {
    const own = reference.sizes
      .get(day)!
      .filter(({ mailbox }) => cohort === null || plan.population.cohortOf[mailbox] === cohort)
      .map((own) => own.bytes)
      .sort((a, b) => a - b);
    const expected = own.length === 0 ? [] : SIZE_SHARES.map((share) => quantile(own, share));
    const mean = own.length === 0 ? 0 : own.reduce((sum, bytes) => sum + bytes, 0) / own.length;
    const actual = [mailboxCount, meanBytes ?? 0, ...quantileBytes];
    const wanted = [own.length, mean, ...expected];
    const isSame =
      actual.length === wanted.length &&
      actual.every((value, at) => Math.abs(value - wanted[at]!) <= BYTES_TOLERANCE * wanted[at]!);
    if (!isSame) found.push(`sizes day ${day} cohort ${cohort}: ${actual}, reference ${wanted}`);
  }
  return found;
}

/** Type 7: linear between the order statistics. */
function quantile(ascending: readonly number[], share: number): number {
  const place = (ascending.length - 1) * share;
  const low = Math.floor(place);
  const high = Math.min(low + 1, ascending.length - 1);
  return ascending[low]! + (place - low) * (ascending[high]! - ascending[low]!);
}
