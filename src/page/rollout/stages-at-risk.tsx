/** Stages that may be late, be stopped or wait, in words. */
import type { JSX } from 'preact';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { Shown } from '../shown/shown.tsx';

const STAGES_MAX = 8;

/** Those likeliest to be late first; null where every stage is sure. */
export function StagesAtRisk({
  stages,
}: {
  readonly stages: readonly PageRow[];
}): JSX.Element | null {
  const atRisk = stages
    .filter((row) => risksOf(row).length > 0)
    .sort((a, b) => onTime(a) - onTime(b));
  if (atRisk.length === 0) return null;
  return (
    <>
      <h3>Stages at risk</h3>
      <ul>
        {atRisk.slice(0, STAGES_MAX).map((row, index) => (
          <li key={index}>
            <StageRisks row={row} />
          </li>
        ))}
      </ul>
      {atRisk.length > STAGES_MAX && <p class="notes">Others at risk are in stages.csv.</p>}
    </>
  );
}

function StageRisks({ row }: { readonly row: PageRow }): JSX.Element {
  return (
    <>
      <Shown cell={cellOf(row, 'stage')} />
      {risksOf(row).map((sentence, index) => (
        <span key={index}>
          {index === 0 ? ' ' : '; '}
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
  { name: 'paused', words: 'is paused by a gate in ' },
  { name: 'aborted', words: 'is aborted in ' },
  { name: 'rolled_back', words: 'is rolled back in ' },
  { name: 'blocked', words: 'cannot start in ' },
  { name: 'waited', words: 'has mailboxes that wait for a pool over plan in ' },
] as const;

function risksOf(row: PageRow): readonly Sentence[] {
  const by = numberAt(row, 'finished_by_probability');
  const finished = numberAt(row, 'finished_probability');
  return [
    ...(by !== null && by < 1 ? [finishWords(row, 'finished_by')] : []),
    ...(finished !== null && finished < 1 ? [finishWords(row, 'finished')] : []),
    ...EVENTS.filter(({ name }) => (numberAt(row, `${name}_probability`) ?? 0) > 0).map(
      ({ name, words }) => [words, ...shareWords(row, name)],
    ),
  ];
}

function finishWords(row: PageRow, name: 'finished' | 'finished_by'): Sentence {
  const by =
    name === 'finished_by' ? known(' by ', cellOf(row, 'by')) : ' within the time looked at';
  return ['finishes', ...by, ' in ', ...shareWords(row, name)];
}

/** A share of replications and its interval, where there is one. */
function shareWords(row: PageRow, name: string): Sentence {
  const of = (end: string) => cellOf(row, `${name}_probability${end}`);
  return [
    ...known(of('')),
    ' of replications',
    ...known(' (ninety-five per cent interval ', of('_low'), ' to ', of('_high'), ')'),
  ];
}
