/** How the rollout goes, and how things stand on the milestones. */
import type { JSX } from 'preact';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { MilestonesTables } from './milestones-table.tsx';
import { MovedPools } from './moved-pools.tsx';
import { StageEventsTables } from './stage-events-table.tsx';
import { StagesChart } from './stages-chart.tsx';

/** Stages, their events, and milestones; it says so where the scenario has no stages. */
export function RolloutSection({ run }: { readonly run: PageRun }): JSX.Element {
  const stages = tableOf(run, 'stages')?.rows ?? [];
  return (
    <section id="rollout">
      <h2>Rollout and milestones</h2>
      {stages.length > 0 ? (
        <StagesChart run={run} stages={stages} />
      ) : (
        <p>The scenario has no stages: quotas stay as they are at the start, and nothing moves.</p>
      )}
      <MovedPools run={run} />
      <StageEventsTables run={run} />
      <MilestonesTables run={run} />
    </section>
  );
}
