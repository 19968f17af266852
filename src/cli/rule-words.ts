/** Gates, failures, upgrades on request and approvals of a scenario in words. */
import { formatDate } from '../calendar/date.ts';
import { medianOf } from '../random/distribution.ts';
import type {
  FailuresSpec,
  GateBound,
  GateMetric,
  GateSpec,
  StandingRuleSpec,
} from '../scenario/rollout-spec.ts';
import type { UncertainValue } from '../scenario/scenario.ts';
import { formatDecimalShort } from '../units/decimal.ts';
import { counted, groupDigits } from './words.ts';

/** `pauses all stages while ... is above 85 % for 2 days, until below 80 % for 5 days` */
export function gateWords(gate: GateSpec): string {
  const { metric, beyond, trip, clear, onTrip, acts } = gate;
  const trips = `${metricWords(gate)} is ${beyond} ${boundWords(metric, trip)}`;
  const good = beyond === 'above' ? 'below' : 'above';
  const clears = clear === null ? `no longer ${beyond} it` : `${good} ${boundWords(metric, clear)}`;
  const whom = stagesWords(gate.stages);
  const sentence = {
    pause: `pauses ${whom} while ${trips}, until ${clears}`,
    abort: `aborts ${whom} once ${trips}; none of them starts until ${clears}`,
    rollback: `rolls back ${whom} once ${trips}; none of them starts until ${clears}`,
    alert: `alerts once ${trips}, until ${clears}`,
  }[onTrip];
  return acts ? sentence : `reports only, and does not act: ${sentence}`;
}

function stagesWords(names: readonly string[] | null): string {
  if (names === null) return 'all stages';
  return `${names.length === 1 ? 'stage' : 'stages'} ${names.join(', ')}`;
}

function metricWords({ metric, pool, scope }: GateSpec): string {
  const isRunning = scope === 'running';
  const mailboxes = isRunning ? 'the mailboxes of running stages' : 'all mailboxes';
  const pools = isRunning ? 'the pools of running stages' : 'all pools';
  switch (metric) {
    case 'poolUtilisation':
      return pool === null
        ? `the highest utilisation of ${pools}`
        : `the utilisation of pool ${pool}`;
    case 'runwayDays':
      return pool === null ? `the shortest runway of ${pools}` : `the runway of pool ${pool}`;
    case 'shareBlocked':
      return `the share of ${mailboxes} that cannot send`;
    case 'shareWarned':
      return `the share of ${mailboxes} that are warned`;
    case 'contactsPerDay':
      return `the number of contacts a day from ${mailboxes}`;
    case 'failureShare':
      return `the share of the day's attempts that fail`;
  }
}

function boundWords(metric: GateMetric, { bound, days }: GateBound): string {
  return `${valueWords(metric, bound)}${days === 1 ? '' : ` for ${counted(days, 'day')}`}`;
}

function valueWords(metric: GateMetric, value: number): string {
  switch (metric) {
    case 'contactsPerDay':
      return Number.isInteger(value) ? groupDigits(value) : formatDecimalShort(value, 3);
    case 'runwayDays':
      return `${formatDecimalShort(value, 3)} ${value === 1 ? 'day' : 'days'}`;
    default:
      return percent(value);
  }
}

/** What attempts come to nothing, and what happens then. */
export function failureWords(failures: FailuresSpec<UncertainValue>): string {
  const { share, retryAfterDays, attempts } = failures;
  return (
    `${uncertainPercent(share)} of attempts fail; ` +
    (attempts === 1
      ? 'none is tried again'
      : `each is tried again after ${counted(retryAfterDays, 'day')}, ` +
        `${groupDigits(attempts)} attempts in all`)
  );
}

/** Who is given a larger quota when he asks for it. */
export function standingWords(rule: StandingRuleSpec<UncertainValue>): string {
  const { when, afterDays, share, from, to } = rule;
  const since = from === null ? '' : ` from ${formatDate(from)}`;
  const until = to === null ? '' : ` to ${formatDate(to)}`;
  const state = when === 'full' ? 'full' : `${when} or worse`;
  return (
    `${uncertainPercent(share)} of those who become ${state} are given the next tier ` +
    `${counted(afterDays, 'day')} later${from === null && to === null ? '' : ','}${since}${until}`
  );
}

function uncertainPercent({ distribution, range }: UncertainValue): string {
  const text = percent(medianOf(distribution, range));
  return distribution.kind === 'fixed' ? text : `about ${text}`;
}

function percent(share: number): string {
  return `${formatDecimalShort(share * 100, 4)} %`;
}
