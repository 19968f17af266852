/** A small scenario whose names and texts would do harm where they are taken for markup. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { SCENARIOS } from './small-scenario.ts';

/** Turns what follows it round, until the second. */
const [OVERRIDE, POP] = ['\u202e', '\u202c'];
const LONG = 'Long'.repeat(50);

/** Texts of the scenario by what they name; names begin with a letter, without `.` and `=`. */
export const HOSTILE = {
  title: `</title></script><script>alert(1)</script> "a" & 'b' &amp; <!-- ${OVERRIDE}drawkcab${POP} 7 %`,
  question: `=1+1 <img src=x onerror=alert(2)> ]]> לכמה זה יספיק? ${LONG}`,
  pools: ['constructor', `North</script><script>alert(3)</script>`, `P${LONG}`],
  cohorts: ['toString', `Staff"><script>alert(4)</script><iframe>, 50 %: all`],
  stages: [`Pilot</svg><script>alert(5)</script>`, `Else ${OVERRIDE}drawkcab${POP} ${LONG}`],
  freeze: `Audit' & "<b>bold</b>", 10 %: 5 &#60;`,
  milestones: [`Half </option></select><script>alert(7)</script>`, `End ערב: 1, 2, 3 %3A`],
  lines: [
    'hasOwnProperty',
    `Running <style>*{display:none}</style>`,
    'Desk <!-- {{7*7}} `7`',
    'bias',
  ],
  owner: `=HYPERLINK("https://example.org/";"click")`,
  source: `javascript:alert(8) https://example.org/?a=1&b="<script>alert(9)</script>`,
  region: '__proto__',
} as const;

/** Writes the scenario into a folder; its file. */
export function hostileScenario(folder: string): string {
  const read = (name: string) => readFileSync(join(SCENARIOS, name), 'utf8');
  const stored = parse(read('stored.yaml'));
  const scenario = { ...parse(read('small.yaml')), ...stored, name: 'hostile' };
  scenario.extends = undefined;
  const { title, question } = HOSTILE;
  const renamed = { ...scenario, title, question };
  renamed.population = populationOf(renamed.population);
  renamed.rollout = rolloutOf(renamed.rollout);
  renamed.milestones = HOSTILE.milestones.map((name, index) => ({
    ...scenario.milestones[index],
    name,
  }));
  renamed.storage = storageOf(renamed.storage);
  renamed.costs = costsOf(renamed.costs);
  const { source, owner } = HOSTILE;
  renamed.owners.inducedGrowth = { value: '12%', source, owner, note: LONG };
  const organisations = read('organisations.csv').replaceAll('North', HOSTILE.region);
  writeFileSync(join(folder, 'organisations.csv'), organisations);
  const file = join(folder, 'hostile.yaml');
  writeFileSync(file, stringify(renamed));
  return file;
}

/** Of a scenario, as YAML has it. */
type Part = ReturnType<typeof parse>;

function populationOf({ cohorts, ...population }: Part): Part {
  const [first, second] = HOSTILE.cohorts;
  return { ...population, cohorts: { [first]: cohorts.clinical, [second]: cohorts.dormant } };
}

function rolloutOf({ freezes, stages }: Part): Part {
  const [pilot, others] = HOSTILE.stages;
  return {
    freezes: [{ ...freezes[0], name: HOSTILE.freeze }],
    stages: [
      { ...stages[0], name: pilot },
      { ...stages[1], name: others, after: { ...stages[1].after, stage: pilot } },
    ],
  };
}

function storageOf({ layout, procurement }: Part): Part {
  const [north, south, spare] = HOSTILE.pools;
  return {
    layout,
    pools: {
      [north]: { usable: '160 GiB', organisations: { regions: [HOSTILE.region] } },
      [south]: { usable: '40 GiB', organisations: { organisations: ['G1'] } },
      [spare]: { usable: '80 GiB', organisations: 'rest' },
    },
    procurement: {
      ...procurement,
      scheduled: procurement.scheduled.map((order: Part) => ({ ...order, pool: north })),
    },
  };
}

function costsOf({ lines, ...costs }: Part): Part {
  const [purchase] = HOSTILE.lines;
  const renamed = lines.map((line: Part, index: number) => ({
    ...line,
    name: HOSTILE.lines[index],
  }));
  const bias = { ...renamed.pop(), of: [purchase] };
  return { ...costs, lines: [...renamed, bias] };
}
