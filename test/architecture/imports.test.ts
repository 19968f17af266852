/** Imports run one way, and only a few files know that there is a machine around them. */
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInCode, type Source, sourceAt, sourcesIn } from './sources.ts';

/** From the bottom to the top: a folder may import from those before it, and from itself. */
const FOLDERS = [
  'units',
  'calendar',
  'random',
  'table',
  'scenario',
  'population',
  'demand',
  'quota',
  'storage',
  'cost',
  'rollout',
  'plan',
  'engine',
  'ensemble',
  'report',
  'review',
  'page',
  'cli',
  'index.ts',
];

/**
 * Below `cli` these read or write files, or hash what they write, or are or start threads; nothing
 * else uses Node.
 */
const FILES_WITH_NODE = [
  'src/ensemble/spill-file.ts',
  'src/ensemble/thread-crew.ts',
  'src/ensemble/worker.ts',
  'src/population/read-organisations.ts',
  'src/report/copy-run-folder.ts',
  'src/report/hash-text.ts',
  'src/report/read-inputs.ts',
  'src/report/write-abandoned.ts',
  'src/report/write-hashed.ts',
  'src/report/write-run-folder.ts',
  'src/report/write-strangers.ts',
  'src/report/write-target.ts',
  'src/review/file-pieces.ts',
  'src/review/first-difference.ts',
  'src/review/folder-differences.ts',
  'src/review/read-file.ts',
  'src/review/read-run-folder.ts',
  'src/scenario/read-scenario.ts',
];

const sources = sourcesIn('src');
const belowCli = sources.filter(({ path }) => !path.startsWith('src/cli/'));

/** A whole statement that imports or re-exports, on one line or several, or a call of `import`. */
const IMPORT =
  /^(?:import|export)(?<erased> type)? (?:[^;'()=]*from )?'(?<name>[^']+)';|\bimport\('(?<late>[^']+)'\)/gm;

interface Import {
  /** Of a package, or a path from the project's folder. */
  readonly name: string;
  /** Whether nothing of it is left when the types are gone. */
  readonly isErased: boolean;
}

function importsOf({ path, text }: Source): Import[] {
  return [...text.matchAll(IMPORT)].map(({ groups }) => {
    const name = groups?.name ?? groups?.late ?? '';
    return {
      name: name.startsWith('.') ? posix.join(posix.dirname(path), name) : name,
      isErased: groups?.erased !== undefined,
    };
  });
}

/** The position in FOLDERS of a path `src/folder/...`. */
function levelOf(path: string): number {
  return FOLDERS.indexOf(path.split('/')[1] ?? '');
}

describe('imports', () => {
  it('are found at all', () => {
    const count = sources.reduce((sum, source) => sum + importsOf(source).length, 0);
    expect(count).toBeGreaterThan(500);
    const library = importsOf(sources.find(({ path }) => path === 'src/index.ts')!);
    expect(library).toContainEqual({ name: 'src/engine/simulate.ts', isErased: false });
    expect(library).toContainEqual({ name: 'src/engine/trace.ts', isErased: true });
    const commands = importsOf(sources.find(({ path }) => path === 'src/cli/definitions.ts')!);
    expect(commands).toContainEqual({ name: 'src/cli/run.ts', isErased: false });
  });

  it('come from folders that are known', () => {
    expect(sources.filter(({ path }) => levelOf(path) < 0)).toEqual([]);
  });

  it('run from the bottom to the top', () => {
    const against = sources.flatMap((source) =>
      importsOf(source)
        .filter(({ name }) => name.startsWith('src/') && levelOf(name) > levelOf(source.path))
        .map(({ name }) => `${source.path} imports ${name}`),
    );
    expect(against).toEqual([]);
  });

  it('leave src only for Node and the packages that are installed with this one', () => {
    const { dependencies } = JSON.parse(sourceAt('package.json').text) as { dependencies: object };
    const allowed = ['src', ...Object.keys(dependencies)];
    const outside = sources.flatMap((source) =>
      importsOf(source)
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('node:') && !allowed.includes(name.split('/')[0] ?? ''))
        .map((name) => `${source.path} imports ${name}`),
    );
    expect(outside).toEqual([]);
  });

  it('make no circle, but for types', () => {
    const graph = new Map(
      sources.map((source) => {
        const lasting = importsOf(source).filter(({ isErased }) => !isErased);
        return [source.path, lasting.map(({ name }) => name)];
      }),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way, path].join(' -> '));
      if (done.has(path) || way.includes(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });
});

describe('the machine', () => {
  it('is reached through node: only from cli and the readers and writers of files', () => {
    const users = belowCli.filter((source) =>
      importsOf(source).some(({ name }) => name.startsWith('node:')),
    );
    expect(users.map(({ path }) => path)).toEqual(FILES_WITH_NODE);
  });

  it('has no clock, console, process or timer below cli', () => {
    const globals =
      /\b(?:console|process|performance|globalThis|Date|setTimeout|setInterval|setImmediate|queueMicrotask|fetch|crypto)\b(?!:)/g;
    expect(belowCli.flatMap((source) => findInCode(source, globals))).toEqual([]);
  });
});
