/** From what the rounds gave to the figures of the table. */
import { DIFF_BYTES_MAX, DIFF_POINTS, DIFF_SECONDS_MAX } from './diff.mjs';
import { spreadOf } from './measure.mjs';
import { PAGE_BYTES_MAX, PAGE_POINT, PAGE_SECONDS_MAX } from './page.mjs';

/** "One more replication" is the difference between this many and one, over the difference. */
export const REPLICATIONS = 6;

/** What the project promises of itself. */
const PEAK_BYTES_MAX = 250e6;
const VALIDATE_SECONDS_MAX = 0.5;

/** Names of the points at which a variant of the question is timed. */
export function pointNames({ name }) {
  return { one: `${name}, 1 replication`, six: `${name}, ${REPLICATIONS} replications` };
}

/** At most so much of one worker's time with two, and so long for a sample of one per cent. */
const TWO_WORKERS_RATIO_MAX = 0.6;
const QUICK_LOOK_SECONDS_MAX = 2;

/** The whole question with its replications: how it is asked. */
export const ENSEMBLE_POINTS = [
  {
    key: 'ensemble, 1 worker',
    label: 'The whole question, 100 replications, 1 worker',
    options: ['--replications', '100', '--workers', '1'],
  },
  {
    key: 'ensemble, 2 workers',
    label: 'The whole question, 100 replications, 2 workers',
    options: ['--replications', '100', '--workers', '2'],
  },
  {
    key: 'ensemble, quick look',
    label: 'A quick look: `--sample 1%`, 100 replications, 2 workers',
    options: ['--replications', '100', '--workers', '2', '--sample', '1%'],
  },
];

/** Seconds, and events where the run tells them, that one more replication took in each round. */
function oneMoreReplication(samples, variant) {
  const { one, six } = pointNames(variant);
  return samples[six].map((more, round) => {
    const less = samples[one][round];
    return {
      seconds: (more.seconds - less.seconds) / (REPLICATIONS - 1),
      events: (more.events - less.events) / (REPLICATIONS - 1),
    };
  });
}

/** The main figure, the peers and how headroom stands to each. */
export function speedFigures(samples, { whole, peers }) {
  const ours = oneMoreReplication(samples, whole).map(({ seconds }) => seconds);
  const main = { label: 'One more replication of the whole question', unit: 's', values: ours };
  const compared = peers.map(({ key, name, must, goal }) => {
    const ratios = samples[key].map((seconds, round) => ours[round] / seconds);
    const ratio = spreadOf(ratios).median;
    const verdicts = [
      ...(must === undefined ? [] : [verdict('must', ratio, must, '×')]),
      ...(goal === undefined ? [] : [verdict('goal', ratio, goal, '×')]),
    ];
    return figure({ label: name, unit: 's', values: samples[key], verdicts, ratio });
  });
  return [figure(main), ...compared];
}

/** A growth curve: one figure a variant, with its cost a mailbox and an event. */
export function curveFigures(samples, variants, title) {
  return variants.map((variant) => {
    const rounds = oneMoreReplication(samples, variant);
    const values = rounds.map(({ seconds }) => seconds);
    const { mailboxes, days } = variant;
    const { median } = spreadOf(values);
    const eventCount = spreadOf(rounds.map(({ events }) => events)).median;
    const counted = eventCount > 0 ? { eventCount, eventsPerSecond: eventCount / median } : {};
    const label = `${title}: ${grouped(mailboxes)} mailboxes, ${grouped(days)} days`;
    const perMailbox = (median / mailboxes) * 1e6;
    return figure({ label, unit: 's', values, microsecondsPerMailbox: perMailbox, ...counted });
  });
}

