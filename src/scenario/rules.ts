/** The rules between values, checked over all that could be read, so that every fault shows. */
import type { Fault } from '../table/fault.ts';
import { treeAt, treePlace } from './place.ts';
import type { FileDraft, Rules } from './rule.ts';
import { checkLimits } from './rules-limits.ts';
import { checkOwners } from './rules-owners.ts';
import { checkPopulation } from './rules-population.ts';
import { checkQuota } from './rules-quota.ts';
import { checkRollout } from './rules-rollout.ts';
import { checkTime } from './rules-time.ts';
import { faultAt, type Tree } from './tree.ts';

/** Checks the rules between values; faults go to `faults`. */
export function checkRules(draft: FileDraft, root: Tree, faults: Fault[]): void {
  const rules: Rules = {
    draft,
    has: (address) => treeAt(root, address) !== undefined,
    say: (complaint, involved = []) => {
      const places = [complaint.address, ...involved].map((address) => treePlace(root, address));
      const set = places.find(({ expression }) => expression !== undefined);
      faults.push(faultAt(set ?? treePlace(root, complaint.address), complaint));
    },
  };
  checkTime(rules);
  checkPopulation(rules);
  checkQuota(rules);
  checkOwners(rules);
  checkRollout(rules);
  checkLimits(rules);
}
