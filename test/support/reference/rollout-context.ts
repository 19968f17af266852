/** What the parts of the reference's rollout share. */
import type { Attempt } from './gate-metrics.ts';
import type { Gate } from './gates.ts';
import type { Mailbox } from './mailbox.ts';
import type { Booking } from './nights.ts';
import type { StageRun } from './stage.ts';
import type { World } from './world.ts';

/** What a stage does to a mailbox on a day: changes it, or takes its change back. */
export interface Change {
  readonly mailbox: number;
  readonly stage: number;
  readonly undoes?: boolean;
}

export interface Yesterday {
  readonly boxes: readonly Mailbox[];
  /** By pool: whether it was over plan last evening. */
  readonly overPlan: readonly boolean[];
}

export interface Today extends Yesterday {
  readonly day: number;
}

/** Something that happened to a stage or a gate, with the index of the gate or pool that did it. */
export interface Happening {
  readonly day: number;
  readonly kind:
    | ('trip' | 'alert' | 'report' | 'clear')
    | ('approval' | 'start' | 'pause' | 'pauseEnd' | 'wait' | 'resume')
    | ('abort' | 'rollback' | 'blocked' | 'finish');
  readonly stage: number | null;
  readonly gate?: number;
  readonly pool?: number;
  readonly mailboxCount?: number;
  readonly value?: number;
}

/** Of moves: what is booked, and what pools and gates were like when that was done. */
export interface Nights {
  booked: Booking[];
  overPlan: readonly boolean[];
  holding: readonly boolean[];
}

export interface Context {
  readonly world: World;
  readonly runs: readonly StageRun[];
  readonly gates: readonly Gate[];
  readonly happenings: Happening[];
  /** Stages that a gate stops tomorrow morning, and which gate does. */
  readonly stops: Map<number, Gate>;
  /** Of today. */
  readonly attempts: Attempt[];
  readonly nights: Nights;
}
