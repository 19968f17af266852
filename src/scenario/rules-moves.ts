/** Rules about moves: what links need, and whose they are. */
import { checkKnown, needKeys, type Rules } from './rule.ts';
import { movesKeys } from './schema-moves.ts';

const MOVES = 'rollout.moves';

/** Checks the moves. */
export function checkMoves(rules: Rules): void {
  checkLinks(rules);
}

/** A link carries so much by the hour, and belongs to organisations that there are. */
function checkLinks(rules: Rules): void {
  const address = `${MOVES}.links`;
  if (!rules.has(address)) return;
  needKeys(rules, MOVES, {
    keys: movesKeys,
    needed: ['windowHours'],
    message: 'is missing, and links carry so much by the hour',
  });
  const types = rules.draft.population?.organisations?.types;
  for (const type of Object.keys(rules.draft.rollout?.moves?.links ?? {})) {
    checkKnown(rules, `${address}.${type}`, {
      name: type,
      known: types && Object.keys(types),
      word: 'organisation type',
    });
  }
}
