/** Commands that make no page do not wait until what draws pages is loaded. */
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesIn } from './sources.ts';

const sources = new Map(sourcesIn('src').map(({ path, text }) => [path, text]));

/** Statements that load something at once: not types, and no call of `import`. */
const AT_ONCE = /^(?:import|export)(?! type) (?:[^;'()=]*from )?'([^']+)';/gm;

/** Packages that draw, and that files load at once by way of others. */
function drawnWith(path: string): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, name = ''] of (sources.get(file) ?? '').matchAll(AT_ONCE)) {
      if (/^(?:preact|d3-)/.test(name)) found.push([...way, file, name].join(' -> '));
      if (name.startsWith('.')) visit(posix.join(posix.dirname(file), name), [...way, file]);
    }
  };
  visit(path, []);
  return found;
}

describe('preact and d3', () => {
  it('are found where they are', () => {
    expect(drawnWith('src/page/run-page.tsx')).not.toEqual([]);
  });

  it('are not loaded with any command', () => {
    const commands = [...sources.keys()].filter((path) => path.startsWith('src/cli/'));
    expect(commands.length).toBeGreaterThan(50);
    expect(commands.flatMap(drawnWith)).toEqual([]);
  });

  it('are not loaded by workers, nor by the library until a page is asked for', () => {
    expect(drawnWith('src/ensemble/worker.ts')).toEqual([]);
    expect(drawnWith('src/index.ts')).toEqual([]);
  });
});
