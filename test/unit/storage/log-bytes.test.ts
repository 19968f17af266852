import { describe, expect, it } from 'vitest';
import { logBytesPerByte } from '../../../src/storage/log-bytes.ts';

describe('logs of a byte of mail', () => {
  it('are what a message leaves over what it has, where that is stated', () => {
    expect(logBytesPerByte({ logBytesPerMessage: 150_000 }, 60_000)).toBe(2.5);
    expect(logBytesPerByte({ logBytesPerMessage: 0 }, 60_000)).toBe(0);
  });

  it('are 10 logs of 1 MiB for 50 messages of 15 / 0.19 KiB, as published', () => {
    const messageBytes = 78.9473684210526 * 1024;
    const perByte = logBytesPerByte({ logBytesPerMessage: null }, messageBytes);
    expect((perByte * messageBytes * 50) / 1_048_576).toBeCloseTo(10, 12);
    // 1 MiB / (5 x 78.947 KiB) = 1024 x 0.19 / (5 x 15).
    expect(perByte).toBeCloseTo(2.594133333333333, 12);
  });

  it('are published by the byte: messages of twice the size leave twice as much', () => {
    const [small, large] = [40_000, 80_000].map((messageBytes) =>
      logBytesPerByte({ logBytesPerMessage: null }, messageBytes),
    );
    expect(large).toBe(small);
  });
});
