/** The steps of `headroom size`: what each is, how it is computed, and who says so. */
import type { PublishedSizing } from '../storage/published-sizing.ts';
import { DATABASE_STEPS, GROWTH_STEPS, MAILBOX_STEPS } from './size-mailbox-steps.ts';
import { LOG_STEPS, SERVER_STEPS, VOLUME_STEPS } from './size-server-steps.ts';
import type { StepRow } from './size-step-rows.ts';

export interface SizeStep {
  readonly key: keyof PublishedSizing;
  readonly symbol: string;
  readonly name: string;
  /** Empty: a count. */
  readonly unit: string;
  readonly words: string;
  readonly formula: string;
  /** Letters of SIZE_SOURCES. */
  readonly sources: string;
}

/** By letter. */
export const SIZE_SOURCES: Readonly<Record<string, string>> = {
  a: 'TechNet on Exchange 2007: http://technet.microsoft.com/en-us/library/bb738147.aspx',
  b: 'TechNet on Exchange 2010: http://technet.microsoft.com/en-us/library/ee832796.aspx',
  c: 'TechNet on Exchange 2010: http://technet.microsoft.com/en-us/library/ee832789.aspx',
  d: 'Exchange 2013 Server Role Requirements Calculator, version 7.6',
  e: 'Exchange Team Blog on log space: https://techcommunity.microsoft.com/.../ba-p/602717',
  h: 'headroom: an assumption, or a count that follows',
};

export interface SizeSection {
  readonly title: string;
  readonly steps: readonly SizeStep[];
}

/** In the order in which they are computed. */
export const SIZE_SECTIONS: readonly SizeSection[] = [
  section('A mailbox at full quota', MAILBOX_STEPS),
  section('Databases', DATABASE_STEPS),
  section('Transaction logs', LOG_STEPS),
  section('Volumes', VOLUME_STEPS),
  section('Servers after the worst failure', SERVER_STEPS),
  section('Growth of a mailbox', GROWTH_STEPS),
];

function section(title: string, rows: readonly StepRow[]): SizeSection {
  const steps = rows.map(([key, symbol, name, unit, words, formula, sources]) => ({
    key,
    symbol,
    name,
    unit,
    words,
    formula,
    sources,
  }));
  return { title, steps };
}
