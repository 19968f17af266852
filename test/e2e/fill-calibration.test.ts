/** The opening fills of the shipped scenarios are those that their own assumptions lead to. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatDate } from '../../src/calendar/date.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { builtMain } from '../support/built-cli.ts';
import { PROJECT_FOLDER } from '../support/run-cli.ts';

/** A tenth of what the shipped tables are made from: means are then good to about 1 point. */
const MAILBOX_COUNT = '20000';
/** Likewise of a scenario's own mailboxes. */
const SAMPLE_SHARE = '0.1';

interface Point {
  readonly share: number;
  readonly fill: number;
}

/** The mean of a distribution that is straight between its points. */
function meanOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, { share, fill }, index) => {
    const before = points[index]!;
    return sum + (share - before.share) * ((fill + before.fill) / 2);
  }, 0);
}

type Printed = Record<string, { fill: { quantiles: { share: string; fill: string }[] } }>;

/** The mean fill of each cohort as a script finds it now. */
function meansBy(script: string, ...given: readonly string[]): Map<string, number> {
  builtMain();
  const args = [join(PROJECT_FOLDER, 'scripts', script), ...given];
  const text = execFileSync(process.execPath, args, { encoding: 'utf8' });
  const share = (percent: string) => Number.parseFloat(percent) / 100;
  return new Map(
    Object.entries(parse(text) as Printed).map(([cohort, { fill }]) => [
      cohort,
      meanOf(
        fill.quantiles.map((point) => ({ share: share(point.share), fill: share(point.fill) })),
      ),
    ]),
  );
}

/** Holds the fills of a scenario against what a script finds. */
function expectMeans(path: string, found: ReadonlyMap<string, number>): void {
  const { cohorts } = readScenario(path, []).scenario.population;
  expect([...found.keys()]).toEqual(cohorts.map((cohort) => cohort.name));
  for (const { name: cohort, fill } of cohorts) {
    const shipped = 'quantiles' in fill ? meanOf(fill.quantiles) : Number.NaN;
    expect(Math.abs(found.get(cohort)! - shipped), cohort).toBeLessThan(0.02);
  }
}

function pathOf(name: string): string {
  return join(PROJECT_FOLDER, `scenarios/${name}.yaml`);
}

describe.each(['no-change', 'doubling-from-400'])('nhsmail-%s', (name) => {
  it('opens its mailboxes as full as scripts/calibrate-fill.mjs makes them', () => {
    const path = pathOf(`nhsmail-${name}`);
    expectMeans(path, meansBy('calibrate-fill.mjs', path, MAILBOX_COUNT));
  });
});

describe('nhsmail2-transition-2015', () => {
  it('opens its mailboxes as full as contract-extension has them on that day', () => {
    const path = pathOf('nhsmail2-transition-2015');
    const { start } = readScenario(path, []).scenario.horizon;
    const given = [pathOf('contract-extension'), formatDate(start), SAMPLE_SHARE];
    expectMeans(path, meansBy('fill-on.mjs', ...given));
  });
});
