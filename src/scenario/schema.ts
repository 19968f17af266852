/** The schema of a scenario file, from which parsing, editors' help and documentation come. */
import { z } from 'zod';
import { group, listOf, withFacts } from './facts.ts';
import {
  certain,
  date,
  month,
  monthDay,
  name,
  oneOf,
  seed,
  text,
  uncertain,
  version,
  whole,
} from './fields.ts';
import { CORRELATION, FACTOR, SPREAD } from './ranges.ts';
import { SAMPLINGS } from './scenario.ts';
import { correlations } from './schema-correlations.ts';
import { costs } from './schema-costs.ts';
import { owners } from './schema-owners.ts';
import { platforms } from './schema-platforms.ts';
import { population } from './schema-population.ts';
import { quota } from './schema-quota.ts';
import { rollout } from './schema-rollout.ts';
import { shocks } from './schema-shocks.ts';
import { storage } from './schema-storage.ts';

const traffic = group(
  "What moves all mailboxes' traffic alike.",
  {
    shocks: shocks('Stretches of days on which all traffic is multiplied.', {
      factorIs: 'What traffic is times.',
      example: { name: 'pandemic', from: '2014-01-06', to: '2014-02-28', factor: '1.2' },
    }).prefault([]),
    commonFactor: group(
      'A monthly factor on all traffic: log-normal of mean 1, autoregressive. Without it: none.',
      {
        sd: uncertain(SPREAD, {
          description: "Standard deviation of the factor's logarithm.",
          example: '0.05',
        }),
        correlation: uncertain(CORRELATION, {
          description: 'Correlation of one month with the next.',
          example: '0.6',
        }),
      },
      { example: '{sd: 0.05, correlation: 0.6}' },
    ).optional(),
    reportedMessages: group(
      'A reported total of sent and received messages, to compare with; it changes no result.',
      {
        month: month({ description: 'The month.', example: '2013-09' }),
        count: whole(
          { low: 1, high: 1e15 },
          { description: 'Messages.', example: '250000000', unit: 'messages' },
        ),
      },
      { example: '{month: 2013-09, count: 250000000}' },
    ).optional(),
  },
  { example: '{shocks: [...]}' },
);

const calendar = group(
  'Days on which there is less mail.',
  {
    holidays: oneOf(['england-and-wales', 'none'], {
      description: 'The bank holidays, which are no working days.',
      example: 'england-and-wales',
    }).prefault('england-and-wales'),
    slumps: listOf(
      'Yearly stretches of days on which traffic is multiplied; they may run over New Year.',
      group(
        'One slump.',
        {
          name: name({ description: 'Name.', example: 'Christmas' }),
          from: monthDay({ description: 'First day.', example: '12-21' }),
          to: monthDay({ description: 'Last day.', example: '01-02' }),
          factor: certain(FACTOR, { description: 'What traffic is times.', example: '35%' }),
        },
        { example: '{name: Christmas, from: 12-21, to: 01-02, factor: 35%}' },
      ),
      { example: '[{name: Christmas, from: 12-21, to: 01-02, factor: 35%}]' },
    ).prefault([]),
  },
  { example: '{holidays: england-and-wales}' },
);

const milestones = listOf(
  'Days to which reports refer.',
  group(
    'One milestone.',
    {
      name: name({ description: 'Name.', example: 'contract ends' }),
      date: date({ description: 'The day; may be outside the horizon.', example: '2014-06-30' }),
    },
    { example: '{name: contract ends, date: 2014-06-30}' },
  ),
  { example: '[{name: contract ends, date: 2014-06-30}]' },
);

const path = text(
  { description: 'A path, relative to this file.', type: 'a path', example: 'base/2013.yaml' },
  /\S/,
);

const extendsFiles = withFacts(
  z.union([
    path,
    listOf('Paths, of which the later wins.', path, { example: '[base/2013.yaml, cheap.yaml]' }),
  ]),
  {
    part: 'map',
    description: 'A file, or a list of files, over which this one is laid. See Overlays.',
    example: 'base/2013.yaml',
    isWhole: true,
    isSourced: false,
  },
);

export const scenarioSchema = group(
  'A scenario of headroom.',
  {
    headroom: version({ description: 'Version of this format.', example: '1' }),
    extends: extendsFiles.optional(),
    name: text(
      {
        description: 'Names the scenario and the folder of its results.',
        type: 'a name of small letters, digits and single hyphens',
        example: 'doubling-2013',
      },
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    ),
    title: text(
      { description: 'A line for reports.', type: 'a text', example: 'All quotas doubled' },
      /\S/,
    ),
    question: text(
      {
        description: 'The question that the scenario asks.',
        type: 'a text',
        example: 'Does storage last?',
      },
      /\S/,
    ).optional(),
    horizon: group(
      'The days simulated, both included; at most 100 years.',
      {
        start: date({ description: 'First day.', example: '2013-04-01' }),
        end: date({ description: 'Last day.', example: '2016-03-31' }),
      },
      { example: '{start: 2013-04-01, end: 2016-03-31}' },
    ),
    run: group(
      'How often, and with what luck.',
      {
        replications: whole(
          { low: 1, high: 100_000 },
          {
            description: 'How often the horizon is simulated.',
            example: '100',
            unit: 'replications',
          },
        ).prefault(1),
        seed: seed({
          description: 'The text from which all luck is drawn.',
          example: 'doubling-2013',
          defaultText: "the scenario's name",
        }).optional(),
        sampling: oneOf(SAMPLINGS, {
          description: 'How uncertain inputs are drawn; `medians` holds them at their medians.',
          example: 'latin-hypercube',
        }).prefault('latin-hypercube'),
        hypercubes: whole(
          { low: 2, high: 1000 },
          {
            description: 'Latin hypercubes into which the replications are divided.',
            example: '10',
            unit: 'hypercubes',
          },
        ).prefault(10),
      },
      { example: '{replications: 100}' },
    ).prefault({}),
    report: group(
      'What is reported beyond the standing tables.',
      {
        sizesOn: listOf(
          'Days of which mailbox sizes are reported, within the horizon.',
          date({ description: 'A day.', example: '2014-03-31' }),
          {
            example: '[2013-07-01, 2014-03-31]',
            defaultText: 'start, milestones, end',
          },
        ).optional(),
      },
      { example: '{sizesOn: [2014-03-31]}' },
    ).prefault({}),
    currency: text(
      {
        description: 'ISO 4217 code; with `costs` it must be GBP.',
        type: 'three capital letters',
        example: 'GBP',
      },
      /^[A-Z]{3}$/,
    ).prefault('GBP'),
    calendar: calendar.prefault({}),
    milestones: milestones.prefault([]),
    traffic: traffic.prefault({}),
    population,
    quota,
    owners,
    correlations: correlations.prefault([]),
    rollout: rollout.prefault({}),
    storage: storage.optional(),
    platforms: platforms.prefault({}),
    costs: costs.optional(),
  },
  { example: 'headroom: 1, and below it the keys of a scenario', isSourced: false },
);

/** The merged file as its schema reads it; scenario.ts has what is made of it. */
export type ScenarioFile = z.output<typeof scenarioSchema>;
