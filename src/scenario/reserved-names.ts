/** The row of a report that stands for every mailbox, so that nothing else may be called so. */
export const ALL = 'all';
