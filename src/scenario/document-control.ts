/** What docs/scenario.md says of rollout control, and of people who join and leave. */

export const CONTROL = `## Rollout control

Stages change quotas by a calendar. What else starts, stops and undoes them stands beside them.

**Gates.** A gate looks at a metric every evening and acts from the next day on: it trips after
\`forDays\` values running beyond one bound, and clears after as many inside another, so that a
metric that swings around a bound does not make stages stop and go. Bounds of \`poolUtilisation\`,
\`shareBlocked\`, \`shareWarned\` and \`failureShare\` are shares (\`85%\` or \`0.85\`); those of
\`contactsPerDay\` and \`runwayDays\` are numbers. A day on which the metric has no value neither
counts nor breaks the row.

| \`onTrip\` | what happens |
|---|---|
| \`pause\` | nothing is changed and no stage starts until it clears |
| \`abort\` | the stages that are running end; those after them never start |
| \`rollback\` | the same, and the mailboxes that they have changed go back at once; of those that have moved only where the copy is not dropped yet |
| \`alert\` | it is told, and nothing stops |

\`\`\`yaml
rollout:
  gates:
    - name: full disks
      metric: poolUtilisation
      pool: north
      trip: {above: 85%, forDays: 2}
      clear: {below: 80%, forDays: 5}
      onTrip: pause
    - {name: incident, metric: contactsPerDay, scope: all, trip: {above: 400}, onTrip: abort}
    - {name: runway, metric: runwayDays, trip: {below: 60}, onTrip: pause, mode: report}
\`\`\`

With \`mode: report\` a gate tells what it would have done. One with \`clear\` beyond its trip is
refused, as it would trip and clear on the same day.

**Failures.** An attempt to change a mailbox may fail; it is made again, and after so many attempts
the mailbox has failed for good.

\`\`\`yaml
rollout:
  failures: {share: 0.047%, retryAfterDays: 3, attempts: 3}
\`\`\`

**Approvals and dates.** A stage may wait for an approval, which is asked for on the first day on
which it could otherwise start. \`by\` is the day by which it should have finished; reports say how
likely that is.

\`\`\`yaml
rollout:
  stages:
    - {name: pilot, by: 2013-07-31}
    - {name: rest, approval: {workingDays: {p10: 3, p50: 5, p90: 15}}, by: 2013-11-08}
\`\`\`

**Standing rules.** Who comes into a state may ask for more: \`afterDays\` later the mailbox has the
next larger tier, if it is still in such a state.

\`\`\`yaml
rollout:
  standing:
    - {name: on request, when: send-blocked, afterDays: 2, share: 15%, quota: next tier}
\`\`\`

Uncertain inputs among these have addresses such as \`rollout.failures.share\`,
\`rollout.standing.on request.share\` and \`rollout.stages.rest.approval.workingDays\`.`;

export const PEOPLE = `## Joiners, leavers and onboarding

Cohorts say at what rates people join and leave, in \`population.churn\` stands what they have in
common, and \`onboarding\` brings many at once. Joiners are a share of the mailboxes at the start, as
many in every replication; whether and when an owner leaves is luck. A leaver's mailbox gets no mail
and is kept for \`retentionDays\`. Months that \`profile\` does not name weigh 1.

\`\`\`yaml
population:
  everyCohort: {joinersPerYear: 9.9%, leaversPerYear: {p10: 6%, p50: 8.3%, p90: 11%}}
  churn: {profile: {aug: 1.3, sep: 1.9}, retentionDays: 30}
  onboarding:
    - name: providers
      from: 2013-09-02
      to: 2013-12-20
      mailboxes: 400
      organisationType: acute-trust
      imported: {p10: 50 MiB, p50: 200 MiB, p90: 800 MiB}
\`\`\`

Joiners have the quota that is then in force for their organisation.`;

export const PLATFORMS = `## Other platforms

All mailboxes start at home, which is what the file describes. \`platforms\` describes others, each
with its quotas, thresholds and storage, and a stage with \`change: {platform: NAME}\` moves
mailboxes there. Stages that move and stages that change quotas may select the same mailboxes, two of
one kind may not.

\`\`\`yaml
platforms:
  nhsmail2:
    quota: {size: 4 GiB}
    storage:
      layout: {preset: exchange-2013, copies: 3}
      pools: {cloud: {usable: 900 TiB, organisations: rest}}
rollout:
  moves:
    perDay: 20000
    links: {acute-trust: 100}
    windowHours: 8
    linkShare: 50%
    logSpace: 5 TiB
    dropSourceAfter: 14 days
  stages:
    - name: to nhsmail2
      select: rest
      change: {platform: nhsmail2}
      start: 2014-01-06
      over: 40 days
\`\`\`

\`rollout.moves\` says what a night has room for, over all stages. A link of 100 Mbit/s, of which half
may be used for 8 hours, carries 100 x 10^6 / 8 x 8 x 3600 x 50% = 180 x 10^9 bytes a night. Who does
not fit waits for the next night; attempts that are made again after a failed one are few, and come on
top of what a night has room for. Content lies on both platforms until the copy that was left is
dropped. In costs a line may count what lies on one platform, \`platform: home\` or another by name;
\`per: GiB moved\` and \`per: dual mailbox-month\` count the moves and those who lie on both.`;
