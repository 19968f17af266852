/** The schema of gates: what stops stages when a metric goes beyond a bound. */
import { group, leaf, listOf } from './facts.ts';
import { name, oneOf, whole } from './fields.ts';
import { describe, fault, type Reading, readQuantity } from './quantities.ts';
import { GATE_ACTIONS, GATE_METRICS } from './rollout-spec.ts';
import { namesOf } from './schema-select.ts';
import { chain } from './uncertain.ts';

/** A bound of a metric that is perhaps a share; which it is, rules-gates.ts checks. */
export interface WrittenBound {
  readonly amount: number;
  /** Whether it has a percent sign. */
  readonly hasPercent: boolean;
}

function bound(description: string, example: string) {
  return leaf<WrittenBound>(
    {
      description,
      type: 'share, or number, as the metric has it',
      example,
      json: { allOf: [{ $ref: '#/definitions/sourced-share' }] },
      isSourced: true,
    },
    readBound,
  );
}

function readBound(raw: unknown): Reading<WrittenBound> {
  if (typeof raw !== 'number' && typeof raw !== 'string') {
    return fault(`${describe(raw)} is no bound`, 'write a share or a number, such as 85% or 4000');
  }
  const hasPercent = typeof raw === 'string' && raw.trimEnd().endsWith('%');
  const reading = readQuantity(hasPercent ? 'share' : 'number', raw);
  return chain(reading, (amount) => ({ value: { amount, hasPercent } }));
}

const days = (description: string) =>
  whole({ low: 1, high: 366 }, { description, example: '2', unit: 'days' }).prefault(1);

const trip = group(
  'When it trips: a value beyond the bound, strictly. Exactly one of above and below.',
  {
    above: bound('There is trouble above this.', '85%').optional(),
    below: bound('There is trouble below this, as where a runway gets short.', '60').optional(),
    forDays: days(
      'So many values running must be beyond it; a day without a value neither counts nor breaks ' +
        'the row.',
    ),
  },
  { example: '{above: 85%, forDays: 2}' },
);

const clear = group(
  'When it clears: a value inside this bound, strictly, which lies on the good side of that of the ' +
    'trip, so that a value around one bound does not make stages stop and go. Without it: one ' +
    'value that is not beyond the bound of the trip.',
  {
    above: bound('Of a trip below: it clears above this.', '90').optional(),
    below: bound('Of a trip above: it clears below this.', '80%').optional(),
    forDays: days('So many values running must be inside it.'),
  },
  { example: '{below: 80%, forDays: 5}' },
);

const GATE_EXAMPLE =
  '{name: full disks, metric: poolUtilisation, trip: {above: 85%}, onTrip: pause}';

export const gates = listOf(
  'What stops stages, or undoes them, when a metric goes beyond a bound. They are looked at every ' +
    'evening, and act from the next day on.',
  group(
    'One gate.',
    {
      name: name({ description: 'Name, unique among the gates.', example: 'full disks' }),
      metric: oneOf(GATE_METRICS, {
        description:
          '`poolUtilisation`: what a pool needs over what is usable; `shareBlocked`: mailboxes ' +
          'that cannot send, or are full; `shareWarned`: those that are warned; `contactsPerDay`: ' +
          'calls at the help desk; `failureShare`: attempts that failed on the day; `runwayDays`: ' +
          'days until a pool is over plan, by the trend of the last 28. Contacts and failures have ' +
          'a value on working days only.',
        example: 'poolUtilisation',
      }),
      pool: name({
        description: 'Of poolUtilisation and runwayDays: the pool that counts.',
        example: 'north',
        defaultText: 'the worst pool',
      }).optional(),
      scope: oneOf(['running', 'all'], {
        description:
          'Whose mailboxes, and pools, count: those of the stages that are running, or all. While ' +
          'it is tripped: those of the stages that were running then.',
        example: 'all',
      }).prefault('running'),
      stages: namesOf('The stages on which it acts.', 'london', { defaultText: 'all' }).optional(),
      trip,
      clear: clear.optional(),
      onTrip: oneOf(GATE_ACTIONS, {
        description:
          '`pause`: nothing is changed and no stage starts until it clears; `abort`: what is ' +
          'running ends, and stages after it never start; `rollback`: the same, and those already ' +
          'changed go back; `alert`: it is told, and nothing else.',
        example: 'pause',
      }),
      mode: oneOf(['act', 'report'], {
        description: '`report`: what it would have done is told and counted, and not done.',
        example: 'report',
      }).prefault('act'),
    },
    { example: GATE_EXAMPLE },
  ),
  { example: `[${GATE_EXAMPLE}]` },
);
