/** Stages that may be late, be stopped or wait, in words. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { Shown } from '../shown/shown.tsx';

const STAGES_MAX = 8;

interface StagesAtRiskProps {
  readonly run: PageRun;
  readonly stages: readonly PageRow[];
}

/** Those likeliest to be late first; null where every stage is sure. */
export function StagesAtRisk({ run, stages }: StagesAtRiskProps): JSX.Element | null {
  const atRisk = stages
    .map((row) => ({ row, risks: risksOf(run, row) }))
    .filter(({ risks }) => risks.length > 0)
    .sort((a, b) => onTime(a.row) - onTime(b.row));
  if (atRisk.length === 0) return null;
  return (
    <>
      <h3>{isSingle(run) ? 'Stages that are late or held up' : 'Stages at risk'}</h3>
      <ul>
        {atRisk.slice(0, STAGES_MAX).map(({ row, risks }, index) => (
          <li key={index}>
            Stage <Shown cell={cellOf(row, 'stage')} /> <StageRisks risks={risks} />
          </li>
        ))}
      </ul>
      {atRisk.length > STAGES_MAX && <p class="notes">Others at risk are in stages.csv.</p>}
    </>
  );
}

function StageRisks({ risks }: { readonly risks: readonly Sentence[] }): JSX.Element {
  return (
    <>
      {risks.map((sentence, index) => (
        <span key={index}>
          {index === 0 ? '' : '; '}
          <Said sentence={sentence} />
        </span>
      ))}
      .
    </>
  );
}

/** How likely it is to finish by its date, or at all. */
function onTime(row: PageRow): number {
  return numberAt(row, 'finished_by_probability') ?? numberAt(row, 'finished_probability') ?? 1;
}

/** Events that are no good news, and their words. */
const EVENTS = [
  { name: 'paused', words: 'is paused by a gate' },
  { name: 'aborted', words: 'is aborted' },
  { name: 'rolled_back', words: 'is rolled back' },
  { name: 'blocked', words: 'cannot start' },
  { name: 'waited', words: 'has mailboxes that wait for a pool over plan' },
] as const;

function risksOf(run: PageRun, row: PageRow): readonly Sentence[] {
  const isOne = isSingle(run);
  const isBelowOne = (name: string) => (numberAt(row, `${name}_probability`) ?? 1) < 1;
  return [
    ...FINISHES.filter(isBelowOne).map((name) => finishWords(row, name, isOne)),
    ...EVENTS.filter(({ name }) => (numberAt(row, `${name}_probability`) ?? 0) > 0).map(
      ({ name, words }) => [words, ...(isOne ? [] : shareWords(row, name))],
    ),
  ];
}

const FINISHES = ['finished_by', 'finished'] as const;

function finishWords(row: PageRow, name: (typeof FINISHES)[number], isOne: boolean): Sentence {
  const by =
    name === 'finished_by' ? known(' by ', cellOf(row, 'by')) : [' within the time looked at'];
  if (isOne) return ['does not finish', ...by];
  return ['finishes', ...by, ...shareWords(row, name)];
}

/** A share of replications and its interval, where there is one. */
function shareWords(row: PageRow, name: string): Sentence {
  const of = (end: string) => cellOf(row, `${name}_probability${end}`);
  return [
    ...known(' in ', of('')),
    ' of replications',
    ...known(' (ninety-five per cent interval ', of('_low'), ' to ', of('_high'), ')'),
  ];
}
