/** A check as one versioned object. */
import { type Check, isCheckPassed, outcomeOf } from './check.ts';
import { diffRecord } from './diff-record.ts';

/** Of the object; raised when a key changes its meaning. */
const CHECK_VERSION = 1;

/** The object, of plain data in a fixed order: the same check gives the same bytes. */
export function checkRecord(check: Check, headroomVersion: string) {
  return {
    headroom: headroomVersion,
    check: CHECK_VERSION,
    isPassed: isCheckPassed(check),
    against: check.against,
    isUpdate: check.isUpdate,
    scenarios: check.scenarios.map(({ name, file, report, recipe, diff, faults, isWritten }) => ({
      ...{ name, file, report, recipe },
      outcome: outcomeOf({ diff, faults }),
      isWritten,
      faults,
      diff: diff === null ? null : diffRecord(diff, headroomVersion),
    })),
    loneReports: check.loneReports,
  };
}
