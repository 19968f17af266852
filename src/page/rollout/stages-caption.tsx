/** What there is to see of stages against their plan. */
import type { JSX } from 'preact';
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { type PageRun, summaryCell } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';

interface StagesCaptionProps {
  readonly run: PageRun;
  readonly stages: readonly PageRow[];
  /** Whether there are stages that are not drawn. */
  readonly isCut: boolean;
}

export function StagesCaption({ run, stages, isCut }: StagesCaptionProps): JSX.Element {
  return (
    <>
      <Said sentence={isSingle(run) ? finishOfOne(run) : finishWords(run)} />
      <Said sentence={delayWords(run, stages)} />
      The plan is what the calendar alone allows; <FiguresWords run={run} />
      {isCut && ' Of many stages the first are drawn; all are in stages.csv.'}
    </>
  );
}

/** Of stages after a gap, with an axis of their own. */
export function LaterStagesCaption({ run }: { readonly run: PageRun }): JSX.Element {
  return (
    <>
      After a long time without a stage, these have a picture and an axis of days of their own;{' '}
      <FiguresWords run={run} />
    </>
  );
}

function FiguresWords({ run }: { readonly run: PageRun }): JSX.Element {
  return <>figures at the right are mailboxes changed{isSingle(run) ? '.' : ', P50.'}</>;
}

function finishWords(run: PageRun): Sentence {
  const of = (statistic: string) => summaryCell(run, 'rollout_finish_date', statistic);
  const p95 = known(', P95 ', of('p95'));
  const median = known('; in half of all replications by ', of('p50'), ' (P5 ', of('p5'));
  const range: Sentence = median.length === 0 ? [] : [...(p95.length > 0 ? p95 : LATE), ')'];
  const share = shareWords(of('probability'));
  return share.length === 0 ? [] : [...share, ...median, ...range, '. '];
}

function shareWords(share: PageCell | null): Sentence {
  switch (numberOf(share)) {
    case 1:
      return ['Every stage has finished within the time looked at in every replication'];
    case 0:
      return ['In no replication has every stage finished within the time looked at'];
    default:
      return known(
        'Every stage has finished within the time looked at in ',
        share,
        ' of replications',
      );
  }
}

const LATE: Sentence = [', P95 after the end'];

function finishOfOne(run: PageRun): Sentence {
  const finish = summaryCell(run, 'rollout_finish_date', 'p50');
  if (finish === null) return [];
  return finish.text === ''
    ? ['Not every stage has finished within the time looked at. ']
    : ['Every stage has finished by ', finish, '. '];
}

/** What holds stages beyond the calendar. */
const DELAYS = [
  { column: 'lost_gate_days_mean', words: 'gates' },
  { column: 'lost_capacity_days_mean', words: 'waiting for a night with room or for a pool' },
] as const;

/** The cause that costs a stage most days on the mean; nothing where none costs any. */
function delayWords(run: PageRun, stages: readonly PageRow[]): Sentence {
  const costs = stages.flatMap((row) =>
    DELAYS.map(({ column, words }) => ({ row, column, words, days: numberAt(row, column) ?? 0 })),
  );
  const [most] = costs.sort((a, b) => b.days - a.days);
  if (most === undefined || most.days === 0) return [];
  const { row, column, words } = most;
  return known(
    `Beyond the calendar, what delays most is ${words}: it costs stage `,
    cellOf(row, 'stage'),
    ' ',
    cellOf(row, column),
    isSingle(run) ? '. ' : ' on the mean. ',
  );
}
