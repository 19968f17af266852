/** Rules about people who join and leave: their months, their organisations, and how many. */
import { DAYS_PER_YEAR, partsOf } from '../calendar/date.ts';
import { assembleChurn } from './assemble-churn.ts';
import { MAILBOX_COUNT_MAX, tooManyMailboxesMessage } from './mailbox-limit.ts';
import { checkKnown, type FileDraft, itemAddress, type Rules } from './rule.ts';
import { checkRanges, checkWithinHorizon } from './rules-time.ts';
import { MONTH_KEYS } from './schema-churn.ts';

type Churn = Parameters<typeof assembleChurn>[0];

/** Checks the profile, the cohorts' joiners, the programmes, and the mailboxes of all. */
export function checkChurn(rules: Rules): void {
  checkProfile(rules);
  checkJoiners(rules);
  checkOnboarding(rules);
  checkCount(rules);
}

function checkProfile({ draft, say }: Rules): void {
  const profile = draft.population?.churn?.profile;
  if (profile === undefined || MONTH_KEYS.some((key) => profile[key] !== 0)) return;
  const mend = 'give a month one, such as sep: 1.9, or leave the profile out';
  say({ address: 'population.churn.profile', message: 'no month has a weight', mend });
}

/** Joiners are counted over those who are there at the start. */
function checkJoiners({ draft, say }: Rules): void {
  for (const [name, cohort] of Object.entries(draft.population?.cohorts ?? {})) {
    const address = `population.cohorts.${name}`;
    if (cohort?.share === 0 && (cohort.joinersPerYear ?? 0) > 0) {
      const message = 'nobody is in the cohort at the start, and joiners are a share of those';
      const mend = 'give the cohort a share, or describe them under population.onboarding';
      say({ address: `${address}.joinersPerYear`, message, mend }, [`${address}.share`]);
    }
  }
}

function checkOnboarding(rules: Rules): void {
  const { onboarding = [], organisations } = rules.draft.population ?? {};
  const types = organisations?.types;
  checkRanges(rules, 'population.onboarding', onboarding);
  for (const [index, programme] of onboarding.entries()) {
    const address = itemAddress('population.onboarding', programme?.name, index);
    checkWithinHorizon(rules, `${address}.from`, programme?.from);
    checkWithinHorizon(rules, `${address}.to`, programme?.to);
    checkKnown(rules, `${address}.organisationType`, {
      name: programme?.organisationType,
      known: types && Object.keys(types),
      word: 'organisation type',
    });
  }
}

/** All who are there at the start and all who join must fit; how many are there a file may say. */
function checkCount({ draft, say }: Rules): void {
  const { mailboxes, organisations, onboarding = [] } = draft.population ?? {};
  const types = Object.values(organisations?.types ?? {});
  const opening = mailboxes ?? types.reduce((sum, type) => sum + (type?.mailboxes ?? 0), 0);
  const joined = joinersOf(draft);
  const onboarded = onboarding.reduce((sum, programme) => sum + (programme?.mailboxes ?? 0), 0);
  const count = Math.floor(opening + joined + onboarded);
  if (opening > MAILBOX_COUNT_MAX || count <= MAILBOX_COUNT_MAX) return;
  const isByOnboarding = opening + joined <= MAILBOX_COUNT_MAX;
  const sizeDayCount = draft.report?.sizesOn?.length ?? (draft.milestones?.length ?? 0) + 2;
  say({
    address: isByOnboarding ? 'population.onboarding' : 'population.cohorts',
    message: `with those who join, ${tooManyMailboxesMessage(count, sizeDayCount)}`,
    mend: 'have fewer people join, or a shorter horizon',
  });
}

/** Joiners of all cohorts over the horizon; 0 where that cannot be told from the file. */
function joinersOf(draft: FileDraft): number {
  const { cohorts = {}, everyCohort, churn } = draft.population ?? {};
  const weights = MONTH_KEYS.map((key) => churn?.profile?.[key]);
  const isSound = !weights.includes(undefined) && weights.some((weight) => weight !== 0);
  const openingOf = openingCounts(draft);
  if (!isSound || openingOf === null) return 0;
  const years = weightedYears(draft, churn as Churn);
  return Object.entries(cohorts).reduce((sum, [name, cohort]) => {
    const rate = cohort?.joinersPerYear ?? everyCohort?.joinersPerYear ?? 0;
    return sum + (openingOf.get(name) ?? 0) * rate * years;
  }, 0);
}

/** The years of the horizon, each day with the weight of its month. */
function weightedYears({ horizon }: FileDraft, churn: Churn): number {
  const { start = 0, end = -1 } = horizon ?? {};
  const { monthWeights } = assembleChurn(churn);
  let days = 0;
  for (let day = start; day <= end; day += 1) {
    days += monthWeights[partsOf(day).month - 1] ?? 0;
  }
  return days / DAYS_PER_YEAR;
}

/** Mailboxes at the start by cohort, fractions and all; null: only a file of organisations says. */
function openingCounts({ population }: FileDraft): ReadonlyMap<string, number> | null {
  const types = population?.organisations?.types;
  if (types === undefined) return null;
  const counts = new Map(Object.entries(types).map(([name, type]) => [name, type?.mailboxes ?? 0]));
  const sum = [...counts.values()].reduce((before, count) => before + count, 0);
  const scale = sum === 0 ? 0 : (population?.mailboxes ?? sum) / sum;
  const cohorts = Object.entries(population?.cohorts ?? {});
  const bound = new Set(cohorts.flatMap(([, cohort]) => cohort?.organisationTypes ?? []));
  const free = [...counts.keys()].filter((type) => !bound.has(type));
  return new Map(
    cohorts.map(([name, cohort]) => {
      const own = cohort?.organisationTypes ?? [];
      const of = own.length === 0 ? free : own;
      const among = of.reduce((before, type) => before + (counts.get(type ?? '') ?? 0), 0);
      return [name, among * scale * (cohort?.share ?? 0)];
    }),
  );
}
