/** The rules between values, checked over all that could be read, so that every fault shows. */
import type { Fault } from '../table/fault.ts';
import { treeAt, treePlace } from './place.ts';
import type { FileDraft, Rules } from './rule.ts';
import { checkChurn } from './rules-churn.ts';
import { checkCorrelations } from './rules-correlations.ts';
import { checkCosts } from './rules-costs.ts';
import { checkDue } from './rules-due.ts';
import { checkGates } from './rules-gates.ts';
import { checkLimits } from './rules-limits.ts';
import { checkMoves } from './rules-moves.ts';
import { checkOwners } from './rules-owners.ts';
import { checkPlatforms } from './rules-platforms.ts';
import { checkPopulation } from './rules-population.ts';
import { checkQuota } from './rules-quota.ts';
import { checkRollout } from './rules-rollout.ts';
import { checkStanding } from './rules-standing.ts';
import { checkStorage } from './rules-storage.ts';
import { checkTime } from './rules-time.ts';
import { type Complaint, faultAt, type Tree, type TreePlace } from './tree.ts';

/** Where faults go, and what decides which of several values is to blame. */
interface Report {
  readonly faults: Fault[];
  /** The files, each laid over those before it; what `--set` gives lies over all of them. */
  readonly layers: readonly string[];
}

/** Checks the rules between values; faults go to `faults`. */
export function checkRules(draft: FileDraft, root: Tree, { faults, layers }: Report): void {
  const has = (address: string) => treeAt(root, address) !== undefined;
  const rules: Rules = {
    draft,
    has,
    keysAt: (address) => keysOf(treeAt(root, address)),
    say: (complaint, involved = []) => {
      const written = [complaint.address, ...involved].filter(has);
      const places = new Map(written.map((address) => [address, treePlace(root, address)]));
      faults.push(blame(complaint, { places, layers, around: treePlace(root, complaint.address) }));
    },
  };
  checkTime(rules);
  checkPopulation(rules);
  checkChurn(rules);
  checkQuota(rules);
  checkOwners(rules);
  checkCorrelations(rules);
  checkRollout(rules);
  checkDue(rules);
  checkGates(rules);
  checkStanding(rules);
  checkStorage(rules);
  checkPlatforms(rules);
  checkMoves(rules);
  checkCosts(rules);
  checkLimits(rules);
}

function keysOf(tree: Tree | undefined): readonly string[] | null {
  if (tree === undefined) return [];
  return tree.kind === 'map' ? [...tree.entries.keys()] : null;
}

interface Blame {
  /** By address: where the values stand that are at odds, the one complained of first. */
  readonly places: ReadonlyMap<string, TreePlace>;
  readonly layers: readonly string[];
  /** The place if none of them is written. */
  readonly around: TreePlace;
}

/** More places than this are not told: of a sum of shares nobody would read them. */
const OTHER_PLACE_COUNT_MAX = 2;

/**
 * Blames the value that was written last, as the files below were without fault before it, and
 * says where the others stand that do not come from there.
 */
function blame(complaint: Complaint, { places, layers, around }: Blame): Fault {
  const rankOf = ({ file, expression }: TreePlace) =>
    expression === undefined ? layers.indexOf(file) : layers.length;
  let blamed: TreePlace | undefined;
  for (const place of places.values()) {
    if (blamed === undefined || rankOf(place) > rankOf(blamed)) blamed = place;
  }
  const place = blamed ?? around;
  const others = [...places].filter(
    ([address, { file, expression }]) =>
      (file !== place.file || expression !== place.expression) && !isAround(address, places),
  );
  const isTold = others.length > 0 && others.length <= OTHER_PLACE_COUNT_MAX;
  const told = others.map(([address, other]) => `${address} stands in ${placeText(other)}`);
  const message = [complaint.message, ...(isTold ? told : [])].join('; ');
  return faultAt(place, { ...complaint, message });
}

/** Whether a map is told by the values in it. */
function isAround(address: string, places: ReadonlyMap<string, TreePlace>): boolean {
  return [...places.keys()].some((other) => other.startsWith(`${address}.`));
}

function placeText({ file, line, column, expression }: TreePlace): string {
  return expression === undefined ? `${file}:${line}:${column}` : `'${expression}'`;
}
