/** To which organisations the mailboxes of onboarding programmes come. */
import type { OnboardingSpec } from '../scenario/churn-spec.ts';
import { suggestion } from '../scenario/nearest.ts';
import type { Complaint } from '../scenario/tree.ts';
import { largestRemainder } from '../units/largest-remainder.ts';
import type { Organisation } from './organisations.ts';
import { NO_PROGRAMME } from './population.ts';

type Programme = Pick<OnboardingSpec<unknown>, 'organisationType' | 'mailboxCount'>;

/**
 * How many of a programme's mailboxes each organisation gets: those of its type in proportion to
 * the mailboxes that they have at the start, by largest remainder; where none of them has any, all
 * alike, for an overlay may add organisations that are there for newcomers only.
 *
 * @throws RangeError where no organisation has that type (see onboardingFaults).
 */
export function newcomersByOrganisation(
  { organisationType, mailboxCount }: Programme,
  organisations: readonly Pick<Organisation, 'type' | 'mailboxCount'>[],
): number[] {
  const isMeant = organisations.map(({ type }) => type === organisationType);
  const isEmpty = !organisations.some((one, index) => isMeant[index] && one.mailboxCount > 0);
  const weights = organisations.map((one, index) => {
    if (!isMeant[index]) return 0;
    return isEmpty ? 1 : one.mailboxCount;
  });
  return largestRemainder(mailboxCount, weights);
}

/** The organisations with the mailboxes that come to them by onboarding, too. */
export function withNewcomers(
  organisations: readonly Organisation[],
  programmes: readonly Programme[],
): readonly Organisation[] {
  const counts = programmes.map((programme) => newcomersByOrganisation(programme, organisations));
  if (counts.length === 0) return organisations;
  return organisations.map((organisation, index) => ({
    ...organisation,
    mailboxCount: counts.reduce((sum, count) => sum + count[index]!, organisation.mailboxCount),
  }));
}

/** Faults of onboarding programmes against organisations: types that none has, and too many. */
export function onboardingFaults(
  organisations: readonly Pick<Organisation, 'type'>[],
  programmes: readonly (Pick<Programme, 'organisationType'> & { readonly name: string })[],
): Complaint[] {
  const types = new Set(organisations.map(({ type }) => type));
  const faults = programmes
    .filter(({ organisationType }) => !types.has(organisationType))
    .map(({ name, organisationType }) => ({
      address: `population.onboarding.${name}.organisationType`,
      message: `no organisation has the type '${organisationType}'`,
      mend: suggestion(organisationType, types, 'types of organisations'),
    }));
  if (programmes.length <= NO_PROGRAMME) return faults;
  const message = `${programmes.length} programmes; at most ${NO_PROGRAMME} are possible`;
  const mend = 'join programmes that bring the same type at the same time';
  return [...faults, { address: 'population.onboarding', message, mend }];
}
