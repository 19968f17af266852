/** Kinds and legal ranges that several keys have in common. */

export const SHARE = { quantity: 'share', range: { low: 0, high: 1 } } as const;
export const FACTOR = { quantity: 'share', range: { low: 0, high: 100 } } as const;
/** Of traffic, a year. */
export const GROWTH = { quantity: 'share', range: { low: -0.9, high: 10 } } as const;
/** Standard deviations of natural logarithms. */
export const SPREAD = { quantity: 'number', range: { low: 0, high: 3 }, unit: 'log' } as const;
/** At plus or minus 1 a copula is no longer defined. */
export const CORRELATION = {
  quantity: 'number',
  range: { low: -0.99, high: 0.99 },
  unit: 'correlation',
} as const;
/** Used over quota; where it stands for the start, a rule ends it at the receive threshold. */
export const FILL = { quantity: 'share', range: { low: 0, high: 10 } } as const;
/** Joiners a year over the mailboxes at the start. */
export const JOINERS = { quantity: 'share', range: { low: 0, high: 10 } } as const;
/** At 100% a year nobody would stay for a day. */
export const LEAVERS = { quantity: 'share', range: { low: 0, high: 0.99 } } as const;
/** Content that one mailbox brings along: up to 1 TiB. */
export const IMPORTED = { quantity: 'size', range: { low: 0, high: 1_099_511_627_776 } } as const;
