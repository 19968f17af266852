import { describe, expect, it } from 'vitest';
import { sparkline } from '../../../src/page/verdict/sparkline.ts';

describe('a course in a line', () => {
  it('rises in eighths of the largest value, from 0', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8], 9)).toBe('▁▁▂▃▄▅▆▇█');
    expect(sparkline([4, 8], 2)).toBe('▄█');
    // 2.4 eighths.
    expect(sparkline([3, 10], 2)).toBe('▃█');
  });

  it('has as many columns as asked at the most, each the largest of its days', () => {
    // Days 0 to 1 and 2 to 4.
    expect(sparkline([8, 1, 1, 4, 1], 2)).toBe('█▄');
    expect(sparkline([8], 30)).toBe('█');
    expect(sparkline([], 30)).toBe('');
  });

  it('has gaps where there is nothing, and is low where all is 0 or less', () => {
    expect(sparkline([null, 8, null], 3)).toBe(' █ ');
    expect(sparkline([0, 0], 2)).toBe('▁▁');
    expect(sparkline([-8, 8], 2)).toBe('▁█');
  });
});
