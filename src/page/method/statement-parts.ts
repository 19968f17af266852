/**
 * How the figures were made, in the order in which the STRESS guidelines ask for it: objectives,
 * logic, data, experimentation, implementation, access; and the limits of use.
 *
 * Source: T. Monks, C. S. M. Currie, B. S. Onggo, S. Robinson, M. Kunc, S. J. E. Taylor (2019),
 * Strengthening the reporting of empirical simulation studies: introducing the STRESS guidelines,
 * Journal of Simulation 13(1), 55-67, doi 10.1080/17477778.2018.1442155, checklist for
 * discrete-event simulation.
 */
import type { PageRun } from '../cells/page-run.ts';
import { recordCell, tableOf } from '../cells/page-run.ts';
import { known } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { hasScope, recordDate, type ScopeName } from '../verdict/verdict-words.ts';
import { dataSentences, experimentSentences, madeSentences } from './statement-run.ts';

export interface StatementPart {
  readonly heading: string;
  readonly sentences: readonly Sentence[];
}

export function statementParts(run: PageRun): readonly StatementPart[] {
  const parts: readonly StatementPart[] = [
    { heading: 'Objectives', sentences: objectives(run) },
    { heading: 'Logic', sentences: logic(run) },
    { heading: 'Data', sentences: dataSentences(run) },
    { heading: 'Experimentation', sentences: experimentSentences(run) },
    { heading: 'Implementation and access', sentences: madeSentences(run) },
    { heading: 'Limits of use', sentences: limits(run) },
  ];
  return parts.map(({ heading, sentences }) => ({
    heading,
    sentences: sentences.filter((sentence) => sentence.length > 0),
  }));
}

function objectives(run: PageRun): readonly Sentence[] {
  const { question, name } = {
    question: recordCell(run, 'question'),
    name: recordCell(run, 'name'),
  };
  return [
    known('The scenario ', name, ' asks: ', question),
    known(
      'Simulated are ',
      withUnit(recordCell(run, 'mailboxCount'), 'mailboxes'),
      ' from ',
      recordDate(run, 'firstDate'),
      ' to ',
      recordDate(run, 'lastDate'),
      ', day by day.',
    ),
    [
      'What comes out is how much is stored, whom quotas hold up',
      ...ABOUT.flatMap(({ scope, words }) => (hasScope(run, scope) ? [`, ${words}`] : [])),
      '; each figure with its range over replications of the same days under other luck and other values of what is not known.',
    ],
  ];
}

/** What scenarios may be about beside storage and owners, with the words for it. */
const ABOUT: readonly { readonly scope: ScopeName; readonly words: string }[] = [
  { scope: 'storage', words: 'what disk each pool needs of what it has' },
  { scope: 'procurement', words: 'what is ordered when' },
  { scope: 'stages', words: 'when stages of the rollout start and finish' },
  { scope: 'moves', words: 'what moves to another platform' },
  { scope: 'churn', words: 'who joins and leaves' },
  { scope: 'costs', words: 'what it costs' },
];

function withUnit(cell: ReturnType<typeof recordCell>, unit: string) {
  return cell === null ? null : { ...cell, unit };
}

/** The order of events within a day, as docs/model.md has it. */
export const DAY_ORDER: readonly string[] = [
  'The controller, which knows how things stood the evening before, decides whose quota changes and who moves.',
  'Leavers go, what is kept of them is freed when its time is over, copies of moved mailboxes are dropped, joiners arrive.',
  'Quota changes, moves and rollbacks of stages take effect, then upgrades that owners asked for.',
  'Archives return, owners clean up, housekeeping deletes.',
  'A new spell of business, a new habit and a new quota set the traffic of the day.',
  'The mail of the day arrives.',
  'What would exceed the receive threshold is refused.',
  'Each mailbox is in the state that its size implies; what that does to mail begins the day after.',
  'Storage that is due arrives; the procurement policy may order.',
  'Figures are taken, and gates look at theirs.',
];

function logic(run: PageRun): readonly Sentence[] {
  const gates = hasScope(run, 'gates') ? ' Gates stop stages and let them go on.' : '';
  return [
    [
      'It is a discrete-event simulation of single mailboxes: between two events the content of a mailbox changes steadily, and an event is the crossing of a threshold, a clean-up, a change of quota or habit, a joining or leaving.',
    ],
    [
      `An owner who is warned, kept from sending or full cleans up, calls the help desk or waits; a larger quota, once noticed, brings mail that would have been deleted or kept elsewhere.${gates}`,
    ],
    ['Each day has the same order, in which the evening of one day is what the next begins with.'],
  ];
}

function limits(run: PageRun): readonly Sentence[] {
  const hasSample = recordCell(run, 'sample.share') !== null;
  return [
    [
      'Ranges show what is not known of the inputs and the luck that differs between replications; they leave out the luck of the seed, which is who is in which cohort, tier and stage. Another seed shows that; for few mailboxes it may be more than all the rest.',
    ],
    [
      'Ranges are as good as the register of assumptions: what is assumed there is nobody’s measurement.',
    ],
    ['Percentiles do not add up, over pools, lines or years; means do.'],
    [
      'Mail is counted in bytes, and in messages by their mean size; days are whole, and nothing is said of hours.',
    ],
    [
      'Nothing is said of what comes after the last day, nor of what would be if inputs left their ranges.',
    ],
    hasSample
      ? ['Of a sample, whatever few mailboxes decide is rough: run all mailboxes before deciding.']
      : [],
    tableOf(run, 'sensitivity') === null
      ? []
      : ['A rank correlation says which inputs go with a figure, not by how much they move it.'],
  ];
}