/** Memory, and the time of a command that only reads the scenario. */
export function otherFigures(samples) {
  const bytes = spreadOf(samples.memory).median;
  const seconds = spreadOf(samples.validate).median;
  return [
    figure({
      label: `Peak memory of ${REPLICATIONS} replications above Node's own`,
      unit: 'MB',
      values: samples.memory.map((peak) => peak / 1e6),
      verdicts: [verdict('must', bytes / 1e6, PEAK_BYTES_MAX / 1e6, 'MB')],
    }),
    figure({
      label: '`headroom validate`',
      unit: 's',
      values: samples.validate,
      verdicts: [verdict('must', seconds, VALIDATE_SECONDS_MAX, 's')],
    }),
  ];
}

/** The whole question on one thread and on two, and a quick look at it. */
export function ensembleFigures(samples) {
  const [one, two, quick] = ENSEMBLE_POINTS.map(({ key }) =>
    samples[key].map(({ seconds }) => seconds),
  );
  const ratio = spreadOf(two.map((seconds, round) => seconds / one[round])).median;
  const looks = spreadOf(quick).median;
  return [
    figure({ label: ENSEMBLE_POINTS[0].label, unit: 's', values: one }),
    figure({
      label: ENSEMBLE_POINTS[1].label,
      unit: 's',
      values: two,
      timesOther: ratio,
      verdicts: [verdict('must', ratio, TWO_WORKERS_RATIO_MAX, '×')],
    }),
    figure({
      label: ENSEMBLE_POINTS[2].label,
      unit: 's',
      values: quick,
      verdicts: [verdict('must', looks, QUICK_LOOK_SECONDS_MAX, 's')],
    }),
    ...errorFigures(samples[ENSEMBLE_POINTS[2].key][0], samples[ENSEMBLE_POINTS[1].key][0]),
  ];
}

/** `headroom diff` of a million rows. */
export function diffFigures(samples) {
  return DIFF_POINTS.flatMap(({ key, label }) => {
    const values = samples[key].map(({ seconds }) => seconds);
    const megabytes = samples[key].map(({ bytes }) => bytes / 1e6);
    const title = `\`headroom diff\` of a million rows by 12 columns, ${label}`;
    return [
      figure({
        label: title,
        unit: 's',
        values,
        verdicts: [verdict('must', spreadOf(values).median, DIFF_SECONDS_MAX, 's')],
      }),
      figure({
        label: `${title}: peak memory`,
        unit: 'MB',
        values: megabytes,
        verdicts: [verdict('must', spreadOf(megabytes).median, DIFF_BYTES_MAX / 1e6, 'MB')],
      }),
    ];
  });
}

/** `headroom report`, and what it writes. */
export function pageFigures(samples) {
  const values = samples[PAGE_POINT].map(({ seconds }) => seconds);
  const kilobytes = samples[PAGE_POINT].map(({ bytes }) => bytes / 1e3);
  return [
    figure({
      label: '`headroom report` of the whole question',
      unit: 's',
      values,
      verdicts: [verdict('must', spreadOf(values).median, PAGE_SECONDS_MAX, 's')],
    }),
    figure({
      label: 'Its page',
      unit: 'kB',
      values: kilobytes,
      verdicts: [verdict('must', spreadOf(kilobytes).median, PAGE_BYTES_MAX / 1e3, 'kB')],
    }),
  ];
}

/** How far the quick look's figures are off, in per cent; the same in every round. */
function errorFigures({ summary: quick }, { summary: whole }) {
  return ['end_used_tib', 'blocked_share_max', 'contacts_count'].flatMap((metric) =>
    ['mean', 'p95'].map((statistic) => {
      const percent = (quick[metric][statistic] / whole[metric][statistic] - 1) * 100;
      return figure({
        label: `Error of the quick look: ${statistic} of ${metric}`,
        unit: '%',
        values: [percent],
      });
    }),
  );
}

/** Whole numbers in groups of three. */
export function grouped(count) {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function figure({ values, ...rest }) {
  return { verdicts: [], ...rest, ...spreadOf(values), rounds: values };
}

function verdict(rule, value, bound, unit) {
  return { rule, bound, unit, isMet: value <= bound };
}
