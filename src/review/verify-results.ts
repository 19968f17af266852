/** The checks of a run folder that hold its tables against each other and against run.json. */
import { PENCE_PER_POUND } from '../cost/pence.ts';
import { counted } from '../units/counted.ts';
import { checkAssumptions } from './verify-assumptions.ts';
import {
  type CheckResult,
  type Findings,
  noFindings,
  resultOf,
  skippedCheck,
} from './verify-check.ts';
import type { Contents } from './verify-contents.ts';
import { costRows, isPaidLine } from './verify-cost-rows.ts';
import { checkLines, checkMonths, checkYears } from './verify-costs.ts';
import { checkContacts, checkEventSums } from './verify-events.ts';
import { checkFocus } from './verify-focus.ts';
import { masterCheckResult } from './verify-master-check.ts';
import { checkMeans } from './verify-means.ts';
import { checkStages } from './verify-stages.ts';
import { checkSummary } from './verify-summary.ts';

/**
 * By so many pence at most the mean of what a line comes to in a month may differ from what the
 * tables have for it. These start from the mean of the net amounts, rounded; then VAT, what of it
 * comes back, and present value are rounded by half a penny each, there and in every replication:
 * 3.5 pence of cash, and of present value 1 and half its factor, which stays below 18.
 */
const PENCE_PER_COST = 10;

/** All that is checked once the tables have been read. */
export function contentResults(contents: Contents): CheckResult[] {
  const { findings, record } = contents;
  return [
    tablesResult('columns and cells', findings.cells, contents),
    tablesResult('keys', findings.keys, contents),
    costsResult(contents),
    sumsResult(contents),
    summaryResult(contents),
    masterCheckResult(record),
    agreementResult(contents),
  ];
}

/** The check of each table by itself. */
function tablesResult(what: string, findings: Findings, contents: Contents): CheckResult {
  const { read, unread, unknown } = contents;
  if (unknown !== null) return skippedCheck(`${what} of tables`, unknown);
  const reasons = [...unread.values()];
  const skipped = reasons.length === 0 ? null : reasons.join('; ');
  return resultOf(`${what} of ${counted(read.length, 'table')}`, findings, skipped);
}

/** Why tables that are needed were not read; null: all were. */
function reasonsAgainst(
  { read, unread, unknown, record }: Contents,
  names: readonly string[],
): string | null {
  if (unknown !== null) return unknown;
  const absent = names.filter((name) => !read.includes(name));
  const isLeftOut = (name: string) => record.tables !== null && !record.tables.includes(name);
  const leftOut = absent.filter(isLeftOut);
  const reasons = absent
    .filter((name) => !isLeftOut(name))
    .map((name) => unread.get(name) ?? `there is no ${name}.csv`);
  if (leftOut.length > 0) reasons.push(`--tables left out ${leftOut.join(', ')}`);
  return reasons.length === 0 ? null : reasons.join('; ');
}

function costsResult(contents: Contents): CheckResult {
  const check = 'totals of costs';
  const { record, kept } = contents;
  if (!record.scope.costs) return skippedCheck(check, 'the run has no costs');
  const names = ['costs_annual', 'costs_monthly', ...(record.focus ? ['focus'] : [])];
  const reasons = reasonsAgainst(contents, names);
  const findings = noFindings();
  const { annual, monthly } = costsIn(contents, findings);
  if (annual === null && monthly === null && reasons !== null) return skippedCheck(check, reasons);
  for (const costs of [annual, monthly]) if (costs !== null) checkLines(costs, findings);
  if (annual !== null) checkYears(annual, findings);
  if (annual !== null && monthly !== null) checkMonths(monthly, annual, findings);
  const focus = kept.get('focus');
  if (focus !== undefined && monthly !== null) checkFocus(focus, monthly, findings);
  return resultOf(check, findings, reasons);
}

function costsIn({ kept }: Contents, findings: Findings) {
  const [annual, monthly] = [kept.get('costs_annual'), kept.get('costs_monthly')];
  return {
    annual: annual === undefined ? null : costRows(annual, 'financial_year', findings),
    monthly: monthly === undefined ? null : costRows(monthly, 'month', findings),
  };
}

function sumsResult(contents: Contents): CheckResult {
  const check = 'sums of pools, cohorts and stages';
  const { findings, kept, read } = contents;
  const names = ['timeline', 'quota_states', 'stages'];
  const reasons = reasonsAgainst(contents, names);
  const stages = kept.get('stages');
  if (stages !== undefined) checkStages(stages, findings.sums);
  if (!names.some((name) => read.includes(name))) return skippedCheck(check, reasons ?? '');
  return resultOf(check, findings.sums, reasons);
}

function summaryResult(contents: Contents): CheckResult {
  const check = 'summary of the replications';
  const { findings, kept, record, metricValues: values } = contents;
  const reasons = reasonsAgainst(contents, ['summary', 'replications']);
  const summary = kept.get('summary');
  if (values === null) return skippedCheck(check, reasons ?? '');
  if (summary !== undefined) {
    const source = { values, record, moneySlack: moneySlack(contents) };
    checkSummary(summary, source, findings.replications);
  }
  return resultOf(check, findings.replications, reasons);
}

/** In pounds; null: not known. */
function moneySlack(contents: Contents): number | null {
  const { monthly } = costsIn(contents, noFindings());
  if (monthly === null) return null;
  return (monthly.rows.filter(isPaidLine).length * PENCE_PER_COST) / PENCE_PER_POUND;
}

function agreementResult(contents: Contents): CheckResult {
  const check = 'run.json against the tables';
  const { findings, kept, read, record, metricValues, eventSums } = contents;
  const { agreement } = findings;
  const names = ['summary', 'timeline', 'quota_states', 'replications', 'assumptions'];
  const reasons = reasonsAgainst(contents, names);
  const [summary, assumptions] = [kept.get('summary'), kept.get('assumptions')];
  if (!names.some((name) => read.includes(name))) return skippedCheck(check, reasons ?? '');
  if (summary !== undefined) checkMeans(summary, record, agreement);
  if (assumptions !== undefined) checkAssumptions(assumptions, record, agreement);
  if (metricValues !== null) checkContacts(metricValues, record, agreement);
  if (eventSums !== null) checkEventSums(eventSums, record, agreement);
  return resultOf(check, agreement, reasons);
}
