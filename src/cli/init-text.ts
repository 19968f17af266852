/**
 * What `headroom init` writes: an overlay with its questions as comments, and copies of what the
 * package has.
 */

/** What a scenario may have besides people and their quotas. */
const DISKS_AND_MONEY = `# Dates to be told of in milestones.csv.
# milestones:
#   - {name: contract ends, date: 2014-06-30}

# Disks: what mail needs of them, in which pools it lies, what is bought.
# Quotas of mailboxes in a full pool are not raised until it is not.
# storage:
#   layout: {preset: exchange-2010, copies: 2}
#   pools:
#     london: {usable: 80 TiB, organisations: {regions: [London]}}
#     elsewhere: {usable: 300 TiB, organisations: rest}
#   procurement:
#     leadTimeDays: {p10: 45, p50: 70, p90: 120}
#     # scheduled: [{pool: london, on: 2013-09-02, size: 20 TiB}]
#     policy: {when: 85%, trendDays: 60, increment: 20 TiB, openOrders: 2}

# Costs, in pounds without VAT, by financial year.
# costs:
#   priceBase: 2013-04-01
#   discountRate: 3.5%
#   inflationPerYear: 2%
#   vat: {rate: 20%, recoverableShare: 50%}
#   lines:
#     - {name: storage purchase, kind: capital, per: TB bought, price: 2000, pricePerYear: -12%, lifeYears: 5}
#     - {name: service charge, kind: running, per: mailbox-month, price: 3.85}
#     - {name: help desk, kind: running, per: contact, price: {p10: 6, p50: 12, p90: 25}}
`;

/**
 * The text of a scenario of that name, which extends `base/nhsmail-2013.yaml` and takes its
 * organisations from `organisations.csv`, both beside it.
 */
export function startingScenario(name: string): string {
  return `# ${name}: a scenario of headroom.
#
# What is not written here is as in base/nhsmail-2013.yaml. See the whole with
#   headroom show ${name}.yaml
# check it, look at the calendar of its stages and simulate it with
#   headroom validate ${name}.yaml
#   headroom plan ${name}.yaml
#   headroom run ${name}.yaml
headroom: 1
name: ${name}
title: All quotas doubled, London first
extends: base/nhsmail-2013.yaml

# First and last day that are simulated.
# horizon: {start: 2013-04-01, end: 2016-03-31}

# More replications narrow the intervals of the reports; the seed is the text from which luck follows.
# run: {replications: 20, seed: ${name}}

population:
  # One row an organisation: id, name, type, region, mailboxes. Put your own in.
  organisations: {file: organisations.csv}
  # Mailboxes in all, if the organisations are to be scaled to another number.
  # mailboxes: 20000
  # What is believed of all owners alike; a cohort of which something else is believed has its own.
  # everyCohort:
  #   keepShare: {p10: 15%, p50: 25%, p90: 40%, quality: assumed, note: a guess of the help desk}

# Sizes have a binary unit (KiB, MiB, GiB, TiB), shares are 15% or 0.15. A value that is not known
# exactly may be a range: {p10: 8%, p50: 15%, p90: 30%}.
# owners:
#   contactShare: {p10: 10%, p50: 20%, p90: 40%, quality: assumed, note: a guess of the help desk}

# Days on which no quota is changed.
rollout:
  freezes:
    - {name: Christmas change freeze, from: 2013-12-16, to: 2014-01-03}
  # Who is changed how, when, and how fast. Each mailbox belongs to one stage at the most.
  stages:
    - name: london
      select: {regions: [London]}
      change: {quota: {factor: 2}}
      start: 2013-07-08
      rate: 2000 per day
    - name: everyone-else
      select: rest
      change: {quota: {factor: 2}}
      order: fullest-first
      after: {stage: london, bake: 10 working days}
      over: 60 days

${DISKS_AND_MONEY}`;
}

/** What the shipped files say of their neighbours, and what is true of a copy. */
const OF_NEIGHBOURS = [
  ['../../fixtures/organisations.csv', '../organisations.csv'],
  ['See fixtures/PROVENANCE.md.', 'See fixtures/PROVENANCE.md in the package of headroom.'],
  ['what every scenario of the library builds on.', "a copy of headroom's own base."],
  ['The README beside the shipped scenarios says', "The README of headroom's own scenarios says"],
] as const;

/** The text of a shipped file as it is to stand beside a scenario of the user's. */
export function standingAlone(text: string): string {
  return OF_NEIGHBOURS.reduce((copy, [from, to]) => copy.replace(from, to), text);
}
