import { describe, expect, it } from 'vitest';

import { quotaLevel, STATE, STATE_NAMES, stateOf } from '../../../src/quota/levels.ts';

const MIB = 1_048_576;
/** The defaults of Exchange. */
const EXCHANGE = { warn: 0.95, send: 1, receive: 1.15 };

describe('quotaLevel', () => {
  it('takes thresholds as shares of the quota', () => {
    // 200 MiB = 209,715,200 bytes; 95 % 199,229,440; 115 % 241,172,480.
    expect(quotaLevel(200 * MIB, EXCHANGE)).toEqual({
      quotaBytes: 209_715_200,
      warnBytes: 199_229_440,
      sendBytes: 209_715_200,
      receiveBytes: 241_172_480,
    });
  });

  it('rounds them to the nearest byte, halves up', () => {
    // 95 % of 50 MiB is 49,807,360 exactly; of 10 bytes 9.5; 115 % of them 11.5.
    expect(quotaLevel(50 * MIB, EXCHANGE).warnBytes).toBe(49_807_360);
    expect(quotaLevel(10, EXCHANGE)).toMatchObject({ warnBytes: 10, receiveBytes: 12 });
    expect(quotaLevel(11, EXCHANGE)).toMatchObject({ warnBytes: 10, receiveBytes: 13 });
    expect(quotaLevel(12, EXCHANGE)).toMatchObject({ warnBytes: 11, receiveBytes: 14 });
  });

  it('is never reached where a threshold is none', () => {
    const level = quotaLevel(100, { warn: null, send: 1, receive: null });
    expect(level).toEqual({
      quotaBytes: 100,
      warnBytes: Infinity,
      sendBytes: 100,
      receiveBytes: Infinity,
    });
  });

  it('has no thresholds where the quota is unlimited', () => {
    expect(quotaLevel(Infinity, EXCHANGE)).toEqual({
      quotaBytes: Infinity,
      warnBytes: Infinity,
      sendBytes: Infinity,
      receiveBytes: Infinity,
    });
    // A share of 0 times infinity would be no number.
    expect(quotaLevel(Infinity, { warn: 0, send: 0, receive: 0 }).warnBytes).toBe(Infinity);
  });
});

describe('stateOf', () => {
  const level = quotaLevel(1000, EXCHANGE);

  it.each([
    [0, 'ok'],
    [949, 'ok'],
    [949.999, 'ok'],
    [950, 'warned'],
    [999.999, 'warned'],
    [1000, 'send-blocked'],
    [1149.999, 'send-blocked'],
    [1150, 'full'],
    [1e12, 'full'],
  ])('of %d bytes under a quota of 1,000 is %s', (used, name) => {
    expect(STATE_NAMES[stateOf(level, used)]).toBe(name);
  });

  it.each([
    ['warn', { ...EXCHANGE, warn: null }, ['ok', 'ok', 'send-blocked', 'full']],
    ['send', { ...EXCHANGE, send: null }, ['ok', 'warned', 'warned', 'full']],
    ['receive', { ...EXCHANGE, receive: null }, ['ok', 'warned', 'send-blocked', 'send-blocked']],
    ['all', { warn: null, send: null, receive: null }, ['ok', 'ok', 'ok', 'ok']],
  ])('knows a quota without %s', (_which, thresholds, names) => {
    const without = quotaLevel(1000, thresholds);
    const found = [949, 950, 1000, 1150].map((used) => STATE_NAMES[stateOf(without, used)]);
    expect(found).toEqual(names);
  });

  it('enters only the last of thresholds that coincide', () => {
    const same = quotaLevel(1000, { warn: 1, send: 1, receive: 1 });
    expect(stateOf(same, 999)).toBe(STATE.ok);
    expect(stateOf(same, 1000)).toBe(STATE.full);
    const warnAndSend = quotaLevel(1000, { warn: 1, send: 1, receive: 1.1 });
    expect(stateOf(warnAndSend, 1000)).toBe(STATE.sendBlocked);
  });

  it('of an unlimited quota is ok however much there is', () => {
    expect(stateOf(quotaLevel(Infinity, EXCHANGE), 1e15)).toBe(STATE.ok);
  });

  it('orders the states as a mailbox fills', () => {
    expect(STATE_NAMES[STATE.ok]).toBe('ok');
    expect(STATE_NAMES[STATE.warned]).toBe('warned');
    expect(STATE_NAMES[STATE.sendBlocked]).toBe('send-blocked');
    expect(STATE_NAMES[STATE.full]).toBe('full');
  });
});
