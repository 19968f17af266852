/** The page of a run. */
import type { JSX } from 'preact';
import { type PageRun, recordCell } from './cells/page-run.ts';
import { CostsSection } from './costs/costs-section.tsx';
import { InputsSection } from './inputs/inputs-section.tsx';
import { AssumptionsSection } from './method/assumptions-section.tsx';
import { StatementSection } from './method/statement-section.tsx';
import { OwnersSection } from './owners/owners-section.tsx';
import { RolloutSection } from './rollout/rollout-section.tsx';
import { pageText } from './shown/document.tsx';
import { Shown } from './shown/shown.tsx';
import { StorageSection } from './storage/storage-section.tsx';
import { HeadlineSection } from './verdict/headline-section.tsx';
import { RunLine, SampleBanner } from './verdict/run-line.tsx';

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
  const title = String(run.record.title);
  return pageText({
    title: run.editedFiles.length === 0 ? title : `Edited: ${title}`,
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
        <EditedFiles run={run} />
        <SampleBanner run={run} />
        <h1>
          <Shown cell={recordCell(run, 'title')} />
        </h1>
        <p class="question">
          <Shown cell={recordCell(run, 'question')} />
        </p>
        <RunLine run={run} />
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
      <main id="main" tabIndex={-1}>
        {shown.map(({ section }) => section)}
      </main>
    </>
  );
}

/** Says first of all that what is shown is not what the run gave; null where it is. */
function EditedFiles({ run: { editedFiles } }: RunProps): JSX.Element | null {
  if (editedFiles.length === 0) return null;
  return (
    <div class="edited" role="note">
      <p>
        <strong>Edited after the run.</strong> This page was made of files that are not as headroom
        wrote them: what it shows is not what was simulated. Their hashes are not those on record:
      </p>
      <ul>
        {editedFiles.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
