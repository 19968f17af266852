/** Inputs and headline figures that differ, written by hand. */
import type { InputsDiff } from '../../src/review/inputs-diff.ts';
import type { NoiseFigure, NoiseReview } from '../../src/review/noise-review.ts';
import { day } from './compared-runs.ts';

const placed = (text: string, line: number, file = 'base/nhsmail-2013.yaml') => ({
  ...{ text, file, line },
  column: 12,
});
const TYPES = 'acute-trust, mental-health-trust, community-provider, ambulance-trust';
/** Inputs that differ in all that they can. */
export const diffedInputs: InputsDiff = {
  isDifferent: true,
  values: [
    {
      address: 'title',
      before: placed('"NHSmail, all quotas stay as they were"', 4, 'nhsmail-no-change.yaml'),
      after: placed(
        '"NHSmail, all quotas doubled from July to early November 2013"',
        4,
        'nhsmail-doubling-2013.yaml',
      ),
    },
    {
      address: 'owners.inducedGrowth',
      before: placed('{low: 0.05, likely: 0.10, high: 0.20}', 88),
      after: placed('{low: 0.05, likely: 0.12, high: 0.25}', 88),
    },
    {
      address: 'run.replications',
      before: placed('20', 12),
      after: { text: '100', file: '--set', line: 0, column: 0 },
    },
    {
      address: 'rollout.stages.london.select.organisationTypes',
      before: placed(`[${TYPES}]`, 41, 'nhsmail-no-change.yaml'),
      after: placed(`[${TYPES}, national-body]`, 41, 'nhsmail-doubling-2013.yaml'),
    },
    {
      address: 'storage.pools.south.freezes',
      before: placed('[{from: 2013-12-16, to: 2014-01-03}]', 120, 'nhsmail-no-change.yaml'),
      after: null,
    },
    {
      address: 'rollout.stages.pilot',
      before: null,
      after: placed(
        '{select: {organisationTypes: [support-body]}, change: {quota: {factor: 2}}, order: organisations, start: 2013-07-08, rate: 500 per day}',
        30,
        'nhsmail-doubling-2013.yaml',
      ),
    },
  ],
  provenances: ['10', '11', '12'].map((number) => ({
    address: `population.cohorts.clinical.fill.quantiles.${number}.fill`,
    changes: [
      { what: 'source', before: 'scripts/calibrate-fill.mjs', after: 'survey of May 2013' },
      ...(number === '12' ? [{ what: 'owner', before: '', after: 'storage team' }] : []),
    ],
  })),
  files: [
    { name: '../fixtures/organisations.csv', bytesBefore: 567_491, bytesAfter: 567_512 },
    { name: 'holidays.csv', bytesBefore: 1_024, bytesAfter: 1_024 },
    { name: 'prices.csv', bytesBefore: null, bytesAfter: 88 },
  ],
};

function noiseFigure(known: Pick<NoiseFigure, 'name' | 'box'> & Partial<NoiseFigure>): NoiseFigure {
  const { before = null, after = null } = known;
  return {
    unit: 'TiB',
    statistic: 'mean',
    kind: 'number',
    places: 3,
    betterWhen: 'lower',
    before,
    after,
    valueCounts: [20, 100],
    difference: before === null || after === null ? null : after - before,
    interval: null,
    noInterval: null,
    isMaterial: known.box === 'moved' || known.box === 'could be noise',
    isDistinguishable: known.box === 'moved' || known.box === 'small but real',
    ...known,
  };
}

/** Headline figures in every box. */
export const diffedNoise: NoiseReview = {
  isPaired: false,
  reasons: ['the number of replications is 20 before and 100 after'],
  hasSameMailboxes: true,
  replicationCounts: [20, 100],
  differingCount: 6,
  figures: [
    noiseFigure({
      name: 'peak_used_tib',
      box: 'moved',
      before: 77.712,
      after: 125.703,
      interval: { low: 43.01, high: 52.972 },
    }),
    noiseFigure({
      name: 'rollout_finish_date',
      box: 'could be noise',
      ...{ unit: 'date', kind: 'day', places: 0 },
      before: day('2013-11-02'),
      after: day('2013-11-04'),
      valueCounts: [19, 97],
      interval: { low: -0.4, high: 4.4 },
    }),
    noiseFigure({
      name: 'probability of runout_date',
      box: 'could be noise',
      ...{ unit: 'share', statistic: 'probability', kind: 'share', places: 6 },
      before: 0.2,
      after: 0.26,
      interval: { low: -0.142, high: 0.262 },
    }),
    noiseFigure({
      name: 'total_cost_gbp 2013/14',
      box: 'small but real',
      ...{ unit: 'GBP', places: 2 },
      before: 100_726_055.78,
      after: 100_926_055.78,
      interval: { low: 150_000.5, high: 249_999.5 },
    }),
    noiseFigure({
      name: 'contacts_count',
      box: 'no change to speak of',
      ...{ unit: 'contacts', places: 1 },
      before: 33_148.6,
      after: 33_150.1,
      interval: { low: -20, high: 23 },
    }),
    noiseFigure({
      name: 'paused_days',
      box: 'not known',
      ...{ unit: 'days', places: 1 },
      before: 0,
      after: 2,
      isMaterial: true,
      isDistinguishable: null,
      noInterval: 'always the same, perhaps by chance',
    }),
    noiseFigure({ name: 'failed_mailboxes_count', box: 'same', before: 0, after: 0 }),
  ],
};
