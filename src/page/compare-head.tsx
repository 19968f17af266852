/** What is compared, and what it comes to. */
import type { JSX } from 'preact';
import type { ShownComparison, ShownRun, Tone } from './compare-shown.ts';
import { compareVerdict, type Finding } from './compare-verdict.ts';
import { recordCell } from './page-run.ts';
import { Said } from './said.tsx';
import { Shown } from './shown.tsx';

interface ComparisonProps {
  readonly comparison: ShownComparison;
}

export function CompareHead({ comparison }: ComparisonProps): JSX.Element {
  const { first, others, runs } = comparison;
  return (
    <>
      <h1>Runs compared with {first.letter}</h1>
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

const TONE_WORDS: Readonly<Record<Tone | 'missing', string>> = {
  better: 'better',
  worse: 'worse',
  other: 'different',
  open: 'open',
  same: 'the same',
  missing: 'not compared',
};

function FindingItem({ finding: { tone, sentence } }: { readonly finding: Finding }): JSX.Element {
  return (
    <li>
      <span class={`tone ${tone}`}>{TONE_WORDS[tone]}</span> <Said sentence={sentence} />
    </li>
  );
}
