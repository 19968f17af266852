/** What goes to and fro between the thread of a run and its workers. */
import { type Fault, InputFaults } from '../table/fault.ts';
import type { Drift } from './opening-drift.ts';
import type { Replicated } from './outcome.ts';
import type { Task } from './simulator.ts';

export type Request =
  | { readonly kind: 'drift' }
  | { readonly kind: 'replicate'; readonly task: Task };

export type Reply =
  | { readonly kind: 'drift'; readonly drift: Drift | null }
  | { readonly kind: 'replicated'; readonly replicated: Replicated }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What was thrown: an error that goes to another thread loses its class. */
export type Failure =
  | { readonly faults: readonly Fault[] }
  | { readonly message: string; readonly stack: string };

export function failureOf(error: unknown): Failure {
  if (error instanceof InputFaults) return { faults: error.faults };
  if (!(error instanceof Error)) return { message: String(error), stack: '' };
  return { message: error.message, stack: error.stack ?? '' };
}

/** The error as it would have been thrown in this thread. */
export function errorOf(failure: Failure): Error {
  if ('faults' in failure) return new InputFaults([...failure.faults]);
  const error = new Error(failure.message);
  error.stack = failure.stack;
  return error;
}
