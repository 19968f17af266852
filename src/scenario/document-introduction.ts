/** What docs/scenario.md says before the list of keys. */
import { CONTROL, PEOPLE, PLATFORMS } from './document-control.ts';

export const INTRODUCTION = `# The scenario file

This page is made from the schema in \`src/scenario/\` by \`npm run docs\`; a test holds the two
together. Editors that read JSON Schema complete and explain keys with
\`schema/scenario.schema.json\`: put this line first, with the path from your file.

\`\`\`yaml
# yaml-language-server: $schema=../schema/scenario.schema.json
\`\`\`

A scenario is one YAML 1.2 file. \`headroom validate FILE\` names every fault of it in one go, with
file, line and column and what to write instead; \`headroom show FILE\` prints the scenario as it is
after merging, and with \`--origins\` where each value came from.

## How values are written

| kind | write | note |
|---|---|---|
| size | \`200 MiB\`, \`1 GiB\`, \`55 KiB\`, \`300 B\` | Binary units. \`MB\`, \`GB\` and \`TB\` are refused, as they have two meanings. |
| share | \`15%\` or \`0.15\` | |
| date | \`2013-07-08\` | A day that does not exist is refused. |
| day of the year | \`12-21\` | |
| rate | \`500 per day\` | |
| number of days | \`35 days\`, \`10 working days\` | As the key says. |
| money | \`3.85\` | A plain number in the scenario's \`currency\`, without tax. |

A value marked **uncertain** is a number of its kind or a distribution over such numbers:

| write | distribution |
|---|---|
| \`{p10: 8%, p50: 15%, p90: 30%}\` | a smooth one that meets the three percentiles, within the legal range |
| \`{uniform: [2, 5]}\` | uniform between the two |
| \`{triangular: [2, 3, 5]}\` | triangular: least, most likely, most |
| \`{normal: {mean: 3, sd: 1}}\` | normal, cut off at the legal range |
| \`{lognormal: {median: 3, sigma: 0.5}}\` | log-normal; sigma is the standard deviation of the logarithm |
| \`{discrete: [{value: 2, weight: 3}, {value: 5, weight: 1}]}\` | one of the values, with chances as the weights |

A distribution with more than 1 % of its probability outside the legal range is refused.

## Provenance

Beside a number, a share, a size or a distribution may stand who says so. A single value moves
under \`value\` for that:

\`\`\`yaml
messagesPerWorkingDay: {value: 16.2, source: "annual report 2013", quality: published}
keepShare: {p10: 15%, p50: 25%, p90: 40%, note: "no study was found", quality: assumed}
housekeeping: {perYear: 0.5, share: 10%, quality: assumed}
\`\`\`

The keys are \`source\`, \`owner\` (who answers for the value), \`note\`, and \`quality\`, which is
\`measured\`, \`published\` or \`assumed\`. In any map of fixed keys below the top
level they stand for all values in it that have none of their own; a value that another file lays
over it does not take them on.

## Overlays

\`extends\` names a file, or a list of files, over which this one is laid. Paths are relative to the
file in which they are written.

- Of a list the later wins, and the file itself wins over all. A file that several extend is laid
  once, beneath them all.
- Maps merge key by key, those whose keys are names (cohorts, tiers, pools, platforms) too. Lists whose items all have a \`name\` merge by name: an item of a known
  name is laid over the inherited one, others are added. Other lists are replaced.
- \`null\` removes an inherited key. Where nothing is inherited it is refused: a value was forgotten.
- Replaced whole, provenance included: single values and distributions, \`select\`, \`change\`,
  \`organisations\`, a list of \`discountRate\`, and an archive's \`size\`.
- Required keys may come from any of the files; whether all are there is checked after merging.
- A file may not extend itself, directly or through others.

## What cohorts share

What \`population.everyCohort\` gives holds for every cohort that does not give its own, as the
reactions under \`owners\` do. Of \`spread\`, \`housekeeping\` and the reactions a cohort may give single
parts.

\`\`\`yaml
population:
  everyCohort:
    messageSize: {p10: 35 KiB, p50: 56 KiB, p90: 85 KiB}
    keepShare: {p10: 18%, p50: 30%, p90: 45%}
    housekeeping: {perYear: 2, share: {p10: 4%, p50: 10%, p90: 20%}}
  cohorts:
    clinical: {share: 90%, ...}
    dormant: {share: 10%, keepShare: 80%, housekeeping: {perYear: 0}, ...}
\`\`\`

An uncertain value there is one input, with one address, drawn once for all who share it. Written
out in each cohort, or repeated there as a YAML alias (\`*name\`), it is as many inputs as there are
cohorts: drawn apart, they average out, and the total looks more certain than the belief is.

\`null\` in a cohort removes what a file below gives to this cohort, so that what every cohort has
holds there again. \`--set population.everyCohort.keepShare=40%\` changes it for those who share it.

## Addresses and \`--set\`

Every value has an address: the keys that lead to it, joined by full stops. An item of a list is
called by its name, or by its number from 1 if it has none: \`rollout.stages.london.rate\`,
\`population.cohorts.clinical.growth.1.perYear\`. So
names begin with a letter and hold no full stop and no equals sign.

\`--set ADDRESS=VALUE\` lays one value over the merged file; it may be given several times, and the
later wins. The value is read as YAML, so \`--set run.replications=20\`,
\`--set "rollout.stages.london.rate=800 per day"\`, \`--set rollout=null\` and
\`--set "owners.inducedGrowth={p10: 2%, p50: 5%, p90: 9%}"\` all work. Distributions and lists
without names are set whole. A key or name that is not there is refused. A path given to \`--set\` is
relative to the working folder.

## Inputs that go together

Uncertain inputs are drawn independently of one another unless \`correlations\` ties them. It lists
pairs of addresses, each pair once, with Spearman's rank correlation: 0.5 means that where one is
high the other tends to be high too, whatever their distributions.

\`\`\`yaml
correlations:
  - [owners.inducedGrowth, owners.contactShare, 0.5]
  - {value: [owners.inducedGrowth, owners.offloadShare, -0.3], source: "a survey", quality: assumed}
\`\`\`

Pairs that are not listed have no correlation; a file's own list replaces that of a file below it. Correlations that cannot hold together are refused;
a pair of which one input is a plain number, perhaps by \`--set\`, has no effect, and \`run\` says so.

${CONTROL}

${PEOPLE}

## Storage and its purchase

\`storage\` says how mail lies on disk (\`layout\`), where (\`pools\`), and how more is bought
(\`procurement\`). All sizes of pools and purchases are usable ones, for all copies together.

\`\`\`yaml
storage:
  layout: {preset: exchange-2010, copies: 2}
  pools:
    north: {usable: 620 TiB, organisations: {regions: [North]}}
    south: {usable: 780 TiB, organisations: rest}
  procurement:
    leadTimeDays: {p10: 45, p50: 70, p90: 120}
    scheduled: [{pool: north, on: 2013-06-03, size: 60 TiB}]
    policy: {when: 80%, trendDays: 60, increment: 40 TiB, openOrders: 2}
\`\`\`

The lead time is written as an uncertain value is, but every order of the policy draws its own: it
has no single value in a replication, so it cannot be correlated with an input and explains no
difference between replications. One plans with \`planningLeadTimeDays\`, never with what is drawn.

${PLATFORMS}

## Costs

Each of the \`lines\` of \`costs\` counts what \`per\` says and multiplies it by the price of the
day. A line has the keys of its \`kind\` and no others:

| kind | needs | may have |
|---|---|---|
| \`capital\` | \`per\`, a price, \`lifeYears\` | \`rawPerUsable\`, \`vat\` |
| \`running\` | \`per\`, a price | \`from\`, \`to\`, \`platform\`, \`vat\` |
| \`economic\` | \`per\`, a price | \`from\`, \`to\`, \`platform\` |
| \`optimism-bias\` | \`share\`, \`of\` | |

A price is \`price\`, of the day \`priceBase\`, or dated \`prices\`; either may move by
\`pricePerYear\` and be multiplied by \`shocks\`. Prices are nominal: what inflation does to them is
part of \`pricePerYear\`. What counts TB or TiB needs \`storage\`.

\`\`\`yaml
costs:
  priceBase: 2013-04-01
  discountRate: 3.5%
  inflationPerYear: 2%
  vat: {rate: 20%, recoverableShare: 50%}
  lines:
    - {name: purchase, kind: capital, per: TB bought, price: 2000, pricePerYear: -12%, lifeYears: 4}
    - {name: running, kind: running, per: TiB-month installed, price: {p10: 12, p50: 18, p90: 30}}
    - {name: service, kind: running, per: mailbox-month, prices: [{from: 2013-04-01, price: 3.85}]}
    - {name: owner time, kind: economic, per: clean-up, price: 7}
    - {name: optimism bias, kind: optimism-bias, share: 10%, of: [purchase]}
\`\`\`

These prices have the addresses \`costs.lines.running.price\` and
\`costs.lines.service.prices.1.price\`. Figures in the examples only show the form.

In the tables below, words in capitals stand for a name, or for a number from 1 (\`N\`).`;
