/** What happens to one mailbox, as told by a trace of it. */

export type MailboxEventKind =
  | 'opening'
  | 'joined'
  | 'left'
  | 'freed'
  | 'quota change'
  | 'move'
  | 'copy dropped'
  | 'upgrade'
  | 'archive return'
  | 'clean-up'
  | 'housekeeping'
  | 'regime'
  | 'adaptation'
  | 'refusal'
  | 'state'
  | 'contact'
  | 'end';

/** An event, in the order of the day in which it happens. */
export interface MailboxEvent {
  /** -1: the opening. */
  readonly day: number;
  readonly kind: MailboxEventKind;
  /** Content before and after the event; null before the opening. */
  readonly usedBeforeBytes: number | null;
  readonly usedAfterBytes: number;
  /** In force after the event; Infinity: unlimited. */
  readonly quotaBytes: number;
  /** Index of the state after the event. */
  readonly state: number;
  readonly cause: string;
}
