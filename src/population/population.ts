/**
 * Who there is: the mailboxes as columns, indexed by mailbox number. Mailboxes are numbered by
 * organisation in file order, so that an organisation's mailboxes are consecutive. These columns
 * belong to the scenario and its seed: they are the same in every replication.
 */
import type { Organisation } from './organisations.ts';

export interface Population {
  readonly mailboxCount: number;
  readonly organisations: readonly Organisation[];
  /** Index into `organisations`. */
  readonly organisationOf: Uint32Array;
  readonly cohortNames: readonly string[];
  /** Index into `cohortNames`. */
  readonly cohortOf: Uint8Array;
  readonly tierNames: readonly string[];
  /** Index into `tierNames`. */
  readonly tierOf: Uint8Array;
  /** The standard normal score by whose rank, within the cohort, the tiers were given. */
  readonly tierScore: Float64Array;
}
