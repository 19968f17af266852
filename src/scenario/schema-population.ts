/** The schema of who the mailboxes' owners are: organisations and cohorts. */
import { group, listOf, named } from './facts.ts';
import { certain, text, uncertain, whole } from './fields.ts';
import { MAILBOX_COUNT_MAX } from './mailbox-limit.ts';
import { CORRELATION, FILL, SHARE } from './ranges.ts';
import { churn, onboarding } from './schema-churn.ts';
import { everyCohort, habits } from './schema-habits.ts';
import { cohortOwners } from './schema-owners.ts';

const fill = group(
  'Used over quota at the start: a beta distribution by mean and sd, or quantiles.',
  {
    mean: uncertain(FILL, {
      description: 'Mean; below the receive threshold. Needs sd.',
      example: '55%',
      type: 'share, 0% to the receive threshold',
    }).optional(),
    sd: uncertain(FILL, {
      description: 'Standard deviation. Needs mean.',
      example: '25%',
      type: 'share, 0% to the receive threshold',
    }).optional(),
    quantiles: listOf(
      'Points of the distribution function, from share 0% to share 100%.',
      group(
        'One point.',
        {
          share: certain(SHARE, {
            description: 'Share of mailboxes with at most this fill; increasing.',
            example: '50%',
          }),
          fill: certain(FILL, { description: 'Used over quota.', example: '60%' }),
        },
        { example: '{share: 50%, fill: 60%}' },
      ),
      { example: '[{share: 0%, fill: 0%}, {share: 100%, fill: 100%}]' },
    ).optional(),
    correlationWithTraffic: certain(CORRELATION, {
      description: "Spearman rank correlation with the owner's traffic.",
      example: '0.5',
    }),
  },
  { example: '{mean: 55%, sd: 25%, correlationWithTraffic: 0.5}' },
);

const { housekeeping, joinersPerYear, leaversPerYear, ...others } = habits;

const cohort = group(
  'One class of behaviour.',
  {
    organisationTypes: listOf(
      'Organisation types to which the cohort is bound.',
      text({ description: 'A type.', example: 'gp-practice', type: 'a name' }, /\S/),
      { example: '[gp-practice]' },
    ).optional(),
    share: certain(SHARE, {
      description:
        'Share of the mailboxes of its organisation types. For every type the shares of the ' +
        'cohorts bound to it sum to one; so do those of the unbound cohorts, which share all ' +
        'other types.',
      example: '52%',
    }),
    ...others,
    fill,
    housekeeping,
    joinersPerYear,
    leaversPerYear,
    owners: cohortOwners.optional(),
  },
  { example: '{share: 52%, messagesPerWorkingDay: 16.2, ...}' },
);

const organisations = group(
  'The organisations: a CSV file, or types from which they are made up. Exactly one of the two.',
  {
    file: text(
      {
        description: 'CSV file with id, name, type, region, mailboxes; relative to this file.',
        type: 'a path',
        example: 'organisations.csv',
      },
      /\S/,
    ).optional(),
    types: named(
      'Organisation types.',
      group(
        'One type.',
        {
          count: whole(
            { low: 1, high: 1_000_000 },
            { description: 'Organisations.', example: '160', unit: 'organisations' },
          ),
          mailboxes: whole(
            { low: 0, high: 1e15 },
            {
              description: 'Mailboxes of all of them together.',
              example: '400000',
              unit: 'mailboxes',
            },
          ),
          regions: named(
            "Share of the type's organisations by region; they sum to one.",
            certain(SHARE, { description: 'Share of the organisations.', example: '25%' }),
            { example: '{London: 25%, North: 75%}', keyWord: 'REGION' },
          ),
        },
        { example: '{count: 160, mailboxes: 400000, regions: {London: 25%, North: 75%}}' },
      ),
      { example: '{acute-trust: {...}}', keyWord: 'TYPE' },
    ).optional(),
  },
  { example: '{file: organisations.csv}', isWhole: true },
);

export const population = group(
  'Who owns the mailboxes.',
  {
    mailboxes: whole(
      { low: 0, high: 1e15 },
      {
        description:
          "Mailboxes in all; if the organisations' differ, they are scaled to it. At most " +
          `${MAILBOX_COUNT_MAX} can be simulated.`,
        example: '650000',
        unit: 'mailboxes',
        type: 'whole number',
        defaultText: 'as many as the organisations have',
      },
    ).optional(),
    organisations,
    everyCohort: everyCohort.optional(),
    cohorts: named('Classes of behaviour among owners: at most 256, none called all.', cohort, {
      example: '{clinical: {share: 52%, ...}, ...}',
      keyWord: 'COHORT',
    }),
    churn: churn.prefault({}),
    onboarding: onboarding.prefault([]),
  },
  { example: '{organisations: {file: organisations.csv}, cohorts: {...}}' },
);
