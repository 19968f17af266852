/** Pools that mailboxes have left, and which need disk all the same. */
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageCell } from '../cells/page-cell.ts';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { poolNames, poolRows } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';

/** Pools that are named in one sentence; the others have charts of their own. */
const NAMED_MAX = 4;

/**
 * Why more is needed at the end than mailboxes hold, of a pool or of all; empty where none has been
 * emptied. Files of mailbox stores do not shrink, unless the scenario says so: docs/model.md.
 */
export function emptiedWords(run: PageRun, pool: string): Sentence {
  const pools = pool === ALL ? poolNames(run).filter((name) => name !== ALL) : [pool];
  const emptied = pools.flatMap((name) => leftBehind(poolRows(run, name)));
  const first = emptied[0];
  if (first === undefined) return [];
  if (pool !== ALL) return ['Mailboxes have left it: ', first.needed, ` stay taken, ${WHY}.`];
  const named = emptied
    .slice(0, NAMED_MAX)
    .flatMap(({ name, needed }, index) => [index === 0 ? '' : ', ', needed, ' in ', name]);
  const others = emptied.length > NAMED_MAX ? ', more in others' : '';
  return ['In pools that mailboxes have left disk stays taken: ', ...named, `${others}, ${WHY}.`];
}

const WHY = 'as files do not shrink when mailboxes leave, and the run deletes none of them';

interface Emptied {
  readonly name: PageCell;
  readonly needed: PageCell;
}

/** In the median: mailboxes on some day, none at the end, and disk needed then. */
function leftBehind(rows: readonly PageRow[]): readonly Emptied[] {
  const last = rows.at(-1);
  if (last === undefined || !isEmpty(last) || rows.every(isEmpty)) return [];
  const [name, needed] = [cellOf(last, 'pool'), cellOf(last, 'needed_tib_p50')];
  const isNeeded = (numberAt(last, 'needed_tib_p50') ?? 0) > 0;
  return name !== null && needed !== null && isNeeded ? [{ name, needed }] : [];
}

function isEmpty(row: PageRow): boolean {
  return numberAt(row, 'mailboxes_p50') === 0 || numberAt(row, 'used_tib_p50') === 0;
}
