/** What the verdict rests on, where that is less than a plan needs. */
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, recordCell } from '../cells/page-run.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import type { VerdictItem } from './verdict-words.ts';

/** Below it a risk of one in twenty is a single replication at the most. */
const REPLICATIONS_FEW = 20;

/** Nothing where all mailboxes and enough replications were simulated. */
export function limitItems(run: PageRun): readonly VerdictItem[] {
  const sentence = [...sampleSentence(run), ...countSentence(run)];
  return sentence.length === 0 ? [] : [{ tone: 'watch', topic: 'Limits', sentence }];
}

function sampleSentence(run: PageRun): Sentence {
  const share = recordCell(run, 'sample.share');
  if (share === null) return [];
  const sampled = { ...share, unit: 'share' };
  return [
    'This is a quick look at ',
    sampled,
    ' of the mailboxes, scaled up: small numbers are rough.',
  ];
}

function countSentence(run: PageRun): Sentence {
  const gap = recordCell(run, 'sample.share') === null ? '' : ' ';
  const replications = recordCell(run, 'replications');
  if (replications === null || (numberOf(replications) ?? 0) >= REPLICATIONS_FEW) return [];
  return isSingle(run)
    ? [`${gap}One replication says nothing of ranges and chances: simulate more to plan by it.`]
    : [
        `${gap}With `,
        replications,
        ' replications chances are rough: simulate more to plan by them.',
      ];
}
