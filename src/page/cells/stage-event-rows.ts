/** Which rows of stage_events.csv a page shows: the file may have a million. */

/** Of all replications together. */
export const EVENT_ROWS_MAX = 120;
/** Of the first replication. */
export const FIRST_EVENT_ROWS_MAX = 60;

/** Events that every replication has, and that the table of stages sums up. */
const USUAL = ['start', 'finish', 'approval'];

/** Whether an event is none that every replication has. */
export function isUnusual(event: string): boolean {
  return !USUAL.includes(event);
}

/**
 * Tells of rows, one after another, whether they are kept: of the first replication and of the
 * unusual events of the others as many as are shown and one, and the first row of another
 * replication; so what is kept tells whether there are more.
 */
export function eventChooser(): (replication: string, event: string) => boolean {
  let first: string | null = null;
  let [firstCount, otherCount, unusualCount] = [0, 0, 0];
  return (replication, event) => {
    first ??= replication;
    if (replication === first) return firstCount++ <= FIRST_EVENT_ROWS_MAX;
    const isFirstOther = otherCount++ === 0;
    if (!isUnusual(event)) return isFirstOther;
    return unusualCount++ <= EVENT_ROWS_MAX;
  };
}
