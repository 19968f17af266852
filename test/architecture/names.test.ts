/** What the documents name is there: files, functions and other names of the code, npm scripts. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPORTS } from '../../src/report/reports.ts';
import { PROJECT_FOLDER } from '../support/run-cli.ts';
import { codeOf, type Source, sourceAt, sourcesIn } from './sources.ts';

const FOLDERS = ['src', 'test', 'bench', 'scripts', 'scenarios', 'fixtures', 'schema', 'docs'];
const TOP_FILES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package.json', 'biome.json'];

/** Without the change log: it also tells of what is gone. */
const documents = [
  ...sourcesIn('docs', /\.md$/),
  ...['README.md', 'CONTRIBUTING.md'].filter(isThere).map(sourceAt),
  ...['bench', 'fixtures', 'scenarios']
    .filter(isThere)
    .flatMap((folder) => sourcesIn(folder, /\.md$/)),
];
const code = ['src', 'test', 'bench', 'scripts'].flatMap((folder) => sourcesIn(folder));
const words = new Set(code.flatMap(({ text }) => codeOf(text).match(/[\w$]+/g) ?? []));
const files = [...FOLDERS, '.ci'].filter(isThere).flatMap((folder) => sourcesIn(folder, /./));
const fileNames = new Set([
  ...files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
  ...['knip.json', 'tsconfig.json', 'tsconfig.test.json', 'vitest.config.ts', 'LICENSE'],
  ...TOP_FILES,
  // What a run writes.
  ...REPORTS.map(({ name }) => `${name}.csv`),
  ...['datapackage.json', 'run.json'],
]);

interface Name {
  readonly name: string;
  readonly document: string;
}

/** Texts between backticks, not those in blocks of code. */
const names: Name[] = documents.flatMap(({ path, text }) =>
  [...text.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => ({
    name,
    document: path,
  })),
);

function isThere(path: string): boolean {
  return existsSync(join(PROJECT_FOLDER, path));
}

function missing(isMissing: (name: Name) => boolean): string[] {
  return [...new Set(names.filter(isMissing).map(({ name, document }) => `${document}: ${name}`))];
}

const PATH = new RegExp(`^(?:\\.\\./|\\./)?(?:${FOLDERS.join('|')}|\\.ci)/[\\w./-]*$`);
const FILE_NAME = /^[\w-]+(?:\.[\w-]+)*\.(?:ts|mjs|md|json|csv|yaml)$/;
/** In a figure, as users write it: `p99(METRIC)`. */
const PERCENTILE = /^p\d{1,2}$/;
const IDENTIFIER = /^(?:[a-z]+\d*[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|[A-Z]+_[A-Z_\d]+)$/;

describe('the documents', () => {
  it('are found, and name much', () => {
    expect(documents.map(({ path }) => path)).toContain('docs/model.md');
    expect(names.filter(({ name }) => PATH.test(name)).length).toBeGreaterThan(50);
    expect(names.filter(({ name }) => IDENTIFIER.test(name)).length).toBeGreaterThan(50);
  });

  it('name files that are there', () => {
    const paths = missing(({ name }) => PATH.test(name) && !isThere(name.replace(/^\.+\//, '')));
    const bare = missing(({ name }) => FILE_NAME.test(name) && !fileNames.has(name));
    expect([...paths, ...bare]).toEqual([]);
  });

  it('name functions and other names of the code that are there', () => {
    const calls = missing(({ name }) => {
      const [, called] = /^(\w+)\(.*\)$/.exec(name) ?? [];
      if (called === undefined || called.length <= 2 || PERCENTILE.test(called)) return false;
      return !words.has(called);
    });
    const others = missing(({ name }) => IDENTIFIER.test(name) && !words.has(name));
    expect([...calls, ...others]).toEqual([]);
  });

  it('link to files that are there', () => {
    const links = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target) && !isThere(join(dirname(path), target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(links).toEqual([]);
  });

  it('call npm scripts that are there', () => {
    const { scripts } = JSON.parse(sourceAt('package.json').text) as { scripts: object };
    const known = new Set([...Object.keys(scripts)]);
    const unknown = documents.flatMap(({ path, text }: Source) =>
      [...text.matchAll(/\bnpm run(?: -s)? ([\w:-]+)/g)]
        .map(([, script = '']) => script)
        .filter((script) => !known.has(script))
        .map((script) => `${path}: npm run ${script}`),
    );
    expect(unknown).toEqual([]);
  });
});
