/** Cohorts with the scenario's reactions under their own, and what stands where nothing is said. */
import type { CohortSpec, FillSpec, OwnersSpec, UncertainValue } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';

type CohortFile = ScenarioFile['population']['cohorts'][string];
type OwnersFile = ScenarioFile['owners'];
type ArchivesFile = NonNullable<NonNullable<CohortFile['owners']>['archives']>;
type Archives = OwnersSpec<UncertainValue>['archives'];

function fixed(value: number, range: UncertainValue['range']): UncertainValue {
  return { distribution: { kind: 'fixed', value }, range };
}

const SHARE_RANGE = { low: 0, high: 1 };
const NOTHING_RANGE = { low: 0, high: 0 };

/** No owner keeps an archive; one made by off-loading never comes back. */
function noArchives(returnUpTo: number): Archives {
  return {
    holderShare: fixed(0, SHARE_RANGE),
    medianBytes: fixed(1, { low: 1, high: 1 }),
    sigma: fixed(0, NOTHING_RANGE),
    returnShare: fixed(0, SHARE_RANGE),
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
interface SharedOwners {
  readonly file: OwnersFile;
  readonly owners: OwnersSpec<UncertainValue>;
  /** The receive threshold; 1 where there is none. */
  readonly fillMax: number;
}

/** A cohort whose own reactions lie over the scenario's; those shared stay the same objects. */
export function assembleCohort(
  name: string,
  file: CohortFile,
  shared: SharedOwners,
): CohortSpec<UncertainValue> {
  return {
    name,
    organisationTypes: file.organisationTypes ?? [],
    share: file.share,
    messagesPerWorkingDay: file.messagesPerWorkingDay,
    messageBytes: file.messageSize,
    sentShare: file.sentShare,
    offDayShare: file.offDayShare,
    trafficGrowthPerYear: file.trafficGrowthPerYear,
    growthSegments: file.growth,
    keepShare: file.keepShare,
    spread: file.spread,
    fill: assembleFill(file.fill, shared.fillMax),
    housekeeping: file.housekeeping ?? {
      perYear: fixed(0, NOTHING_RANGE),
      share: fixed(0, SHARE_RANGE),
    },
    owners: overOwners(shared, file.owners ?? {}),
  };
}

function overOwners(
  { file, owners }: SharedOwners,
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
    holderShare: isSaid ? merged.holderShare : fixed(1, SHARE_RANGE),
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

/** Lays what is defined of one over another. */
function over<T extends object>(
  base: T,
  own: { readonly [Key in keyof T]?: T[Key] | undefined },
): T {
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) };
}
