/**
 * Who there is: the mailboxes as columns, indexed by mailbox number. Mailboxes are numbered by
 * organisation in file order, so that an organisation's mailboxes are consecutive. These columns
 * belong to the scenario and its seed: they are the same in every replication. Who joins within the
 * horizon comes after all others, so that nobody's number, and with it nobody's luck, moves.
 */
import type { Organisation } from './organisations.ts';

export interface Population {
  /** Those who join within the horizon included. */
  readonly mailboxCount: number;
  /** Mailboxes that are there at the start: the first so many numbers. */
  readonly openingCount: number;
  readonly joiners: Joiners;
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

/** Who joins within the horizon: mailbox openingCount + k is entry k. */
export interface Joiners {
  /** In the morning of which it arrives. */
  readonly joinDay: Int32Array;
  /** Index of the onboarding programme by which it comes; NO_PROGRAMME: by ordinary churn. */
  readonly programmeOf: Uint8Array;
}

export const NO_PROGRAMME = 255;

export const NOBODY_JOINS: Joiners = {
  joinDay: new Int32Array(0),
  programmeOf: new Uint8Array(0),
};
