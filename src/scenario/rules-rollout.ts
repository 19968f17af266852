/** Rules about stages: what they select, what they change, and what they wait for. */
import { checkKnown, exactlyOne, type FileDraft, type Rules, tiersOf } from './rule.ts';

type StageDraft = NonNullable<NonNullable<NonNullable<FileDraft['rollout']>['stages']>[number]>;

/** Checks every stage, the order of stages, and the weekdays of the change calendar. */
export function checkRollout(rules: Rules): void {
  checkWeekdays(rules);
  const stages = rules.draft.rollout?.stages ?? [];
  for (const stage of stages) {
    if (stage?.name === undefined) {
      continue; // its address is not known, and the fault of its name is told
    }
    const address = `rollout.stages.${stage.name}`;
    exactlyOne(rules, address, ['start', 'after']);
    exactlyOne(rules, address, ['rate', 'over']);
    checkChange(rules, `${address}.change`, stage.change);
    checkNames(rules, address, stage);
  }
  checkOrder(rules, stages);
}

function checkChange(rules: Rules, address: string, change: StageDraft['change']): void {
  const { has, keysAt, draft } = rules;
  if (has(address) && keysAt(address) !== null) exactlyOne(rules, address, ['quota', 'platform']);
  if (has(`${address}.quota`)) exactlyOne(rules, `${address}.quota`, ['factor', 'tiers']);
  checkKnown(rules, `${address}.platform`, {
    name: change?.platform,
    known: Object.keys(draft.platforms ?? {}),
    word: 'platform',
  });
}

function checkWeekdays({ draft, has, say }: Rules): void {
  const { days, workingDaysOnly } = draft.rollout?.calendar ?? {};
  const address = 'rollout.calendar.days';
  if (days === undefined || !has(address)) {
    return;
  }
  if (days.length === 0) {
    say({ address, message: 'no day is named, so nothing could be changed', mend: 'write [Mon]' });
  }
  const weekend = days.filter((day) => day === 'Sat' || day === 'Sun');
  if (workingDaysOnly === true && weekend.length > 0) {
    const message = `${weekend.join(' and ')} can be no working day`;
    const mend = `leave ${weekend.join(' and ')} out, or write workingDaysOnly: false`;
    say({ address, message, mend }, ['rollout.calendar.workingDaysOnly']);
  }
}

/** Names of tiers, cohorts, and, where they are made up in the file, types and regions. */
function checkNames(rules: Rules, address: string, stage: StageDraft): void {
  const { draft } = rules;
  const tiers = tiersOf(draft)?.map(([name]) => name);
  const changed = Object.keys(stage.change?.quota?.tiers ?? {});
  for (const tier of changed) {
    checkKnown(rules, `${address}.change.quota.tiers.${tier}`, {
      name: tier,
      known: tiers,
      word: 'tier',
    });
  }
  const { select } = stage;
  if (select === undefined || select === 'rest') {
    return;
  }
  const cohorts = draft.population?.cohorts;
  const types = draft.population?.organisations?.types;
  const regions = Object.values(types ?? {}).flatMap((type) => Object.keys(type?.regions ?? {}));
  const lists = [
    { key: 'tiers', word: 'tier', names: select.tiers, known: tiers },
    {
      key: 'cohorts',
      word: 'cohort',
      names: select.cohorts,
      known: cohorts && Object.keys(cohorts),
    },
    {
      key: 'organisationTypes',
      word: 'organisation type',
      names: select.organisationTypes,
      known: types && Object.keys(types),
    },
    {
      key: 'regions',
      word: 'region',
      names: select.regions,
      known: types && [...new Set(regions)],
    },
  ];
  for (const { key, word, names, known } of lists) {
    for (const [index, name] of (names ?? []).entries()) {
      checkKnown(rules, `${address}.select.${key}.${index + 1}`, { name, known, word });
    }
  }
}

/** Every `after` leads to a stage, and none leads back to where it began. */
function checkOrder(rules: Rules, stages: readonly (StageDraft | undefined)[]): void {
  const after = new Map<string, string | undefined>();
  const areNamed = stages.every((stage) => stage?.name !== undefined);
  for (const stage of stages) {
    if (stage?.name !== undefined) {
      after.set(stage.name, stage.after?.stage);
    }
  }
  const inKnownCycle = new Set<string>();
  for (const [name, awaited] of after) {
    const address = `rollout.stages.${name}.after.stage`;
    if (awaited !== undefined && areNamed) {
      checkKnown(rules, address, { name: awaited, known: [...after.keys()], word: 'stage' });
    }
    const chain = [name];
    let next = awaited;
    while (next !== undefined && !chain.includes(next)) {
      chain.push(next);
      next = after.get(next);
    }
    if (next === name && !inKnownCycle.has(name)) {
      for (const stage of chain) {
        inKnownCycle.add(stage);
      }
      const message = `the stage waits for itself: ${[...chain, name].join(' after ')}`;
      const involved = chain.map((stage) => `rollout.stages.${stage}.after.stage`);
      rules.say({ address, message, mend: 'give one of them a start instead' }, involved);
    }
  }
}
