/** The row of a report that stands for every mailbox, so that nothing else may be called so. */
export const ALL = 'all';
/** Rows of the costs that are sums of lines. */
export const COST_TOTALS: readonly string[] = ['total', 'economic total'];
