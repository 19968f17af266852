/** Rules about moves: what links need, and whose they are. */
import { checkKnown, itemAddress, needKeys, type Rules } from './rule.ts';
import { movesKeys } from './schema-moves.ts';

const MOVES = 'rollout.moves';

/** Checks that moves are described where a stage moves mailboxes, and only there. */
export function checkMoves(rules: Rules): void {
  checkNeed(rules);
  checkLinks(rules);
}

function checkNeed({ draft, has, say }: Rules): void {
  const stages = draft.rollout?.stages ?? [];
  const addresses = stages.map((stage, index) => itemAddress('rollout.stages', stage?.name, index));
  const moving = addresses.find((address) => has(`${address}.change.platform`));
  if (moving !== undefined && !has(MOVES)) {
    const message = `is missing, and ${moving} moves mailboxes`;
    const mend = 'write moves: {perDay: 20000, dropSourceAfter: 14 days}';
    say({ address: MOVES, message, mend }, [`${moving}.change.platform`]);
  } else if (moving === undefined && has(MOVES)) {
    const message = 'no stage moves mailboxes';
    say({ address: MOVES, message, mend: 'leave it out (null removes an inherited key)' });
  }
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
