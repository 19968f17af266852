/** Inputs of rollout control, of people who come and go, and of other platforms. */
import { expect, it } from 'vitest';
import { assumptions } from '../../../src/report/assumptions.ts';
import { tableOf } from '../../../src/report/report.ts';
import type { LoadedScenario } from '../../../src/scenario/loaded.ts';
import { csvText } from '../../../src/table/csv.ts';
import { fakeRun, fakeTrace } from '../../support/fake-trace.ts';
import { controlledWith } from '../scenario/controlled.ts';
import { load } from '../scenario/memory-io.ts';
import { movingWith } from '../scenario/moving.ts';

/** Unit, kind and declared percentiles by address. */
function beliefsOf(loaded: LoadedScenario): ReadonlyMap<string, string> {
  const run = { ...fakeRun({ traces: [fakeTrace({})] }), loaded };
  const [, ...rows] = csvText(tableOf(assumptions, run), { excel: false }).trim().split('\n');
  return new Map(
    rows.map((row) => {
      const [address = ''] = row.split(',');
      return [address, row.slice(row.lastIndexOf('"') + 1)];
    }),
  );
}

it('has what is uncertain of rollout control and people with its unit and its percentiles', () => {
  const beliefs = beliefsOf(load(controlledWith()));
  expect(beliefs.get('rollout.failures.share')).toMatch(/^,share,percentiles,0.0002/);
  expect(beliefs.get('rollout.standing.on request.share')).toMatch(/^,share,uniform,,,,/);
  expect(beliefs.get('rollout.stages.rest.approval.workingDays')).toMatch(
    /^,working days,percentiles,3.000000,5.000000,15.000000/,
  );
  expect(beliefs.get('population.onboarding.practices.imported')).toMatch(/^,bytes,percentiles/);
  expect(beliefs.get('population.everyCohort.leaversPerYear')).toMatch(/^,share,percentiles,0.06/);
});

it('has the lead times of other platforms', () => {
  const lead = 'platforms.nhsmail2.storage.procurement.leadTimeDays';
  expect(beliefsOf(load(movingWith())).get(lead)).toMatch(
    /^,days,percentiles,20.000000,30.000000,60.000000/,
  );
});
