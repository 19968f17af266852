/** The schema of which organisations are meant: of a stage's mailboxes, or of a pool's. */
import { listOf } from './facts.ts';
import { text } from './fields.ts';

/** A list of names; whether there are such is for a rule or for the compiler to say. */
export const namesOf = (
  description: string,
  example: string,
  more: { readonly defaultText?: string } = {},
) =>
  listOf(description, text({ description: 'A name.', example, type: 'a name' }, /\S/), {
    example: `[${example}]`,
    ...more,
  });

/** Keys that narrow to organisations. */
export const organisationKeys = {
  organisationTypes: namesOf('Types of organisations.', 'acute-trust').optional(),
  regions: namesOf('Regions of organisations.', 'London').optional(),
  organisations: listOf(
    'Organisations by id.',
    text({ description: 'An id.', example: 'R1H', type: 'an id' }, /\S/),
    { example: '[R1H]' },
  ).optional(),
};
