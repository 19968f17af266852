/** Which mailboxes each stage of a rollout changes. */
import type { Population } from '../population/population.ts';
import type { Key } from '../random/key.ts';
import type { StageChange, StageSpec } from '../scenario/rollout-spec.ts';
import type { SelectSpec } from '../scenario/scenario.ts';
import { overlapFaults } from './overlaps.ts';
import { membersByKeys } from './select-keys.ts';
import { unknownNameFaults } from './select-names.ts';
import type { StageFault } from './stage-fault.ts';

export type SelectingStage = Pick<StageSpec<unknown>, 'name' | 'select' | 'allowEmpty'> & {
  readonly change: Pick<StageChange, 'kind'>;
};

export interface StageSelection {
  /** By stage, in the order given: mailbox numbers, ascending. */
  readonly members: Uint32Array[];
  readonly faults: StageFault[];
}

/**
 * The members of every stage, and every fault of their selections in one go. Stages that change
 * quotas and stages that move mailboxes do not see each other: one of each may select a mailbox.
 *
 * `rest` is what no other stage of its kind selects, wherever it stands in the list. A stage with
 * `fillAtLeast` has its possible members here: how full they are is known on its start day, and
 * only makes them fewer; until then they count as its own, and are not in `rest` (see at-start.ts).
 * A fault is reported for two stages that select the same mailbox, a second `rest`, a name that no
 * organisation has, and a stage that selects nobody unless it has `allowEmpty`.
 *
 * @param key the scenario's key, see populationKey
 */
export function selectStages(
  stages: readonly SelectingStage[],
  population: Population,
  key: Key,
): StageSelection {
  const members: Uint32Array[] = [];
  const faults: StageFault[] = [];
  for (const kind of ['quota', 'move'] as const) {
    const indices = [...stages.keys()].filter((index) => stages[index]!.change.kind === kind);
    const ofKind = indices.map((index) => stages[index]!);
    const selected = selectOfKind(ofKind, population, key);
    indices.forEach((index, at) => {
      members[index] = selected.members[at]!;
    });
    faults.push(...selected.faults);
  }
  return { members, faults };
}

function selectOfKind(
  stages: readonly SelectingStage[],
  population: Population,
  key: Key,
): StageSelection {
  const members = stages.map(({ select }) =>
    select === 'rest' ? new Uint32Array(0) : membersByKeys(select, population, key),
  );
  const rests = stages.filter((stage) => stage.select === 'rest');
  if (rests.length > 0) {
    members[stages.indexOf(rests[0]!)] = unclaimed(members, population.mailboxCount);
  }
  const badNames = stages.flatMap((stage) => unknownNameFaults(stage, population.organisations));
  return {
    members,
    faults: [
      ...badNames,
      ...secondRestFaults(rests),
      ...overlapFaults(stages, members, population),
      ...emptyFaults({ stages, members, alreadyFaulty: badNames }),
    ],
  };
}

function unclaimed(members: readonly Uint32Array[], mailboxCount: number): Uint32Array {
  const claimed = new Uint8Array(mailboxCount);
  for (const list of members) {
    for (let position = 0; position < list.length; position++) claimed[list[position]!] = 1;
  }
  const rest = new Uint32Array(mailboxCount);
  let count = 0;
  for (let mailbox = 0; mailbox < mailboxCount; mailbox++) {
    if (claimed[mailbox] === 0) rest[count++] = mailbox;
  }
  return rest.slice(0, count);
}

function secondRestFaults(rests: readonly SelectingStage[]): StageFault[] {
  return rests.slice(1).map((stage) => ({
    stage: stage.name,
    key: 'select',
    message: `stage '${rests[0]!.name}' selects the rest already`,
    mend: 'say whom this stage selects; only one stage can have `select: rest`',
  }));
}

interface EmptyCheck {
  readonly stages: readonly SelectingStage[];
  readonly members: readonly Uint32Array[];
  readonly alreadyFaulty: readonly StageFault[];
}

/**
 * A stage that selects nobody. Spared are one with a mistyped name, of which that is the
 * consequence, a second rest, and a rest to which a stage by fill may leave somebody.
 */
function emptyFaults({ stages, members, alreadyFaulty }: EmptyCheck): StageFault[] {
  const faulty = new Set(alreadyFaulty.map((fault) => fault.stage));
  const byFill = stages.some(({ select }, index) => isByFill(select) && members[index]!.length > 0);
  const firstRest = stages.findIndex(({ select }) => select === 'rest');
  const empty = stages.filter(({ name, select, allowEmpty }, index) => {
    if (members[index]!.length > 0 || allowEmpty || faulty.has(name)) return false;
    return select !== 'rest' || (index === firstRest && !byFill);
  });
  return empty.map(({ name, select }) => ({
    stage: name,
    key: 'select',
    message:
      select === 'rest' ? 'the other stages leave nobody for the rest' : 'selects no mailbox',
    mend: 'widen `select`, or write `allowEmpty: true` if that is meant',
  }));
}

function isByFill(select: SelectSpec): boolean {
  return select !== 'rest' && select.fillAtLeast !== null;
}
