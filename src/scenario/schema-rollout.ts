/** The schema of how mailboxes are changed: on which days, under which rules, by which stages. */
import { group, listOf } from './facts.ts';
import { date, flag, name, weekday } from './fields.ts';
import { failures, standing } from './schema-attempts.ts';
import { gates } from './schema-gates.ts';
import { moves } from './schema-moves.ts';
import { stage } from './schema-stage.ts';

const dayRange = {
  from: date({ description: 'First day.', example: '2013-12-16' }),
  to: date({ description: 'Last day.', example: '2014-01-03' }),
};

export const rollout = group(
  'How quotas are changed, and mailboxes moved. Without it all stays as it is.',
  {
    calendar: group(
      'On which days changes may be made.',
      {
        workingDaysOnly: flag({
          description: 'Whether weekends and bank holidays are closed.',
          example: 'true',
        }).prefault(true),
        days: listOf(
          'Weekdays on which changes are made.',
          weekday({ description: 'A weekday.', example: 'Mon' }),
          {
            example: '[Mon, Tue, Wed, Thu]',
            defaultText: 'Monday to Friday, or all seven where workingDaysOnly is false',
          },
        ).optional(),
        windows: listOf(
          'Days on which changes are allowed; without windows always.',
          group('One window.', dayRange, { example: '{from: 2013-07-01, to: 2013-11-30}' }),
          { example: '[{from: 2013-07-01, to: 2013-11-30}]' },
        ).prefault([]),
      },
      { example: '{workingDaysOnly: true}' },
    ).prefault({}),
    freezes: listOf(
      'Days on which nothing is changed, whatever else allows it.',
      group(
        'One freeze.',
        { name: name({ description: 'Name.', example: 'Christmas change freeze' }), ...dayRange },
        { example: '{name: Christmas, from: 2013-12-16, to: 2014-01-03}' },
      ),
      { example: '[{name: Christmas, from: 2013-12-16, to: 2014-01-03}]' },
    ).prefault([]),
    failures: failures.optional(),
    gates: gates.prefault([]),
    standing: standing.prefault([]),
    moves: moves.optional(),
    stages: listOf('The stages, at most 255.', stage, { example: '[{name: pilot, ...}]' }).prefault(
      [],
    ),
  },
  { example: '{stages: [{name: pilot, ...}]}' },
);
