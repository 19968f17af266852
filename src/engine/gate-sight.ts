/** What gates see of an evening: the values of their metrics. */
import { poolOfCell } from '../plan/cells.ts';
import { possibleMembers } from '../plan/content-stages.ts';
import type { Plan, PlanGate } from '../plan/plan.ts';
import { runwayDays } from '../storage/runway.ts';
import type { Observation } from './controller.ts';

/** Stages on the day that ends. */
export interface StagesToday {
  /** Indexes of those that have started and not ended before it. */
  readonly running: readonly number[];
  /** Attempts of a stage on the day. */
  readonly attemptsOf: (stage: number) => { readonly all: number; readonly failed: number };
}

export interface GateSight {
  /** Takes note of an evening's pools; called for each in order. */
  readonly note: (observation: Observation) => void;
  /** Null: the metric has no value on this evening. */
  readonly valueOf: (gate: PlanGate, observation: Observation, today: StagesToday) => number | null;
}

export function gateSight(plan: Plan): GateSight {
  /** By pool, then by day. */
  const neededBytes = plan.pools.names.map(() => new Float64Array(plan.dayCount));
  const poolsOf = poolsOfStages(plan);
  const poolsInScope = (gate: PlanGate, running: readonly number[]): number[] => {
    const named = gate.pool === null ? [...neededBytes.keys()] : [gate.pool];
    return named.filter(
      (pool) => gate.scope === 'all' || running.some((stage) => poolsOf(stage).has(pool)),
    );
  };
  return {
    note({ day, pools }) {
      pools.forEach((pool, index) => {
        neededBytes[index]![day] = pool.neededBytes;
      });
    },
    valueOf(gate, observation, today) {
      const { day, pools } = observation;
      const stages = gate.scope === 'all' ? null : today.running;
      const isWorkingDay = plan.rollout.openDays.workingDay[day] === 1;
      const inScope = (): number[] => poolsInScope(gate, today.running);
      const share = (...fields: Parameters<Observation['countOf']>[0][]): number | null => {
        const count = (field: (typeof fields)[number]) => observation.countOf(field, stages);
        const all = count('mailboxCount');
        return all === 0 ? null : fields.reduce((sum, field) => sum + count(field), 0) / all;
      };
      switch (gate.metric) {
        case 'poolUtilisation':
          return worst(
            inScope().map((pool) => pools[pool]!.neededBytes / pools[pool]!.usableBytes),
            Math.max,
          );
        case 'runwayDays':
          return worst(
            inScope().map((pool) =>
              runwayDays(neededBytes[pool]!, day + 1, pools[pool]!.usableBytes),
            ),
            Math.min,
          );
        case 'shareBlocked':
          return share('sendBlockedCount', 'fullCount');
        case 'shareWarned':
          return share('warnedCount');
        case 'contactsPerDay':
          return isWorkingDay ? observation.countOf('contactCount', stages) : null;
        case 'failureShare':
          return isWorkingDay
            ? failureShare(stages ?? [...plan.rollout.stages.keys()], today)
            : null;
      }
    },
  };
}

function worst(
  values: readonly (number | null)[],
  choose: (...values: number[]) => number,
): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : choose(...known);
}

function failureShare(stages: readonly number[], { attemptsOf }: StagesToday): number | null {
  let [all, failed] = [0, 0];
  for (const stage of stages) {
    const ofStage = attemptsOf(stage);
    all += ofStage.all;
    failed += ofStage.failed;
  }
  return all === 0 ? null : failed / all;
}

/**
 * The pools of a stage's possible members at home, and those to which it moves them; looked up
 * once, where a gate asks for it.
 */
function poolsOfStages({ population, pools, rows, rollout }: Plan): (stage: number) => Set<number> {
  const shape = { poolCount: pools.poolCount, sectionCount: rows.sections.length };
  const known = new Map<number, Set<number>>();
  return (stage) => {
    let found = known.get(stage);
    if (found === undefined) {
      const groups = rows.groups.filter(({ claimedBy }) => claimedBy.includes(stage));
      found = new Set(groups.map(({ cell }) => poolOfCell(shape, cell)));
      const { moveTo } = rollout.stages[stage]!;
      if (moveTo !== null) {
        const poolOf = pools.poolOf[moveTo]!;
        for (const members of possibleMembers(rollout.stages, stage)) {
          for (const mailbox of members) found.add(poolOf[population.organisationOf[mailbox]!]!);
        }
      }
      known.set(stage, found);
    }
    return found;
  };
}
