/**
 * What a mailbox at full quota takes up and does, by the published guidance.
 *
 * Source: TechNet, Exchange 2010 mailbox database and log capacity factors,
 * http://technet.microsoft.com/en-us/library/ee832796.aspx; the 2013 server role calculator, 7.6.
 */
import { KIB_PER_MIB, MIB_PER_GIB, type PublishedInputs } from './published-inputs.ts';

export interface PublishedMailbox {
  readonly whiteSpaceMib: number;
  readonly recoverableMib: number;
  readonly archiveRecoverableMib: number;
  /** Archive included. */
  readonly sizeOnDiskMib: number;
  readonly itemCount: number;
  /** Of 1 MiB each. */
  readonly logsPerDay: number;
  readonly iopsPerMailbox: number;
  readonly peakIopsPerMailbox: number;
  /** Quotas of all mailboxes and archives. */
  readonly allQuotasGib: number;
}

/** The default quota of recoverable items in Exchange 2010 and 2013: 30 GB. */
export const RECOVERABLE_MAX_MIB = 30_720;
/** 10 logs a day for 50 messages of mean size. */
const LOGS_PER_MESSAGE = 10 / 50;
/** Size of a message for which the calculator's factor is 1, before it rounds the factor. */
const LOG_MESSAGE_KIB = 78.9473684210526;

export function publishedMailbox(inputs: PublishedInputs): PublishedMailbox {
  const { quotaMib, archiveQuotaMib } = inputs;
  const mailMib = (inputs.messagesPerDay * inputs.messageKib) / KIB_PER_MIB;
  const whiteSpaceMib = mailMib * inputs.whiteSpaceDays;
  const recoverableMib = recoverable(quotaMib, mailMib * inputs.retentionDays, inputs);
  // Nothing is delivered to an archive, so that its own are the shares of its quota alone.
  const archiveRecoverableMib = recoverable(archiveQuotaMib, 0, inputs);
  const archiveMib = archiveQuotaMib + archiveRecoverableMib;
  const iopsPerMailbox = inputs.messagesPerDay * inputs.iopsPerMessage;
  const quotaUnits = inputs.hasCalculatorFaults ? quotaMib : quotaMib * KIB_PER_MIB;
  return {
    whiteSpaceMib,
    recoverableMib,
    archiveRecoverableMib,
    sizeOnDiskMib: Math.ceil(quotaMib + recoverableMib + whiteSpaceMib + archiveMib),
    itemCount: quotaUnits / inputs.messageKib,
    logsPerDay: inputs.messagesPerDay * logsPerMessage(inputs),
    iopsPerMailbox,
    peakIopsPerMailbox: iopsPerMailbox * (1 + inputs.ioOverheadShare),
    allQuotasGib: (inputs.mailboxCount * (quotaMib + archiveQuotaMib)) / MIB_PER_GIB,
  };
}

function recoverable(
  quotaMib: number,
  retainedMib: number,
  { singleItemShare, calendarShare }: PublishedInputs,
): number {
  const wantedMib = retainedMib + singleItemShare * quotaMib + calendarShare * quotaMib;
  return Math.min(RECOVERABLE_MAX_MIB, wantedMib);
}

/** The factor for the size of a message is rounded to 0.1, halves up: 75 KiB is 1, 150 is 1.9. */
function logsPerMessage({ logKibPerMessage, messageKib }: PublishedInputs): number {
  if (logKibPerMessage !== null) return logKibPerMessage / KIB_PER_MIB;
  const tenths = Math.floor((messageKib / LOG_MESSAGE_KIB) * 10 + 0.5);
  return (LOGS_PER_MESSAGE * tenths) / 10;
}
