/** Whether the master check of run.json passed, and comes to the same when it is added up again. */
import { type CheckResult, noFindings, resultOf } from './verify-check.ts';
import { findingIn } from './verify-rows.ts';
import type { MasterCheck, TiedPence, VerifiedRecord } from './verify-run-record.ts';

type Add = (address: string, message: string) => void;

/** Bytes that came in and bytes that went out or stayed, which must be the same number. */
interface Ledger {
  readonly inBytes: number;
  readonly outBytes: number;
  readonly differenceBytes: number;
}

/** The check of the master check. */
export function masterCheckResult(
  record: Pick<VerifiedRecord, 'masterCheck' | 'replicationCount' | 'scope' | 'named'>,
): CheckResult {
  const findings = noFindings();
  const { masterCheck, named } = record;
  const add: Add = (address, message) => findings.add(findingIn(named, message, address));
  if (!masterCheck.passed) add('masterCheck.passed', 'it did not pass');
  checkLedgers(masterCheck, add);
  checkReplications(record, add);
  checkCosts(record, add);
  return resultOf('master check', findings);
}

function checkLedgers({ ledgers, retained }: MasterCheck, add: Add): void {
  for (const [index, ledger] of ledgers.entries()) {
    checkLedger(usedLedger(ledger), `masterCheck.ledgers.${index}`, add);
  }
  for (const [index, ledger] of retained.entries()) {
    checkLedger(retainedLedger(ledger), `masterCheck.retained.${index}`, add);
  }
}

/** In the order in which the run added them. */
function usedLedger(ledger: MasterCheck['ledgers'][number]): Ledger {
  const { openingBytes, keptBytes, returnedBytes, importedBytes } = ledger;
  const { closingBytes, deletedBytes, parkedBytes, housekeptBytes, freedBytes } = ledger;
  return {
    inBytes: openingBytes + keptBytes + returnedBytes + importedBytes,
    outBytes: closingBytes + deletedBytes + parkedBytes + housekeptBytes + freedBytes,
    differenceBytes: ledger.differenceBytes,
  };
}

function retainedLedger(ledger: MasterCheck['retained'][number]): Ledger {
  const { openingBytes, deletedBytes, closingBytes, expiredBytes, differenceBytes } = ledger;
  return {
    inBytes: openingBytes + deletedBytes,
    outBytes: closingBytes + expiredBytes,
    differenceBytes,
  };
}

function checkLedger({ inBytes, outBytes, differenceBytes }: Ledger, address: string, add: Add) {
  if (inBytes !== outBytes) {
    add(address, `${inBytes} bytes are there or come in, and ${outBytes} stay or go`);
  }
  if (differenceBytes !== 0) {
    add(address, `it says of itself that they differ by ${differenceBytes} bytes`);
  }
}

/** Each replication has its ledger, and with storage one of each pool. */
function checkReplications(
  {
    masterCheck,
    replicationCount,
    scope,
  }: Pick<VerifiedRecord, 'masterCheck' | 'replicationCount' | 'scope'>,
  add: Add,
): void {
  const { ledgers, retained } = masterCheck;
  const isInOrder = ledgers.every(({ replication }, index) => replication === index);
  if (ledgers.length !== replicationCount || !isInOrder) {
    add('masterCheck.ledgers', `it has not one ledger of each of ${replicationCount} replications`);
  }
  const pools = retained.filter(({ replication }) => replication === 0).map(({ pool }) => pool);
  const isOfAll = retained.every(
    ({ replication, pool }, index) =>
      replication === Math.floor(index / pools.length) && pool === pools[index % pools.length],
  );
  const isMissing = scope.storage && pools.length === 0;
  if (retained.length !== pools.length * replicationCount || !isOfAll || isMissing) {
    add('masterCheck.retained', 'it has not one ledger of each pool in each replication');
  }
}

function checkCosts(
  { masterCheck, scope }: Pick<VerifiedRecord, 'masterCheck' | 'scope'>,
  add: Add,
): void {
  const { costs } = masterCheck;
  if ((costs !== null) !== scope.costs) {
    add('masterCheck.costs', 'it must be there where the run has costs, and only there');
  }
  for (const [name, tied] of Object.entries(costs ?? {})) {
    const words = untied(tied);
    if (words !== null) add(`masterCheck.costs.${name}`, words);
  }
}

function untied({ monthsPence, yearsPence, summaryPence }: TiedPence): string | null {
  if (monthsPence === yearsPence && yearsPence === summaryPence) return null;
  return `months come to ${monthsPence} pence, years to ${yearsPence}, the summary to ${summaryPence}`;
}
