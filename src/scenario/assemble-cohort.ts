/** Cohorts with what they share under their own values, and what stands where nothing is said. */
import { assembleHabits, fixed, NOTHING_RANGE, over, overHabits } from './assemble-habits.ts';
import { SHARE } from './ranges.ts';
import type { CohortSpec, FillSpec, OwnersSpec, SharedHabits, UncertainValue } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';

type CohortFile = ScenarioFile['population']['cohorts'][string];
type OwnersFile = ScenarioFile['owners'];
type ArchivesFile = NonNullable<NonNullable<CohortFile['owners']>['archives']>;
type Archives = OwnersSpec<UncertainValue>['archives'];

/** No owner keeps an archive; one made by off-loading never comes back. */
function noArchives(returnUpTo: number): Archives {
  return {
    holderShare: fixed(0, SHARE.range),
    medianBytes: fixed(1, { low: 1, high: 1 }),
    sigma: fixed(0, NOTHING_RANGE),
    returnShare: fixed(0, SHARE.range),
    returnUpTo,
    delayDays: fixed(0, NOTHING_RANGE),
  };
}

/** Makes the reactions that cohorts share. */
export function assembleOwners(file: OwnersFile): OwnersSpec<UncertainValue> {
  const { archives, ...reactions } = file;
  const returnUpTo = archives?.returnUpTo ?? file.cleanUpTo.high;
  return { ...reactions, archives: overArchives(noArchives(returnUpTo), archives, returnUpTo) };
}

/** What the cohorts of a file share. */
interface Shared {
  readonly habits: SharedHabits<UncertainValue>;
  readonly file: OwnersFile;
  readonly owners: OwnersSpec<UncertainValue>;
  /** The receive threshold; 1 where there is none. */
  readonly fillMax: number;
}

/** A cohort whose own values lie over what every cohort has; those shared stay the same objects. */
export function assembleCohort(
  name: string,
  file: CohortFile,
  shared: Shared,
): CohortSpec<UncertainValue> {
  return {
    name,
    organisationTypes: file.organisationTypes ?? [],
    share: file.share,
    ...overHabits(shared.habits, assembleHabits(file)),
    fill: assembleFill(file.fill, shared.fillMax),
    owners: overOwners(shared, file.owners ?? {}),
  };
}

function overOwners(
  { file, owners }: Shared,
  own: NonNullable<CohortFile['owners']>,
): OwnersSpec<UncertainValue> {
  const { cleanUpPerDay, archives, ...reactions } = own;
  const cleanUpTo = reactions.cleanUpTo ?? owners.cleanUpTo;
  const returnUpTo = archives?.returnUpTo ?? file.archives?.returnUpTo ?? cleanUpTo.high;
  return {
    ...over(owners, reactions),
    cleanUpPerDay: over(owners.cleanUpPerDay, cleanUpPerDay ?? {}),
    archives: overArchives(owners.archives, archives, returnUpTo),
  };
}

/** Where archives are described and their holders are not, every owner keeps one. */
function overArchives(
  shared: Archives,
  own: ArchivesFile | undefined,
  returnUpTo: number,
): Archives {
  if (own === undefined) {
    return { ...shared, returnUpTo };
  }
  const { size, holderShare, returnShare, delayDays } = own;
  const { median: medianBytes, sigma } = size?.lognormal ?? {};
  const merged = over(shared, { holderShare, returnShare, delayDays, medianBytes, sigma });
  const isFirst = shared.delayDays.range === NOTHING_RANGE;
  const isSaid = holderShare !== undefined || !isFirst;
  return {
    ...merged,
    returnUpTo,
    holderShare: isSaid ? merged.holderShare : fixed(1, SHARE.range),
  };
}

/** The range of a fill ends at the receive threshold, or at the quota where there is none. */
function assembleFill(file: CohortFile['fill'], fillMax: number): FillSpec<UncertainValue> {
  const { mean, sd, quantiles, correlationWithTraffic } = file;
  if (quantiles !== undefined) {
    return { quantiles, correlationWithTraffic };
  }
  if (mean === undefined || sd === undefined) {
    throw new Error('a fill has neither quantiles nor mean and sd, which a rule refuses');
  }
  const range = { low: 0, high: fillMax };
  return { mean: { ...mean, range }, sd: { ...sd, range }, correlationWithTraffic };
}
