/** Whether the organisation types, regions and ids that a selection names exist. */
import type { Organisation } from '../population/organisations.ts';
import { nearest } from '../scenario/nearest.ts';
import type { StageSpec } from '../scenario/rollout-spec.ts';
import type { SelectSpec } from '../scenario/scenario.ts';
import type { StageFault } from './stage-fault.ts';

/** So many known names are listed in a message; more are counted. */
const LISTED_COUNT_MAX = 12;

const KINDS = [
  { key: 'organisationTypes', of: 'type', words: 'organisation has the type' },
  { key: 'regions', of: 'region', words: 'organisation is in the region' },
  { key: 'organisations', of: 'id', words: 'organisation has the id' },
] as const;

/** A fault for each unknown name, with the name that was probably meant or those that there are. */
export function unknownNameFaults(
  { name, select }: Pick<StageSpec<unknown>, 'name' | 'select'>,
  organisations: readonly Organisation[],
): StageFault[] {
  if (select === 'rest') return [];
  return unknownNames(select, organisations).map((fault) => ({
    stage: name,
    key: 'select' as const,
    ...fault,
  }));
}

type Names = Pick<Exclude<SelectSpec, 'rest'>, (typeof KINDS)[number]['key']>;

/** What is wrong with the names of organisations, types and regions, and the mend of each. */
export function unknownNames(
  select: Names,
  organisations: readonly Organisation[],
): Pick<StageFault, 'message' | 'mend'>[] {
  return KINDS.flatMap(({ key, of, words }) => {
    const wanted = select[key];
    if (wanted === null) return [];
    const known = new Set(organisations.map((organisation) => organisation[of]));
    return [...new Set(wanted)]
      .filter((item) => !known.has(item))
      .map((item) => ({ message: `no ${words} '${item}'`, mend: mendOf(item, [...known]) }));
  });
}

function mendOf(item: string, known: readonly string[]): string {
  const meant = nearest(item, known);
  if (meant !== null) return `did you mean '${meant}'?`;
  if (known.length === 0) return 'the scenario has no organisations';
  const listed = known.slice(0, LISTED_COUNT_MAX).map((name) => `'${name}'`);
  const left = known.length - listed.length;
  return `write one of ${listed.join(', ')}${left > 0 ? ` (and ${left} more)` : ''}`;
}
