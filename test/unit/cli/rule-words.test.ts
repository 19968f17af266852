import { describe, expect, it } from 'vitest';
import { failureWords, gateWords, standingWords } from '../../../src/cli/rule-words.ts';
import { planned, stage } from './planned.ts';

const STAGES = `  stages:\n${stage('pilot', 'start: 2013-12-03, rate: 10 per day')}${stage('rest', 'after: {stage: pilot}, over: 2 days')}`;
/** What the scenario says, with what is not said at its default. */
const rolloutOf = (text: string, ...set: string[]) => planned(`${text}${STAGES}`, ...set).rollout;
const gate = (text: string, ...set: string[]) =>
  gateWords(rolloutOf(`  gates: [{name: g, ${text}}]\n`, ...set).gates[0]!);
const STORAGE = `storage={layout: {preset: exchange-2010, copies: 2}, pools: {north: {organisations: {}, usable: 10 TiB}}}`;

describe('a gate in words', () => {
  it('says what it does, when, and until when', () => {
    const rest = 'metric: shareBlocked, scope: all, trip: {above: 5%, forDays: 2}';
    const bounds = `${rest}, clear: {below: 3.5%, forDays: 5}`;
    expect(gate(`${bounds}, onTrip: pause`)).toBe(
      'pauses all stages while the share of all mailboxes that cannot send is above 5 % for 2 days, until below 3.5 % for 5 days',
    );
    expect(gate(`${bounds}, onTrip: abort`)).toBe(
      'aborts all stages once the share of all mailboxes that cannot send is above 5 % for 2 days; none of them starts until below 3.5 % for 5 days',
    );
    expect(gate(`${rest}, onTrip: rollback, stages: [pilot]`)).toBe(
      'rolls back stage pilot once the share of all mailboxes that cannot send is above 5 % for 2 days; none of them starts until no longer above it',
    );
    expect(gate(`${rest}, onTrip: alert`)).toBe(
      'alerts once the share of all mailboxes that cannot send is above 5 % for 2 days, until no longer above it',
    );
    expect(gate(`${rest}, onTrip: pause, mode: report, stages: [pilot, rest]`)).toBe(
      'reports only, and does not act: pauses stages pilot, rest while the share of all mailboxes that cannot send is above 5 % for 2 days, until no longer above it',
    );
  });

  it.each([
    [
      'metric: shareBlocked, trip: {above: 5%}',
      'the share of the mailboxes of running stages that cannot send is above 5 %',
    ],
    [
      'metric: shareWarned, scope: all, trip: {above: 0.25%}',
      'the share of all mailboxes that are warned is above 0.25 %',
    ],
    [
      'metric: contactsPerDay, trip: {above: 4000}',
      'the number of contacts a day from the mailboxes of running stages is above 4,000',
    ],
    [
      'metric: contactsPerDay, scope: all, trip: {above: 0.5}',
      'the number of contacts a day from all mailboxes is above 0.5',
    ],
    [
      'metric: failureShare, trip: {above: 7%}',
      "the share of the day's attempts that fail is above 7 %",
    ],
  ])('names the metric: %s', (text, words) => {
    const failures = 'rollout.failures={share: 1%, retryAfterDays: 3, attempts: 3}';
    expect(gate(`${text}, onTrip: pause`, failures)).toBe(
      `pauses all stages while ${words}, until no longer above it`,
    );
  });

  it.each([
    [
      'metric: poolUtilisation, trip: {above: 85%}',
      'the highest utilisation of the pools of running stages is above 85 %',
    ],
    [
      'metric: poolUtilisation, scope: all, trip: {above: 85%}',
      'the highest utilisation of all pools is above 85 %',
    ],
    [
      'metric: poolUtilisation, pool: north, trip: {above: 85%}',
      'the utilisation of pool north is above 85 %',
    ],
    [
      'metric: runwayDays, trip: {below: 60}',
      'the shortest runway of the pools of running stages is below 60 days',
    ],
    [
      'metric: runwayDays, scope: all, trip: {below: 1}',
      'the shortest runway of all pools is below 1 day',
    ],
    [
      'metric: runwayDays, pool: north, trip: {below: 60}',
      'the runway of pool north is below 60 days',
    ],
  ])('names the pool: %s', (text, words) => {
    const side = text.includes('above') ? 'above' : 'below';
    expect(gate(`${text}, onTrip: pause`, STORAGE)).toBe(
      `pauses all stages while ${words}, until no longer ${side} it`,
    );
  });

  it('clears on the other side', () => {
    const text = 'metric: runwayDays, trip: {below: 60}, clear: {above: 90}, onTrip: pause';
    expect(gate(text, STORAGE)).toContain('is below 60 days, until above 90 days');
  });
});

describe('failures in words', () => {
  const words = (text: string) => failureWords(rolloutOf(`  failures: {${text}}\n`).failures!);

  it('say how often, and what happens then', () => {
    expect(words('share: 0.047%, retryAfterDays: 3, attempts: 3')).toBe(
      '0.047 % of attempts fail; each is tried again after 3 days, 3 attempts in all',
    );
    expect(words('share: {uniform: [1%, 3%]}, retryAfterDays: 1, attempts: 2')).toBe(
      'about 2 % of attempts fail; each is tried again after 1 day, 2 attempts in all',
    );
    expect(words('share: 1%, retryAfterDays: 1, attempts: 1')).toBe(
      '1 % of attempts fail; none is tried again',
    );
  });
});

describe('upgrades on request in words', () => {
  const words = (text: string) =>
    standingWords(rolloutOf(`  standing: [{name: r, quota: next tier, ${text}}]\n`).standing[0]!);

  it('say who, when, and on which days', () => {
    expect(words('when: send-blocked, afterDays: 2, share: 15%')).toBe(
      '15 % of those who become send-blocked or worse are given the next tier 2 days later',
    );
    expect(words('when: full, afterDays: 1, share: {uniform: [10%, 20%]}, from: 2013-12-05')).toBe(
      'about 15 % of those who become full are given the next tier 1 day later, from 2013-12-05',
    );
    expect(words('when: warned, afterDays: 2, share: 15%, to: 2013-12-05')).toContain(
      'warned or worse are given the next tier 2 days later, to 2013-12-05',
    );
    expect(
      words('when: full, afterDays: 2, share: 15%, from: 2013-12-04, to: 2013-12-05'),
    ).toContain('later, from 2013-12-04 to 2013-12-05');
  });
});
