/**
 * What servers must do after the worst failure, and how fast mailboxes fill, by the published
 * guidance: the 2013 server role calculator, 7.6.
 */
import { KIB_PER_MIB, MIB_PER_GIB, type PublishedInputs } from './published-inputs.ts';
import type { PublishedMailbox } from './published-mailbox.ts';

export interface PublishedServers {
  readonly mailboxesPerServerLeft: number;
  readonly messagesPerServerLeft: number;
  readonly peakIopsPerServer: number;
  /** Mail that waits in queues, and mail kept to be delivered again. */
  readonly transportGib: number;
  readonly weeklyGrowthMib: number;
  readonly yearlyGrowthGib: number;
  /** From the initial content to the size on disk; null: nothing grows. */
  readonly monthsToFull: number | null;
}

/** Every message is kept by a second server too. */
const TRANSPORT_COPIES = 2;
/** Mail of half of the days is in the queue on the mean day. */
const QUEUED_SHARE = 0.5;
const WEEKS_PER_YEAR = 52;
const MONTHS_PER_YEAR = 12;

export function publishedServers(
  inputs: PublishedInputs,
  mailbox: PublishedMailbox,
): PublishedServers {
  const { messageKib, messagesPerDay } = inputs;
  const mailboxesPerServerLeft = inputs.mailboxCount / inputs.serversLeftCount;
  const messagesPerServerLeft = mailboxesPerServerLeft * messagesPerDay;
  const transportDays = 1 + QUEUED_SHARE * inputs.queueDays + inputs.safetyNetDays;
  const transportKib = TRANSPORT_COPIES * messagesPerServerLeft * transportDays * messageKib;
  const weeklyGrowthMib = (messageKib * messagesPerDay * inputs.workDaysPerWeek) / KIB_PER_MIB;
  const yearlyGrowthGib = (weeklyGrowthMib * WEEKS_PER_YEAR) / MIB_PER_GIB;
  return {
    mailboxesPerServerLeft,
    messagesPerServerLeft,
    peakIopsPerServer: mailboxesPerServerLeft * mailbox.peakIopsPerMailbox,
    transportGib: transportKib / (KIB_PER_MIB * MIB_PER_GIB),
    weeklyGrowthMib,
    yearlyGrowthGib,
    monthsToFull: monthsToFull(inputs, mailbox.sizeOnDiskMib / MIB_PER_GIB, yearlyGrowthGib),
  };
}

/** The calculator lets the initial content grow again every year, and starts from nothing. */
function monthsToFull(
  { initialMib, hasCalculatorFaults }: PublishedInputs,
  sizeOnDiskGib: number,
  yearlyGib: number,
): number | null {
  const initialGib = initialMib / MIB_PER_GIB;
  const [toGrow, perYear] = hasCalculatorFaults
    ? [sizeOnDiskGib, yearlyGib + initialGib]
    : [sizeOnDiskGib - initialGib, yearlyGib];
  return perYear === 0 ? null : (toGrow / perYear) * MONTHS_PER_YEAR;
}
