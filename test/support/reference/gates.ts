/** The gates of the reference: looked at every evening, one after another. */
import type { PlanGate } from '../../../src/plan/plan.ts';
import { type Evening, metricOf } from './gate-metrics.ts';

export interface Gate {
  readonly index: number;
  readonly gate: PlanGate;
  isTripped: boolean;
  /** Evenings in a row, of those that have a value, that speak for the other side. */
  streak: number;
  /** Stages that were running when it tripped. */
  scope: readonly number[];
  /** The last evening on which it cleared. */
  clearedOn: number | null;
  /** By evening; null where there is none. */
  readonly values: (number | null)[];
}

export function untripped(gate: PlanGate, index: number): Gate {
  return { index, gate, isTripped: false, streak: 0, scope: [], clearedOn: null, values: [] };
}

/** What the evening does to a gate, with the value that does it; null: nothing. */
export function watch(own: Gate, evening: Evening): { trips: boolean; value: number } | null {
  const stages = own.isTripped ? own.scope : evening.running;
  const value = metricOf(own.gate, evening, stages);
  own.values.push(value);
  if (value === null) return null;
  const { days, holds } = own.isTripped ? wayBack(own.gate) : wayOver(own.gate);
  own.streak = holds(value) ? own.streak + 1 : 0;
  if (own.streak < days) return null;
  own.streak = 0;
  own.isTripped = !own.isTripped;
  if (own.isTripped) own.scope = evening.running;
  else own.clearedOn = evening.day;
  return { trips: own.isTripped, value };
}

interface Way {
  readonly days: number;
  readonly holds: (value: number) => boolean;
}

function wayOver({ beyond, trip }: PlanGate): Way {
  const { bound, days } = trip;
  return { days, holds: (value) => (beyond === 'above' ? value > bound : value < bound) };
}

/** Without a bound of its own one evening that is not beyond the bound of the trip. */
function wayBack(gate: PlanGate): Way {
  const { beyond, clear } = gate;
  if (clear === null) return { days: 1, holds: (value) => !wayOver(gate).holds(value) };
  const { bound, days } = clear;
  return { days, holds: (value) => (beyond === 'above' ? value < bound : value > bound) };
}

/** Whether a gate keeps a stage from acting and from starting. */
export function holds({ gate, isTripped }: Gate, stage: number): boolean {
  return isTripped && gate.acts && gate.onTrip !== 'alert' && gate.stages.includes(stage);
}

/** Whether that is all that it does. */
export function pauses(own: Gate, stage: number): boolean {
  return own.gate.onTrip === 'pause' && holds(own, stage);
}
