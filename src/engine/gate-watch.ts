/** The gates of a rollout, evening by evening: what they see, when they trip, what they hold. */
import type { Plan } from '../plan/plan.ts';
import { createGate } from '../rollout/gates.ts';
import type { Observation } from './controller.ts';
import { type GateSight, gateSight, type StagesToday } from './gate-sight.ts';

/** A stretch for which a gate was tripped, with the values that began and ended it. */
export interface GateTrip {
  /** The evening on which it tripped, */
  readonly day: number;
  readonly value: number;
  /** and the one on which it cleared; null: not yet. */
  readonly clearDay: number | null;
  readonly clearValue: number | null;
  /** The stages that ran when it tripped. */
  readonly running: readonly number[];
}

export interface GateWatch {
  /** Takes an evening's values; returns indexes of the gates that trip or clear on it. */
  readonly observe: (observation: Observation, today: StagesToday) => readonly number[];
  /** By gate: its trips in order, so far. */
  readonly trips: readonly (readonly GateTrip[])[];
  /** By gate: the days (1) on which it is tripped, and acts; of days to come as it is now. */
  readonly holds: readonly Uint8Array[];
}

/** Gates none of which has tripped. */
export function gateWatch(plan: Plan): GateWatch {
  const { gates } = plan.rollout;
  const machines = gates.map(createGate);
  const trips: GateTrip[][] = gates.map(() => []);
  const holds = gates.map(() => new Uint8Array(plan.dayCount));
  const sight: GateSight = gateSight(plan);
  return {
    trips,
    holds,
    observe(observation, today) {
      const { day } = observation;
      sight.note(observation);
      return [...gates.keys()].filter((index) => {
        const gate = gates[index]!;
        const ofGate = trips[index]!;
        const last = ofGate.at(-1);
        const isTripped = machines[index]!.isTripped();
        const running = isTripped ? last!.running : today.running;
        const value = sight.valueOf(gate, observation, { ...today, running });
        const turn = machines[index]!.step(value);
        if (turn === null) return false;
        if (turn === 'trip') {
          ofGate.push({ day, value: value!, clearDay: null, clearValue: null, running });
        } else ofGate[ofGate.length - 1] = { ...last!, clearDay: day, clearValue: value };
        if (gate.acts && gate.onTrip !== 'alert') {
          holds[index]!.fill(turn === 'trip' ? 1 : 0, Math.min(day + 1, plan.dayCount));
        }
        return true;
      });
    },
  };
}

/**
 * Days on which a stage may act, or start: open ones on which no gate holds it. The calendar's own
 * where no gate can.
 */
export function daysNotHeld(
  plan: Plan,
  { holds }: GateWatch,
  of: { readonly stage: number; readonly mayStart: boolean },
): Uint8Array {
  const { gates, openDays } = plan.rollout;
  const holding = holds.filter(
    (_, gate) =>
      gates[gate]!.stages.includes(of.stage) &&
      (gates[gate]!.onTrip === 'pause' || (of.mayStart && gates[gate]!.onTrip !== 'alert')),
  );
  if (holding.length === 0) return openDays.open;
  return openDays.open.map((isOpen, day) =>
    isOpen === 1 && holding.every((days) => days[day] === 0) ? 1 : 0,
  );
}
