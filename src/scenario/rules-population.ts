/** Rules about organisations and cohorts. */
import { MAILBOX_COUNT_MAX, tooManyMailboxesMessage } from './mailbox-limit.ts';
import { suggestion } from './nearest.ts';
import { ALL } from './reserved-names.ts';
import { exactlyOne, type FileDraft, type Rules, sumToOne } from './rule.ts';
import { checkFill } from './rules-fill.ts';
import { checkHabits, EVERY_COHORT } from './rules-habits.ts';
import { checkDateOrder } from './rules-time.ts';

type CohortDraft = NonNullable<
  NonNullable<NonNullable<FileDraft['population']>['cohorts']>[string]
>;

/** Checks that shares sum to one, that names are known, and that a run can hold the mailboxes. */
export function checkPopulation(rules: Rules): void {
  const { draft, has } = rules;
  if (has('population.organisations')) {
    exactlyOne(rules, 'population.organisations', ['file', 'types']);
  }
  checkMailboxCount(rules);
  for (const [type, shape] of Object.entries(draft.population?.organisations?.types ?? {})) {
    const address = `population.organisations.types.${type}.regions`;
    sumOfRegions(rules, address, shape?.regions);
  }
  checkDateOrder(rules, `${EVERY_COHORT}.growth`, draft.population?.everyCohort?.growth);
  const cohorts = Object.entries(draft.population?.cohorts ?? {});
  for (const [name, cohort] of cohorts) {
    const address = `population.cohorts.${name}`;
    if (name.toLowerCase() === ALL) {
      const message = `'${name}' stands for every mailbox in the reports`;
      rules.say({ address, message, mend: 'give the cohort another name' });
    }
    if (cohort !== undefined) {
      checkHabits(rules, address);
      checkDateOrder(rules, `${address}.growth`, cohort.growth);
      checkFill(rules, `${address}.fill`, cohort.fill);
    }
  }
  checkBinding(rules, cohorts);
}

function sumOfRegions(
  rules: Rules,
  address: string,
  regions: Readonly<Record<string, number | undefined>> | undefined,
): void {
  if (regions !== undefined) {
    const shares = Object.entries(regions).map(
      ([key, share]) => [`${address}.${key}`, share] as const,
    );
    sumToOne(rules, new Map(shares), { address, of: '' });
  }
}

function checkMailboxCount({ draft, say }: Rules): void {
  const stated = draft.population?.mailboxes;
  const types = Object.values(draft.population?.organisations?.types ?? {});
  const count = stated ?? types.reduce((sum, type) => sum + (type?.mailboxes ?? 0), 0);
  if (count > MAILBOX_COUNT_MAX) {
    const address = stated === undefined ? 'population.organisations' : 'population.mailboxes';
    const sizeDayCount = draft.report?.sizesOn?.length ?? (draft.milestones?.length ?? 0) + 2;
    const message = tooManyMailboxesMessage(count, sizeDayCount);
    say({ address, message, mend: `write at most ${MAILBOX_COUNT_MAX}` });
  }
}

/** For each type the cohorts bound to it sum to one; the others sum to one among themselves. */
function checkBinding(
  rules: Rules,
  cohorts: readonly (readonly [string, CohortDraft | undefined])[],
): void {
  if (cohorts.some(([, cohort]) => cohort === undefined)) {
    return;
  }
  const bound = new Map<string, Map<string, number | undefined>>();
  const free = new Map<string, number | undefined>();
  for (const [name, cohort] of cohorts) {
    const address = `population.cohorts.${name}.share`;
    const types = cohort?.organisationTypes ?? [];
    if (types.length === 0) {
      free.set(address, cohort?.share);
    }
    for (const type of types) {
      const shares = bound.get(type ?? '') ?? new Map<string, number | undefined>();
      bound.set(type ?? '', shares.set(address, cohort?.share));
    }
  }
  const address = 'population.cohorts';
  for (const [type, shares] of bound) {
    sumToOne(rules, shares, { address, of: ` of the cohorts bound to ${type}` });
  }
  if (free.size > 0 || (bound.size === 0 && rules.has(address))) {
    const of = bound.size === 0 ? '' : ' of the cohorts that are bound to no type';
    sumToOne(rules, free, { address, of });
  }
  checkTypes(rules, bound, free.size > 0);
}

/** Where the types are made up here, each must be known, and each must have a cohort. */
function checkTypes(
  { draft, say }: Rules,
  bound: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  hasFree: boolean,
): void {
  const types = draft.population?.organisations?.types;
  if (types === undefined) {
    return;
  }
  for (const [type, shares] of bound) {
    const [share = ''] = shares.keys();
    if (type !== '' && !(type in types)) {
      const address = share.replace(/share$/, 'organisationTypes');
      const message = `there is no organisation type '${type}'`;
      say({ address, message, mend: suggestion(type, Object.keys(types), 'types') });
    }
  }
  for (const type of Object.keys(types)) {
    if (!hasFree && !bound.has(type)) {
      const address = `population.organisations.types.${type}`;
      const message = `no cohort is bound to '${type}', and none is free`;
      say({ address, message, mend: 'bind a cohort to it' });
    }
  }
}
