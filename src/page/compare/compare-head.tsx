/** What is compared, and what it comes to. */
import type { JSX } from 'preact';
import { recordCell } from '../cells/page-run.ts';
import { Said } from '../shown/said.tsx';
import { Shown } from '../shown/shown.tsx';
import type { ShownComparison, ShownRun } from './compare-shown.ts';
import { CompareSummary } from './compare-summary.tsx';
import { ToneMark } from './compare-tone.tsx';
import { compareVerdict, type Finding } from './compare-verdict.ts';

const SECTIONS = [
  { id: 'summary', title: 'Side by side' },
  { id: 'verdict', title: 'What it comes to' },
  { id: 'differences', title: 'Differences' },
  { id: 'over-time', title: 'Storage over time' },
  { id: 'costs', title: 'Costs by financial year' },
  { id: 'pairing', title: 'How the runs were paired' },
];

interface ComparisonProps {
  readonly comparison: ShownComparison;
}

export function CompareHead({ comparison }: ComparisonProps): JSX.Element {
  const { first, others, runs } = comparison;
  return (
    <>
      <h1>
        {others.map(({ label }, index) => (
          <span key={label.address}>
            {index > 0 && ', '}
            <Shown cell={label} />
          </span>
        ))}{' '}
        against <Shown cell={first.label} />
      </h1>
      <ul class="runs">
        {runs.map((run) => (
          <li key={run.letter}>
            <b>{run.letter}</b> <Shown cell={run.label} />
            <small>
              <Shown cell={recordCell(run.pages, 'title')} />
            </small>
          </li>
        ))}
      </ul>
      <nav aria-label="Sections">
        <ul>
          {SECTIONS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <CompareSummary comparison={comparison} />
      <section id="verdict">
        <h2>What it comes to</h2>
        {others.map((run) => (
          <Verdict key={run.letter} comparison={comparison} run={run} />
        ))}
      </section>
    </>
  );
}

interface VerdictProps extends ComparisonProps {
  readonly run: ShownRun;
}

function Verdict({ comparison, run }: VerdictProps): JSX.Element {
  return (
    <>
      <h3>
        {run.letter}, <Shown cell={run.label} />, against {comparison.first.letter}
      </h3>
      <ul class="findings">
        {compareVerdict(comparison, run).map((finding, index) => (
          <FindingItem key={index} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function FindingItem({ finding: { tone, sentence } }: { readonly finding: Finding }): JSX.Element {
  return (
    <li>
      <ToneMark tone={tone} /> <Said sentence={sentence} />
    </li>
  );
}
