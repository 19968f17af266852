/** The page of a run. */
import type { JSX } from 'preact';
import { AssumptionsSection } from './assumptions-section.tsx';
import { CostsSection } from './costs-section.tsx';
import { pageText } from './document.tsx';
import { HeadlineSection } from './headline-section.tsx';
import { InputsSection } from './inputs-section.tsx';
import { OwnersSection } from './owners-section.tsx';
import { type PageRun, recordCell } from './page-run.ts';
import { RolloutSection } from './rollout-section.tsx';
import { Shown } from './shown.tsx';
import { StatementSection } from './statement-section.tsx';
import { StorageSection } from './storage-section.tsx';

interface RunProps {
  readonly run: PageRun;
}

/** The parts of the page in their order; a section is null where the run has nothing for it. */
const SECTIONS: readonly {
  /** Of its element. */
  readonly id: string;
  /** In the list of contents. */
  readonly label: string;
  readonly sectionOf: (props: RunProps) => JSX.Element | null;
}[] = [
  { id: 'verdict', label: 'Verdict', sectionOf: HeadlineSection },
  { id: 'storage', label: 'Storage', sectionOf: StorageSection },
  { id: 'rollout', label: 'Rollout', sectionOf: RolloutSection },
  { id: 'owners', label: 'Owners', sectionOf: OwnersSection },
  { id: 'costs', label: 'Costs', sectionOf: CostsSection },
  { id: 'inputs', label: 'Inputs', sectionOf: InputsSection },
  { id: 'assumptions', label: 'Assumptions', sectionOf: AssumptionsSection },
  { id: 'statement', label: 'How it was made', sectionOf: StatementSection },
];

/**
 * report.html of a run, from its tables alone.
 *
 * @param headroomVersion of what makes the page, by default that which made the run
 */
export function runPage(run: PageRun, headroomVersion = String(run.record.headroom)): string {
  return pageText({
    title: String(run.record.title),
    headroomVersion,
    body: <RunPage run={run} />,
  });
}

function RunPage({ run }: RunProps): JSX.Element {
  const shown = SECTIONS.flatMap(({ sectionOf, ...named }) => {
    const section = sectionOf({ run });
    return section === null ? [] : [{ ...named, section }];
  });
  return (
    <>
      <header>
        <h1>
          <Shown cell={recordCell(run, 'title')} />
        </h1>
        <p class="question">
          <Shown cell={recordCell(run, 'question')} />
        </p>
        <nav aria-label="Contents">
          <ul>
            {shown.map(({ id, label }) => (
              <li key={id}>
                <a href={`#${id}`}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>{shown.map(({ section }) => section)}</main>
    </>
  );
}
