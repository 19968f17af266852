/**
 * Controllers for tests: one that reacts to totals, one that looks at every mailbox each evening.
 */
import type { Controller, EveningView } from '../../src/engine/controller.ts';

/** Later than every horizon: takes a change back. */
const NEVER = 0x7fffffff;

export interface PausingOptions {
  readonly dayCount: number;
  readonly mailboxCount: number;
  readonly perDay: number;
  /** Paused while so many mailboxes or more are blocked. */
  readonly blockedCountMax: number;
}

/**
 * Gives mailboxes the quota of stage 0, in the order of their numbers and so many a day, but not on
 * the day after an evening on which too many were blocked. Says how often it changed its mind.
 */
export function pausingController(options: PausingOptions): Controller & { turns: () => number } {
  const { dayCount, mailboxCount, perDay, blockedCountMax } = options;
  const changeDay = new Float64Array(mailboxCount).fill(NEVER);
  let paused = false;
  let turnCount = 0;
  return {
    decide: (day, _view, setChange) => {
      let at = day;
      let left = perDay;
      for (let mailbox = 0; mailbox < mailboxCount; mailbox++) {
        if (changeDay[mailbox]! < day) continue;
        changeDay[mailbox] = paused || at >= dayCount ? NEVER : at;
        setChange(mailbox, changeDay[mailbox]!, 0);
        left--;
        if (left === 0) {
          left = perDay;
          at++;
        }
      }
      return dayCount;
    },
    observe: ({ day, countOf }) => {
      // The opening has no counts.
      if (day < 0) return false;
      const pauses =
        countOf('sendBlockedCount', null) + countOf('fullCount', null) >= blockedCountMax;
      const turns = pauses !== paused;
      if (turns) turnCount++;
      paused = pauses;
      return turns;
    },
    stages: () => ({ stages: [], events: [] }),
    turns: () => turnCount,
  };
}

/** Looks on at another controller's rollout, every evening before the horizon's last. */
export function lookingOn(
  controller: Controller,
  look: (day: number, view: EveningView) => void,
): Controller {
  let nextDay = 0;
  return {
    decide: (day, view, setChange) => {
      look(day - 1, view);
      if (day >= nextDay) nextDay = controller.decide(day, view, setChange);
      return day + 1;
    },
    stages: controller.stages,
  };
}
