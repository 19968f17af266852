/** The verdict of a run in words: what a planner asks first, with the figures that answer it. */
import type { PageRun } from '../cells/page-run.ts';
import { alertItems } from './verdict-alerts.ts';
import { costItem } from './verdict-costs.ts';
import { driversItem } from './verdict-drivers.ts';
import { limitItems } from './verdict-limits.ts';
import { ownersItems } from './verdict-owners.ts';
import { rolloutItem } from './verdict-rollout.ts';
import { storageItems } from './verdict-storage.ts';
import type { VerdictItem } from './verdict-words.ts';

/** Answers to what is asked of each plan, the most important first; from four to ten. */
export function verdict(run: PageRun): readonly VerdictItem[] {
  return [
    ...storageItems(run),
    rolloutItem(run),
    ...alertItems(run),
    costItem(run),
    ...ownersItems(run),
    driversItem(run),
    ...limitItems(run),
  ];
}
